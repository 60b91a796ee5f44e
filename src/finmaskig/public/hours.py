"""When a unit closes and when it opens next. Plain values, no database."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from finmaskig.pure.guidance.directory import Office
from finmaskig.shared.clock import STOCKHOLM, local

DAYS_AHEAD = 14


def closes_at(office: Office, at: datetime) -> datetime | None:
    """Return when an open office closes; None when it never does."""
    if office.always_open:
        return None
    closings = {row.closes for row in office.hours}
    return next((t for t in _moments(closings, at) if not office.is_open(t)), None)


def opens_at(office: Office, at: datetime) -> datetime | None:
    """Return when a closed office opens next; None when nobody knows."""
    openings = {row.opens for row in office.hours}
    return next((t for t in _moments(openings, at) if office.is_open(t)), None)


def _moments(minutes: set[int], after: datetime) -> Iterator[datetime]:
    """Yield these times of day, in order, during the coming days."""
    today = local(after).date()
    for ahead in range(DAYS_AHEAD):
        midnight = datetime.combine(today + timedelta(days=ahead), time(), STOCKHOLM)
        for minute in sorted(minutes):
            moment = midnight + timedelta(minutes=minute)
            if moment > after:
                yield moment
