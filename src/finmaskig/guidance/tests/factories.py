"""Units, people and steps for the tests of steps."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import count
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from finmaskig.accounts.tests.factories import make_user
from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Subject, Tick
from finmaskig.guidance.services import open_steps
from finmaskig.organisations.models import Membership, Municipality, Organisation, Unit
from finmaskig.organisations.queries import actor_of
from finmaskig.pure.guidance.facts import Facts

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor

MIKA = "mikamottagningen-stockholm"
KAST = "kast-stockholm"
MEETING = datetime(2026, 6, 15, 20, 0, tzinfo=UTC)
CHILD = Facts(
    age=16,
    kind="exposed",
    residence="0182",
    trafficking="none",
    guardian_safe="unknown",
    event="met",
)
ADULT = Facts(age=30, kind="exposed", residence="0180", trafficking="none", event="met")
_numbers = count(1)


def unit(code: str) -> Unit:
    """Return a shipped unit."""
    return Unit.objects.get(code=code)


def make_board(municipality: str = "0180") -> Organisation:
    """Make a board that is a data controller of its own."""
    number = next(_numbers)
    return Organisation.objects.create(
        code=f"board-{number}",
        name=f"Nämnd {number}",
        kind="board",
        municipality=Municipality.objects.get(code=municipality),
        responsibility="Prövning",
        function_address="namnd@example.org",
        consult_function="Registrator",
    )


def make_unit(*, board: Organisation | None = None, side: str = "victim") -> Unit:
    """Make a unit that works in the program."""
    number = next(_numbers)
    board = board or make_board()
    return Unit.objects.create(
        code=f"unit-{number}",
        name=f"Enhet {number}",
        organisation=board,
        board=board,
        side=side,
        responsibility="Prövning",
        consult_function="Enhetschef",
        is_staffed_here=True,
    )


def hire(place: Unit, role: str = "worker", name: str = "Sara") -> Actor:
    """Let somebody new work in a unit."""
    membership = Membership.objects.create(
        user=make_user(name=name), unit=place, role=role, valid_from=date(2021, 1, 1)
    )
    return actor_of(membership)


def subject_in(actor: Actor, *, side: str = "", subject_id: UUID | None = None) -> Subject:
    """Return an invented meeting of the actor's unit."""
    assert actor.unit_id is not None
    assert actor.board_id is not None
    return Subject(
        kind="encounter",
        id=subject_id or uuid4(),
        context="Mött i pass måndag 15 juni",
        side=side or actor.side,
        unit_id=actor.unit_id,
        board_id=actor.board_id,
    )


def steps_of(
    actor: Actor,
    facts: Facts,
    *,
    subject: Subject | None = None,
    at: datetime = MEETING,
    **ticked: Tick,
) -> dict[str, Step]:
    """Open the steps of a meeting; ``ticked`` by step code, with _ for -."""
    subject = subject or subject_in(actor)
    ticks = {code.replace("_", "-"): tick for code, tick in ticked.items()}
    found = open_steps(actor=actor, subject=subject, facts=facts, at=at, ticked=ticks)
    return {step.code: step for step in found}


def make_step(actor: Actor, **values: object) -> Step:
    """Make one plain step of the actor's unit."""
    defaults: dict[str, object] = {
        "rule_code": "health",
        "code": "offer-support",
        "level": rules.OFFER,
        "title": "Erbjud stöd",
        "why": "Alla ska få ett erbjudande.",
        "source": "6 kap. 3 § SoL",
        "receiver_kind": "own_unit",
        "receiver_text": "Din egen enhet",
        "owner_unit_id": actor.unit_id,
        "board_id": actor.board_id,
        "side": actor.side,
        "subject_kind": "encounter",
        "subject_id": uuid4(),
        "context": "Mött i pass måndag 15 juni",
        "due_at": MEETING,
        "late_at": MEETING,
        "due_precision": rules.HOUR,
        "created_at": MEETING,
    }
    return Step.objects.create(**{**defaults, **values})
