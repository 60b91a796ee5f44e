"""When somebody answers, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.dates import WEEKDAYS
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.organisations import rules
from finmaskig.pure.guidance.directory import SUNDAY, Hours
from finmaskig.pure.guidance.workdays import is_working_day
from finmaskig.shared.clock import local

FRIDAY = 4
DAYS_AHEAD = 14


@dataclass(frozen=True)
class DayLine:
    """The hours of one weekday."""

    weekday: int
    name: str
    text: str
    is_today: bool


@dataclass(frozen=True)
class Opening:
    """Whether a unit answers now, and what the week looks like."""

    is_open: bool
    text: str
    week: Sequence[DayLine]


def opening(hours: Iterable[Hours], at: datetime) -> Opening:
    """Return whether somebody answers at a moment, until when, or when the next time is."""
    rows = list(hours)
    wall = local(at)
    week = _week(rows, wall.date())
    if rules.is_always(_spans(rows, wall.date())):
        return Opening(is_open=True, text=_("Svarar dygnet runt"), week=week)
    minute = wall.hour * 60 + wall.minute
    for row in _on(rows, wall.date()):
        if row.opens <= minute < row.closes:
            text = _("Öppet till %(time)s") % {"time": rules.clock(row.closes)}
            return Opening(is_open=True, text=text, week=week)
    return Opening(is_open=False, text=_next(rows, wall, minute), week=week)


def _spans(rows: Iterable[Hours], on: date) -> set[rules.Span]:
    return {rules.Span(row.weekday, row.opens, row.closes) for row in rows if row.holds(on)}


def _on(rows: Iterable[Hours], day: date) -> list[Hours]:
    """Return the hours of a day; on a holiday those of Sunday apply."""
    weekday = day.weekday()
    if weekday <= FRIDAY and not is_working_day(day):
        weekday = SUNDAY
    return [row for row in rows if row.weekday == weekday and row.holds(day)]


def _next(rows: Sequence[Hours], wall: datetime, minute: int) -> str:
    for day, row in _coming(rows, wall.date()):
        if day > wall.date() or row.opens > minute:
            return _("Stängt. Öppnar %(day)s %(time)s") % {
                "day": _day(day, wall.date()),
                "time": rules.clock(row.opens),
            }
    return _("Stängt. Öppettider saknas")


def _coming(rows: Sequence[Hours], first: date) -> Iterator[tuple[date, Hours]]:
    for ahead in range(DAYS_AHEAD):
        day = first + timedelta(days=ahead)
        for row in sorted(_on(rows, day), key=lambda row: row.opens):
            yield day, row


def _day(day: date, today: date) -> str:
    ahead = (day - today).days
    if ahead == 0:
        return _("i dag")
    return _("i morgon") if ahead == 1 else date_format(day, "l")


def _week(rows: Sequence[Hours], today: date) -> list[DayLine]:
    by_day: dict[int, list[Hours]] = defaultdict(list)
    for row in rows:
        if row.holds(today):
            by_day[row.weekday].append(row)
    return [
        DayLine(day, str(WEEKDAYS[day]), _text(by_day[day]), day == today.weekday())
        for day in range(7)
    ]


def _text(rows: Sequence[Hours]) -> str:
    if not rows:
        return _("stängt")
    if sum(row.closes - row.opens for row in rows) == rules.MINUTES_OF_A_DAY:
        return _("dygnet runt")
    ordered = sorted(rows, key=lambda row: row.opens)
    return ", ".join(f"{rules.clock(row.opens)}–{rules.clock(row.closes)}" for row in ordered)
