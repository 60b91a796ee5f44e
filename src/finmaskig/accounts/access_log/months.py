"""Months: of the calendar in Sweden for reviews, in UTC for destruction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from finmaskig.shared.clock import STOCKHOLM

if TYPE_CHECKING:
    from datetime import tzinfo


FIRST_YEAR = 2000


@dataclass(frozen=True, order=True)
class Month:
    """A month of a year."""

    year: int
    number: int

    @classmethod
    def parse(cls, text: str) -> Month:
        """Read ``2026-06``; raises ``ValueError`` for anything else.

        >>> Month.parse("2026-06")
        Month(year=2026, number=6)
        """
        day = date.fromisoformat(f"{text}-01")
        if day.year < FIRST_YEAR:
            raise ValueError("Nothing was logged before then.")
        return cls(day.year, day.month)

    @classmethod
    def of(cls, day: date) -> Month:
        """Return the month of a day."""
        return cls(day.year, day.month)

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def first_day(self) -> date:
        """Return the first day, for the page to format."""
        return date(self.year, self.number, 1)

    def plus(self, months: int) -> Month:
        """Return a later month, or an earlier one.

        >>> str(Month(2026, 1).plus(-1))
        '2025-12'
        """
        count = self.year * 12 + self.number - 1 + months
        return Month(count // 12, count % 12 + 1)

    def span(self) -> tuple[datetime, datetime]:
        """Return the first moment of the month and of the next, in Sweden."""
        return _starts(self, STOCKHOLM), _starts(self.plus(1), STOCKHOLM)

    def span_utc(self) -> tuple[datetime, datetime]:
        """Return the first moment of the month and of the next, in UTC."""
        return _starts(self, UTC), _starts(self.plus(1), UTC)


def _starts(month: Month, zone: tzinfo) -> datetime:
    return datetime(month.year, month.number, 1, tzinfo=zone)
