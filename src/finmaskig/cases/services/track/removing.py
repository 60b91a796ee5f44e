"""Taking away a row that should never have been written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.cases.services.track.rows import finish, locked_track
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Claim, Cost, Event, Housing, Permit


@transaction.atomic
def remove_row(*, actor: Actor, case: Case, row: Event | Housing | Permit | Cost | Claim) -> None:
    """Remove a row that was written by mistake; the steps of its dates end with it."""
    at = now()
    locked, _track = locked_track(case)
    row.delete()
    finish(actor=actor, case=locked, at=at, event="cases.track_row_removed")
