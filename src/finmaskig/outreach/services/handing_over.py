"""Give a shift's summary and unfinished steps to a named colleague."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance.services import hand_over_step
from finmaskig.organisations.access import unit_of
from finmaskig.outreach.models import ShiftHandover
from finmaskig.outreach.queries.handovers import colleagues_for, unfinished_steps
from finmaskig.outreach.services.states import WrongState, locked
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError
from finmaskig.shared.freetext import refuse_identity

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.models import Shift


class HandoverRefused(DomainError):
    """The shift cannot be handed to that person."""


@transaction.atomic
def hand_over_shift(
    *, actor: Actor, shift: Shift, to_user_id: UUID, note: str = ""
) -> ShiftHandover:
    """Hand a shift to a colleague on the own side of the own board; the steps go along."""
    row = locked(shift)
    if row.started_at is None:
        raise WrongState(_("Passet har inte startat. Det finns inget att lämna över än."))
    refuse_identity(note)
    colleague = next((one for one in colleagues_for(actor) if one.user_id == to_user_id), None)
    if colleague is None:
        raise HandoverRefused(_("Du kan inte välja den kollegan. Välj någon som visas i listan."))
    if row.handovers.filter(to_user_id=to_user_id, received_at__isnull=True).exists():
        raise HandoverRefused(_("Kollegan har redan fått passet och ska bara läsa det."))
    handover = ShiftHandover.objects.create(
        shift=row,
        from_user_id=actor.user_id,
        from_unit_id=unit_of(actor),
        to_user_id=to_user_id,
        to_unit_id=colleague.unit_id,
        note=note,
        handed_over_at=now(),
    )
    same_unit = colleague.unit_id == actor.unit_id
    for step in unfinished_steps(actor, row):
        hand_over_step(
            step=step,
            actor=actor,
            to_user=to_user_id if same_unit else None,
            to_unit=None if same_unit else colleague.unit_id,
        )
    log_access(
        actor=actor,
        event="outreach.shift_handed_over",
        subject="shift_handover",
        ids=[handover.pk, row.pk],
    )
    return handover


@transaction.atomic
def receive_handover(*, actor: Actor, handover: ShiftHandover) -> ShiftHandover:
    """Keep that the colleague has read the summary."""
    row = ShiftHandover.objects.select_for_update().get(pk=handover.pk)
    if row.received_at is None and row.to_user_id == actor.user_id:
        row.received_at = now()
        row.save(update_fields=["received_at"])
        log_access(
            actor=actor,
            event="outreach.handover_received",
            subject="shift_handover",
            ids=[row.pk],
        )
    return row
