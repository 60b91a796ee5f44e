"""Actors and entries for the tests of the log."""

from dataclasses import replace
from uuid import UUID, uuid4

from finmaskig.accounts.actor import Actor
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import AccessEntry

UNIT, OTHER_UNIT = UUID(int=1), UUID(int=2)
BOARD, OTHER_BOARD = UUID(int=11), UUID(int=12)

WORKER = Actor(
    user_id=UUID(int=21),
    name="Sara",
    service_number="T100",
    membership_id=UUID(int=31),
    unit_id=UNIT,
    unit_name="Mikamottagningen",
    role="worker",
    side="victim",
    board_id=BOARD,
    municipality="0180",
)
LEAD = replace(WORKER, user_id=UUID(int=22), name="Amir", service_number="T200", role="lead")
STRANGER = replace(
    WORKER,
    user_id=UUID(int=23),
    name="Kim",
    unit_id=OTHER_UNIT,
    unit_name="KAST",
    side="buyer",
)
AUDITOR = replace(STRANGER, user_id=UUID(int=24), name="Granskaren", role="auditor")
ADMINISTRATOR = replace(WORKER, user_id=UUID(int=25), name="Admin ett", role="administrator")
SECOND_ADMINISTRATOR = replace(ADMINISTRATOR, user_id=UUID(int=26), name="Admin två")


def write(actor: Actor = WORKER, event: str = "outreach.encounter_seen", count: int = 1, **values):
    """Log one look at some invented records and return the entry."""
    ids = values.pop("ids", [uuid4() for _ in range(count)])
    before = set(AccessEntry.objects.values_list("pk", flat=True))
    log_access(actor=actor, event=event, subject="encounter", ids=ids, **values)
    return AccessEntry.objects.exclude(pk__in=before).get()
