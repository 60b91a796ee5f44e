"""Meetings as memory that fades sees them: whose, since when, and what they looked like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.guidance.queries import last_days
from finmaskig.outreach.models import Encounter
from finmaskig.outreach.queries.facts import SUBJECT_KIND
from finmaskig.pure.guidance.workdays import end_of
from finmaskig.shared.clock import local
from finmaskig.vault.fading import Row, Window
from finmaskig.vault.queries import portions

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

_ALL = Q(joined_into__isnull=True)
"""A meeting that was joined into another goes with it."""

_WITH_AGE = Q(age__isnull=False)
"""Each of them fades by itself, joined or not."""


def boards_of() -> set[UUID]:
    """Return the boards that answer for meetings."""
    return set(Encounter.objects.order_by().values_list("board_id", flat=True).distinct())


def meetings_of_board(board_id: UUID, window: Window) -> list[Row]:
    """Return the meetings that a board answers for and that are in a window."""
    return meetings_by_ids(_ids(_ALL, board_id, window))


def meetings_by_ids(ids: Collection[UUID]) -> list[Row]:
    """Return the meetings that still exist; what somebody noted of a step counts as a note."""
    found: list[Row] = []
    for portion in portions(ids):
        noted = last_days([SUBJECT_KIND], portion)
        found += [_row(one, noted.get(one.pk)) for one in _read(_ALL, portion)]
    return found


def next_meeting(unit_id: UUID, after: date) -> date | None:
    """Return the day of a unit's next meeting after a day."""
    return _first(_ALL, unit_id, after)


def next_age(unit_id: UUID, after: date) -> date | None:
    """Return the day of a unit's next meeting that holds an age in years, after a day."""
    return _first(_WITH_AGE, unit_id, after)


def _first(which: Q, unit_id: UUID, after: date) -> date | None:
    rows = Encounter.objects.filter(which, unit_id=unit_id, met_on__gt=after)
    return rows.order_by("met_on").values_list("met_on", flat=True).first()


def ages_of_board(board_id: UUID, window: Window) -> list[Row]:
    """Return the meetings of a board that hold an age in years and are in a window."""
    return ages_by_ids(_ids(_WITH_AGE, board_id, window))


def ages_by_ids(ids: Collection[UUID]) -> list[Row]:
    """Return the meetings that still hold an age in years."""
    rows = [one for portion in portions(ids) for one in _read(_WITH_AGE, portion)]
    return [_row(one, None) for one in rows]


def lock_meetings(ids: Collection[UUID]) -> None:
    """Let nobody change some meetings until the transaction ends."""
    rows = Encounter.objects.select_for_update().filter(pk__in=list(ids))
    list(rows.order_by("pk").values_list("pk"))


def _ids(which: Q, board_id: UUID, window: Window) -> list[UUID]:
    """Return the meetings in a window; none ends before its own day."""
    ended = Q(shift__ended_at__gte=end_of(window.on))
    ripe = Q(met_on__lte=window.until) | Q(shift__ended_at__isnull=True) | ended
    rows = Encounter.objects.filter(which, ripe, board_id=board_id)
    return list(rows.values_list("pk", flat=True))


def _read(which: Q, ids: list[UUID]) -> list[Encounter]:
    rows = Encounter.objects.filter(which, pk__in=ids).select_related("shift__unit", "unit")
    return list(rows.annotate(joined_count=Count("joined")).order_by("pk"))


def _row(encounter: Encounter, noted_on: date | None) -> Row:
    """Return a meeting under the unit that can decide about it: one of the board that answers.

    A guest from another board wrote it in a shift of this board, whose unit then decides.
    """
    shift = encounter.shift
    at_home = encounter.unit.board_id == encounter.board_id
    unit = encounter.unit if at_home else shift.unit
    ended_on = None if shift.ended_at is None else local(shift.ended_at).date()
    seen = encounter.side == unit.side
    return Row(
        id=encounter.pk,
        board_id=encounter.board_id,
        unit_id=unit.pk,
        side=unit.side,
        began_on=encounter.met_on,
        last_on=max(ended_on, noted_on) if ended_on and noted_on else ended_on,
        mark=f"{encounter.version}|{encounter.answer}|{vars(encounter)['joined_count']}",
        label=_name(encounter) if seen else "",
        is_open=shift.ended_at is None,
    )


def _name(encounter: Encounter) -> str:
    """Return what its own unit calls a meeting: 8 april 2021, möte 1."""
    return _("%(day)s, möte %(number)s") % {
        "day": date_format(encounter.shift.day, "j F Y"),
        "number": encounter.number,
    }
