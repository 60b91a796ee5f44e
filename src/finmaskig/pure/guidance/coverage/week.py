"""The moments of a week that the directory tells apart."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from finmaskig.pure.guidance.directory import SUNDAY, Directory, Office
from finmaskig.pure.guidance.workdays import STOCKHOLM, is_working_day

SATURDAY = 5
SEARCHED = 35  # days ahead in which each weekday comes as a working day


def moments(directory: Directory, on: date, until: date | None) -> list[datetime]:
    """Return one moment for each different choice of open units in the hours of a week.

    The week starts on the day and looks no further than the day when something changes. All 168
    hours are tried, and every minute at which someone opens or closes.
    """
    offices = [office for office in directory.offices if office.holds(on)]
    patterns = list({(office.always_open, office.hours): office for office in offices}.values())
    found: dict[tuple[bool, ...], datetime] = {}
    for at in _hours(patterns, on, until):
        found.setdefault(tuple(office.is_open(at) for office in patterns), at)
    return list(found.values())


def _hours(patterns: list[Office], on: date, until: date | None) -> Iterator[datetime]:
    minutes = {hour * 60 for hour in range(24)}
    for row in (row for office in patterns for row in office.hours):
        minutes |= {row.opens, row.closes % (24 * 60)}
    for day in _days(on, until):
        midnight = datetime(day.year, day.month, day.day, tzinfo=STOCKHOLM)
        for minute in sorted(minutes):
            yield (midnight + timedelta(minutes=minute)).astimezone(UTC)


def _days(on: date, until: date | None) -> list[date]:
    """Return a day for each weekday; a holiday counts as a Sunday, as it does for opening hours."""
    found: dict[int, date] = {}
    for ahead in range(SEARCHED):
        day = on + timedelta(days=ahead)
        if until is not None and day >= until:
            break
        free = day.weekday() < SATURDAY and not is_working_day(day)
        found.setdefault(SUNDAY if free else day.weekday(), day)
    return list(found.values())
