"""What the clock does to tracks: a new quarter with costs opens its step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.queries.track import open_tracks
from finmaskig.cases.services.watching import keep_watch

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor


def watch_tracks(*, actor: Actor, at: datetime) -> int:
    """Bring the steps of every open track in line with its dates; return how many tracks."""
    cases = list(open_tracks())
    for case in cases:
        keep_watch(actor=actor, case=case, at=at)
    return len(cases)
