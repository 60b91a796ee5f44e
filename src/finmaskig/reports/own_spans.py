"""Which months a unit can look at its own figures for."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from finmaskig.reports.rules import Span, span

MONTH, LAST_MONTH, YEAR, LAST_YEAR = "month", "last_month", "year", "last_year"
OWN_SPANS: Final = (MONTH, LAST_MONTH, YEAR, LAST_YEAR)


def own_span(code: str, on: date) -> Span:
    """Return whole months: this one, the last, this year so far, or the whole last year.

    >>> own_span("last_month", date(2026, 1, 31)).code
    '2025-12--2025-12'
    """
    if code == LAST_MONTH:
        before = on.replace(day=1) - timedelta(days=1)
        return span(before, before)
    if code == YEAR:
        return span(on.replace(month=1, day=1), on)
    if code == LAST_YEAR:
        return span(date(on.year - 1, 1, 1), date(on.year - 1, 12, 31))
    return span(on, on)
