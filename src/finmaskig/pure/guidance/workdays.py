"""Swedish days: which are worked, and the local date of a moment."""

from datetime import UTC, date, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from holidays.countries.sweden import Sweden

STOCKHOLM = ZoneInfo("Europe/Stockholm")
FRIDAY = 4
_HOLIDAYS = Sweden(include_sundays=False)


def local(at: datetime) -> datetime:
    """Return the moment as the clock shows it in Stockholm."""
    return at.astimezone(STOCKHOLM)


def end_of(day: date) -> datetime:
    """Return the last minute of a Swedish day, in UTC."""
    return datetime(day.year, day.month, day.day, 23, 59, tzinfo=STOCKHOLM).astimezone(UTC)


@cache
def is_working_day(day: date) -> bool:
    """Say whether authorities work on the day.

    Midsummer Eve, Christmas Eve and New Year's Eve count as holidays, as they do in 2 § of the act
    on the reckoning of statutory time (1930:173); the library has the other holidays.

    >>> is_working_day(date(2026, 6, 19))  # Midsummer Eve
    False
    """
    return day.weekday() <= FRIDAY and day not in _HOLIDAYS and not _is_eve(day)


def _is_eve(day: date) -> bool:
    midsummer = day.month == 6 and day.weekday() == FRIDAY and 19 <= day.day <= 25
    return midsummer or (day.month, day.day) in ((12, 24), (12, 31))


def add_working_days(day: date, count: int) -> date:
    """Return the day that lies so many working days later.

    >>> add_working_days(date(2026, 6, 18), 1)  # Thursday before Midsummer
    datetime.date(2026, 6, 22)
    """
    while count:
        day += timedelta(days=1)
        count -= is_working_day(day)
    return day


def add_months(day: date, count: int) -> date:
    """Return the same day of the month later, or the last one there is.

    >>> add_months(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, _end_of_month(year, month + 1).day))


def end_of_quarter(day: date) -> date:
    """Return the last day of the calendar quarter.

    >>> end_of_quarter(date(2026, 2, 3))
    datetime.date(2026, 3, 31)
    """
    return _end_of_month(day.year, (day.month + 2) // 3 * 3)


def _end_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
