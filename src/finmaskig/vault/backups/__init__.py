"""Copies of the whole database, without its keys: made, kept for a time, put back."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

KEPT_DAYS = 35
"""The longest that a copy is kept: then what was destroyed is gone from the last one, too."""


def last_day(destroyed_on: date) -> date:
    """Return the day on which the last copy that holds what was destroyed is deleted.

    >>> from datetime import date
    >>> last_day(date(2026, 11, 25)).isoformat()
    '2026-12-30'
    """
    return destroyed_on + timedelta(days=KEPT_DAYS)
