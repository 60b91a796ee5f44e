"""The one place that reads the clock."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def now() -> datetime:
    """Return the time now, aware and in UTC."""
    return timezone.now()  # noqa: TID251 -- this is that one place


def local(moment: datetime) -> datetime:
    """Return a moment as the wall clock in Sweden shows it."""
    return moment.astimezone(STOCKHOLM)


def today() -> date:
    """Return today's date in Sweden."""
    return local(now()).date()
