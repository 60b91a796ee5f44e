"""What the clock does: an unanswered proposal goes back, and the leads of both units are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.handovers import rules
from finmaskig.handovers.choices_moves import RECEIVER_CLOSED
from finmaskig.handovers.queries.handovers import waiting_for_units, waiting_too_long
from finmaskig.handovers.services.moving import locked, move, save
from finmaskig.handovers.services.papers import settle_locked
from finmaskig.handovers.services.watching_moves import keep_watch
from finmaskig.shared.alone import each_alone
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.handovers.models import Handover


def expire_handovers(*, actor: Actor, at: datetime) -> int:
    """Send back each proposal that nobody can answer any more; return how many.

    One transaction each: what one of them meets stops no other. Run it as often as you like.
    """
    on = local(at).date()
    late = {row.pk: row for row in waiting_too_long(at)}
    closed = {
        row.pk: row
        for row in waiting_for_units()
        if row.receiver_unit is not None and not row.receiver_unit.is_valid_on(on)
    }
    found = {**closed, **late}
    return sum(each_alone(lambda row: _sent_back(actor, row, at=at), found.values()))


@transaction.atomic
def _sent_back(actor: Actor, handover: Handover, *, at: datetime) -> bool:
    """Send one back, unless somebody has answered meanwhile."""
    row = locked(handover)
    if not row.is_waiting:
        return False
    if settle_locked(actor=actor, row=row):
        return False
    in_time = rules.is_answered_in_time(row.answer_by, at)
    move(row, rules.EXPIRE, rules.CLOCK, at=at)
    row.reason = RECEIVER_CLOSED if in_time else ""
    save(row, actor=actor, event="handovers.handover_expired")
    keep_watch(actor=actor, row=row, at=at)
    return True
