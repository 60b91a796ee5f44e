"""Every date of a track, as the step that it calls for, and whether it has been answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.queries.track import TrackRows, rows_to_watch
from finmaskig.cases.services.track.watched_housing import housing_dates
from finmaskig.cases.services.track.watched_money import money_dates
from finmaskig.cases.services.track.watched_people import people_dates
from finmaskig.cases.services.track.watched_permits import permit_dates

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from finmaskig.cases.models import Case
    from finmaskig.cases.services.track.watched import Watched
    from finmaskig.guidance.services import DatedStep

PARTS: tuple[Callable[[TrackRows, date], list[Watched]], ...] = (
    people_dates,
    housing_dates,
    permit_dates,
    money_dates,
)
"""Each gives the dates of one part of the track."""


def watch_track(case: Case, on: date) -> list[DatedStep]:
    """Return the steps that a track's dates call for; none for a contact that has no track."""
    return [one.step for one in _dates(case, on) if not one.is_answered]


def answered_watches(case: Case, on: date) -> set[str]:
    """Return the names of the dates that have been answered."""
    return {one.step.watch for one in _dates(case, on) if one.is_answered}


def _dates(case: Case, on: date) -> list[Watched]:
    rows = rows_to_watch(case) if case.is_coordination else None
    return [] if rows is None else [one for part in PARTS for one in part(rows, on)]
