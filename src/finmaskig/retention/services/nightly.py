"""What the night does: holds to review, lists to destroy, records without a day to report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.retention.models import NightlyRun
from finmaskig.retention.queries.preview import boards_with_records, error_rows
from finmaskig.retention.services.holds import watch_holds
from finmaskig.retention.services.running import run_destruction
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor


def run_night(*, actor: Actor, at: datetime) -> NightlyRun:
    """Do all of it and remember that this night was not missed."""
    try:
        watch_holds(actor=actor, at=at)
    finally:  # a hold that nobody can be asked about keeps nothing else
        done = run_destruction(actor=actor, at=at)
    on = local(at).date()
    errors = sum(len(error_rows(board, on)) for board in boards_with_records())
    return NightlyRun.objects.create(
        ran_at=at,
        destroyed_count=done.destroyed,
        dropped_count=done.dropped,
        error_count=errors,
    )
