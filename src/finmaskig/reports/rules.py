"""Which months a period has, and how periods that overlap are cut into pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

QUARTER, YEAR, REPORT = "quarter", "year", "report"
KINDS: Final = (QUARTER, YEAR, REPORT)
MONTHS_OF_A_YEAR, MONTHS_OF_A_QUARTER, DECEMBER = 12, 3, 12
MOST_MONTHS: Final = 36
QUARTERS_TO_PROPOSE: Final = 4
DAYS_BETWEEN_REVISIONS: Final = 365
PEOPLE, OPEN = "people", "open"
COMPONENTS: Final = (PEOPLE, OPEN)


@dataclass(frozen=True, order=True)
class Span:
    """Whole months, from the first day of one to the last day of one."""

    first: date
    last: date

    @property
    def code(self) -> str:
        """Return what the period is called in tables and addresses.

        >>> Span(date(2021, 4, 1), date(2022, 7, 31)).code
        '2021-04--2022-07'
        """
        return f"{self.first:%Y-%m}--{self.last:%Y-%m}"

    @property
    def months(self) -> tuple[date, ...]:
        """Return the first day of each month."""
        return tuple(_months(self.first, self.last))

    def overlaps(self, other: Span) -> bool:
        """Tell whether they share a month."""
        return self.first <= other.last and other.first <= self.last


def span(first: date, last: date) -> Span:
    """Return the whole months from the one of a day to the one of another.

    >>> span(date(2021, 4, 9), date(2021, 4, 2)).last
    datetime.date(2021, 4, 30)
    """
    return Span(first.replace(day=1), month_after(last) - timedelta(days=1))


def kind_of(months: Span) -> str:
    """Return whether whole months are a quarter, a calendar year or the period of a report.

    >>> kind_of(span(date(2021, 4, 1), date(2021, 6, 1)))
    'quarter'
    """
    count = len(months.months)
    if count == MONTHS_OF_A_QUARTER and months.first.month % MONTHS_OF_A_QUARTER == 1:
        return QUARTER
    if count == MONTHS_OF_A_YEAR and months.first.month == 1:
        return YEAR
    return REPORT


def pieces(spans: Iterable[Span]) -> list[Span]:
    """Return the smallest runs of months that every period is put together from.

    >>> [one.code for one in pieces([span(date(2022, 1, 1), date(2022, 6, 1)),
    ...                              span(date(2022, 4, 1), date(2022, 9, 1))])]
    ['2022-01--2022-03', '2022-04--2022-06', '2022-07--2022-09']
    """
    known = list(spans)
    borders = sorted({one.first for one in known} | {month_after(one.last) for one in known})
    found = [Span(first, after - timedelta(days=1)) for first, after in pairwise(borders)]
    return [piece for piece in found if any(piece.overlaps(one) for one in known)]


def over(on: date) -> list[Span]:
    """Return the last four quarters and the last calendar year that are over, the newest first.

    >>> [one.code for one in over(date(2026, 5, 4))][:2]
    ['2026-01--2026-03', '2025-10--2025-12']
    """
    start = on.replace(month=on.month - (on.month - 1) % MONTHS_OF_A_QUARTER, day=1)
    found = [span(date(on.year - 1, 1, 1), date(on.year - 1, 12, 1))]
    for _quarter in range(QUARTERS_TO_PROPOSE):
        last = start - timedelta(days=1)
        start = last.replace(month=last.month - MONTHS_OF_A_QUARTER + 1, day=1)
        found.append(span(start, last))
    return sorted(found, key=lambda one: (one.last, one.first), reverse=True)


def proposed(closed: Iterable[Span], on: date) -> list[Span]:
    """Return whole quarters and years that are over and not closed.

    >>> [one.code for one in proposed(over(date(2026, 4, 1))[:-1], date(2026, 4, 1))]
    ['2025-04--2025-06']
    """
    known = set(closed)
    return [one for one in over(on) if one not in known]


def month_after(day: date) -> date:
    """Return the first day of the month after a day.

    >>> month_after(date(2021, 12, 31))
    datetime.date(2022, 1, 1)
    """
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _months(first: date, last: date) -> Iterator[date]:
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = month_after(month)
