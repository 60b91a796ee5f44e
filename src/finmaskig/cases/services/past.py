"""Contacts that were over before they were written here: many at a time, no steps.

Only ended contacts come in this way. Whom we still support is opened by hand, so that the alias is
agreed with the person and the first steps open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.aliases import new_alias
from finmaskig.cases.models import Case, CasePeriod
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import make_box

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.values import PastCase

AT_ONCE = 500
PAST_MODES = (rules.ADVICE, rules.SUPPORT, rules.FILE_ELSEWHERE)
"""A coordination track has days and deadlines of its own, which no list can tell."""


class NotPast(DomainError):
    """A contact that cannot be read in as it stands."""


@transaction.atomic
def add_past_cases(*, actor: Actor, worker_id: UUID, cases: Sequence[PastCase]) -> None:
    """Add contacts that have ended, each with an alias drawn by chance and a key of its own."""
    if not cases:
        return
    taken = set(Case.objects.filter(unit_id=unit_of(actor)).values_list("alias_key", flat=True))
    rows = [_case(actor, worker_id, one, _alias(taken)) for one in cases]
    for row in rows:
        make_box(record=row.pk, unit_id=row.unit_id)
    Case.objects.bulk_create(rows, batch_size=AT_ONCE)
    CasePeriod.objects.bulk_create(
        (
            CasePeriod(
                case=row,
                opened_on=one.opened_on,
                closed_on=one.closed_on,
                closing_reason=one.reason,
                outcome=one.outcome,
            )
            for row, one in zip(rows, cases, strict=True)
        ),
        batch_size=AT_ONCE,
    )
    log_access(
        actor=actor, event="cases.past_added", subject="case", reason=f"{len(rows)} kontakter"
    )


def _alias(taken: set[str]) -> str:
    """Draw an alias that nobody in the unit has."""
    drawn = new_alias()
    while rules.alias_key(drawn) in taken:
        drawn = new_alias()
    taken.add(rules.alias_key(drawn))
    return drawn


def _case(actor: Actor, worker_id: UUID, one: PastCase, alias: str) -> Case:
    if one.mode not in PAST_MODES:
        raise NotPast(_("Samordning läses inte in. Öppna kontakten för hand."))
    if one.kind not in rules.KINDS_OF_SIDE[actor.side]:
        raise NotPast(_("Enheten tar inte emot den här gruppen. Länka vidare i stället."))
    support = one.mode == rules.SUPPORT
    return Case(
        pk=uuid4(),
        unit_id=unit_of(actor),
        board_id=board_of(actor),
        side=actor.side,
        alias=alias,
        alias_key=rules.alias_key(alias),
        mode=one.mode,
        kind=one.kind,
        form=one.form,
        way_in=one.way_in,
        opened_on=one.opened_on,
        mode_from=one.opened_on,
        closed_on=one.closed_on,
        worker_id=worker_id,
        last_heard_on=one.closed_on,
        quiet_from=one.closed_on,
        last_note_on=one.closed_on,
        age_band=one.age_band if support else "",
        sex=one.sex if support else "",
        residence=one.residence if support else "",
    )
