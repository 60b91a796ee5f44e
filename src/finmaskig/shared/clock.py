"""The one place that reads the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

STOCKHOLM = ZoneInfo("Europe/Stockholm")
_pretended: ContextVar[datetime | None] = ContextVar("pretended", default=None)


def now() -> datetime:
    """Return the time now, aware."""
    return _pretended.get() or timezone.now()  # noqa: TID251 -- this is that one place


@contextmanager
def pretend(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment: how the demo writes its history."""
    token = _pretended.set(moment)
    try:
        yield
    finally:
        _pretended.reset(token)


def local(moment: datetime) -> datetime:
    """Return a moment as the wall clock in Sweden shows it."""
    return moment.astimezone(STOCKHOLM)


def today() -> date:
    """Return today's date in Sweden."""
    return local(now()).date()
