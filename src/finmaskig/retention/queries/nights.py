"""Whether the nights were missed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from finmaskig.retention.models import NightlyRun

if TYPE_CHECKING:
    from datetime import datetime

PATIENCE = timedelta(days=1, hours=6)
"""A night is missed when so long has passed since the last one."""


def last_night() -> NightlyRun | None:
    """Return the last run, if there ever was one."""
    return NightlyRun.objects.order_by("-ran_at").first()


def missed_since(at: datetime) -> datetime | None:
    """Return when the last run was, when a night has been missed since; None when all is well.

    Before the first run nothing is missed: a new installation has nothing old.
    """
    last = last_night()
    if last is None or at - last.ran_at <= PATIENCE:
        return None
    return last.ran_at
