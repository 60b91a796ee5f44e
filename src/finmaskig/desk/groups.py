"""Open steps in groups: first by when they are due, then by kind of step."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finmaskig.guidance.queries import Line

LATE, TODAY, WEEK, LATER, UNDATED = range(5)
DAYS_OF_A_WEEK = 7


@dataclass(frozen=True)
class Kind:
    """Steps of one kind within a group."""

    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Group:
    """Steps that are due about the same time."""

    name: str
    is_late: bool
    kinds: tuple[Kind, ...]


def grouped(lines: Sequence[Line], at: datetime) -> list[Group]:
    """Return lines in groups of time, overdue first, and within them by kind."""
    names = {
        LATE: _("Försenat"),
        TODAY: _("Idag"),
        WEEK: _("Inom en vecka"),
        LATER: _("Längre fram"),
        UNDATED: _("Utan tid"),
    }
    ordered = sorted(lines, key=lambda line: _when(line, at))
    return [
        Group(names[when], when == LATE, _kinds(found))
        for when, found in groupby(ordered, key=lambda line: _when(line, at))
    ]


def _kinds(lines: Iterable[Line]) -> tuple[Kind, ...]:
    """Group by kind; a kind stands where its most urgent step would."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        found.setdefault(line.kind, []).append(line)
    return tuple(Kind(name, tuple(same)) for name, same in found.items())


def _when(line: Line, at: datetime) -> int:
    if line.late_at is None:
        return UNDATED
    if line.late_at < at:
        return LATE
    today = local(at).date()
    day = local(line.late_at - timedelta(seconds=1)).date()
    if day <= today:
        return TODAY
    return WEEK if day <= today + timedelta(days=DAYS_OF_A_WEEK) else LATER
