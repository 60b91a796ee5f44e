"""Giving a step to someone else: a named colleague, or another unit of the same board."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.services.ending import StepIsClosed
from finmaskig.guidance.services.rows import lock, save
from finmaskig.guidance.subjects import tell_listener
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.queries import Taker


class NotWithinTheBoard(DomainError):
    """A step never leaves the board that answers for it, nor its side of the wall."""


@transaction.atomic
def hand_over_step(
    *, step: Step, actor: Actor, to_user: UUID | None = None, to_unit: UUID | None = None
) -> Step:
    """Give a step to a colleague, or to another unit, which gets a step of its own.

    The domain of the subject hears of it before another unit gets it, and may refuse.
    """
    at = now()
    taker = queries.taker(step, actor, on=local(at).date(), user_id=to_user, unit_id=to_unit)
    if taker is None:
        raise NotWithinTheBoard(
            _(
                "Du kan bara lämna steg vidare inom din egen nämnd, till den som möter samma "
                "grupp. Välj någon i listan."
            )
        )
    row = _locked(step)
    given = row
    if taker.unit_id == row.owner_unit_id:
        row.assigned_to_id = taker.user_id
    else:
        tell_listener(row.subject_kind, row.subject_id, row.rule_code, rules.HANDED_OVER)
        given = _copy(row, taker, at=at)
        row.status, row.result = rules.HANDED_OVER, rules.HANDED_OVER
        row.closed_by_id, row.closed_at = actor.user_id, at
    save(row)
    if given is not row:
        save(given)
    ids = {row.pk, given.pk}
    log_access(actor=actor, event="guidance.step_handed_over", subject="step", ids=ids)
    return given


def _locked(step: Step) -> Step:
    row, _others = lock(step)
    if rules.target_of(row.status, "hand_over") is None:
        raise StepIsClosed(_("Steget är redan avslutat. Ladda om sidan för att se hur."))
    return row


def _copy(row: Step, taker: Taker, *, at: datetime) -> Step:
    """Return the same step as the other unit's own, new and open."""
    given = Step.objects.get(pk=row.pk)
    given.pk = uuid4()
    given._state.adding = True  # noqa: SLF001 -- Django's documented way to copy a row
    given.owner_unit_id, given.assigned_to_id = taker.unit_id, taker.user_id
    given.result_text = b""  # sealed for the row it was written in
    given.climb_level, given.climbed_at = rules.WITH_WORKER, None
    given.previous_id, given.created_at = row.pk, at
    return given
