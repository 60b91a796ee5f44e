"""How times, deadlines and numbers are written. Plain values in, text out."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from finmaskig.shared.clock import local


class Due(NamedTuple):
    """A deadline as a tag: its kind (late, today, plain) and its words."""

    kind: str
    text: str


def day_text(day: date, today: date) -> str:
    """Write a day: i dag, tisdag 16 juni, or 16 juni 2024 when the year differs."""
    named = {-1: _("i går"), 0: _("i dag"), 1: _("i morgon")}.get((day - today).days)
    if named is not None:
        return named
    if day.year != today.year:
        return date_format(day, "j F Y")
    return date_format(day, "l j F")


def moment_text(moment: datetime, today: date) -> str:
    """Write a moment: i dag kl. 21.40."""
    wall = local(moment)
    return _("%(day)s kl. %(time)s") % {
        "day": day_text(wall.date(), today),
        "time": clock_text(wall),
    }


def clock_text(wall: datetime) -> str:
    """Write the time of a wall clock as Swedes do: 21.40."""
    return f"{wall:%H.%M}"


def due_text(due: date | datetime, now: datetime) -> Due:
    """Write a deadline: 1 dag sen, Idag, I morgon, 20 juni."""
    today = local(now).date()
    if isinstance(due, datetime) and due < now:
        return Due("late", late_text(due, now))
    day = local(due).date() if isinstance(due, datetime) else due
    if day < today:
        return Due("late", _days_late((today - day).days))
    if day == today:
        return Due("today", _("Idag"))
    if day == today + timedelta(days=1):
        return Due("plain", _("I morgon"))
    return Due("plain", short_day(day, today))


def late_text(due: datetime, now: datetime) -> str:
    """Write how late something is, in the largest unit that fits."""
    late = now - due
    days = (local(now).date() - local(due).date()).days
    if late >= timedelta(days=1):
        return _days_late(days)
    if late >= timedelta(hours=1):
        hours = late // timedelta(hours=1)
        return ngettext("%(n)s timme sen", "%(n)s timmar sen", hours) % {"n": hours}
    minutes = max(1, late // timedelta(minutes=1))
    return ngettext("%(n)s minut sen", "%(n)s minuter sen", minutes) % {"n": minutes}


def number_text(value: object) -> str:
    """Write a number the Swedish way (12 345,5); other values pass unchanged."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(value)
    return number_format(value, use_l10n=True, force_grouping=True)


def _days_late(days: int) -> str:
    """Write a number of whole days of delay."""
    return ngettext("%(n)s dag sen", "%(n)s dagar sen", days) % {"n": days}


def short_day(day: date, today: date) -> str:
    """Write a day without its weekday: 20 juni."""
    return date_format(day, "j F" if day.year == today.year else "j F Y")
