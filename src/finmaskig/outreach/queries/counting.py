"""Counts of shifts, meetings and cards, a month at a time; exact, and never rendered."""

from __future__ import annotations

from collections import Counter as Sums
from typing import TYPE_CHECKING

from django.db.models import F, Q, Sum

from finmaskig.counting.grouping import (
    Column,
    Place,
    ends,
    grouped,
    holds,
    month_of_day,
    month_of_moment,
    starts,
    told,
)
from finmaskig.counting.registry import NOT_RECORDED, Row
from finmaskig.organisations.axes import residence_code
from finmaskig.outreach.models import CampaignCount, Encounter, EncounterCount, Shift

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

SHIFTS: Mapping[str, Column] = {
    "shift_kind": Column("kind"),
    "police": Column(holds("partners", "police")),
    "partners": Column("partners", several=True),
    "arenas": Column("arenas", several=True),
    "operation": Column(told({"no": Q(operation__isnull=True)}, "yes")),
    "met": Column(told({"nobody": Q(nobody_met=True), "met": Q(encounter_count__gt=0)})),
}
NOTED = (
    "talked", "follow_up", "sugar_dating", "self_harm", "health_material", "card_given",
)  # fmt: skip
ENCOUNTERS: Mapping[str, Column] = {
    "police": Column(holds("shift__partners", "police")),
    "age": Column(told({"may_be_child": Q(may_be_child=True)}, F("age_band"))),
    "country": Column(
        told(
            {
                "": Q(residence=""),
                "abroad": Q(residence="abroad"),
                "unknown": Q(residence="unknown"),
            },
            "sweden",
        )
    ),
    "residence": Column("residence", read=residence_code),
    "reason": Column("could_not_reason"),
    **{
        name: Column(name, several=True)
        for name in ("offered", "signs", "exploitation", "needs", "concerns")
    },
    **{name: Column(told({"yes": Q(**{name: True})}, "no")) for name in NOTED},
}
"""Columns that are not simply the field of the same name."""
KEPT: Mapping[str, str] = {
    "kind": "kind",
    "age": "age_band",
    "sex": "sex",
    "trafficking": "trafficking",
    "answer": "answer",
}
"""What is left of a meeting that has faded, by axis; all else is not recorded."""


def count_shifts(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the shifts that began between two days; each counts once, at the unit that led it."""
    rows = Shift.objects.filter(
        board_id=board_id, started_at__gte=starts(first), started_at__lt=ends(last)
    )
    place = Place("unit_id", month_of_moment("started_at"))
    return grouped(rows, place, [SHIFTS[axis] for axis in axes])


def count_encounters(
    axes: tuple[str, ...], board_id: UUID, first: date, last: date
) -> Iterator[Row]:
    """Yield the meetings of a board between two days, and those that have faded since.

    A row that was joined into another stands for the same meeting and is not counted.
    """
    rows = Encounter.objects.filter(
        board_id=board_id, joined_into__isnull=True, met_on__range=(first, last)
    )
    columns = [ENCOUNTERS.get(axis, Column(axis)) for axis in axes]
    sums: Sums[tuple[UUID | None, date, tuple[str, ...]]] = Sums()
    for row in grouped(rows, Place("unit_id", month_of_day("met_on")), columns):
        sums[row[:3]] += row.number
    for row in _faded(axes, board_id, first, last):
        sums[row[:3]] += row.number
    for (unit_id, month, codes), number in sums.items():
        yield Row(unit_id, month, codes, number)


def count_cards(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield how many cards were handed out, answered and led to contact."""
    rows = CampaignCount.objects.filter(
        campaign__unit__board_id=board_id, counted_on__range=(first, last)
    )
    columns = [Column("campaign__kind") for axis in axes if axis == "campaign_kind"]
    place = Place("campaign__unit_id", month_of_day("counted_on"))
    for what in ("handed_out", "answered", "contact"):
        for row in grouped(rows, place, columns, Sum(f"{what}_count")):
            yield row._replace(codes=(what, *row.codes))


def _faded(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    rows = EncounterCount.objects.filter(
        board_id=board_id, month__range=(first.replace(day=1), last)
    )
    known = [axis for axis in axes if axis in KEPT]
    found = grouped(
        rows, Place("unit_id", F("month")), [Column(KEPT[axis]) for axis in known], Sum("count")
    )
    for row in found:
        codes = dict(zip(known, row.codes, strict=True))
        yield row._replace(codes=tuple(codes.get(axis, NOT_RECORDED) for axis in axes))
