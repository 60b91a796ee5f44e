"""Counts of contacts, talks and linkings, a month at a time; exact, and never rendered."""

from __future__ import annotations

from collections import Counter as Sums
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import (
    DurationField,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
)

from finmaskig.cases.models import CasePeriod, Linking, PeriodCount, Talk
from finmaskig.counting.grouping import (
    Column,
    Place,
    grouped,
    in_month,
    month_ends,
    month_of_day,
    told,
)
from finmaskig.counting.registry import NOT_RECORDED, Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from uuid import UUID

WAITS: Mapping[str, int] = {"wait-7": 7, "wait-14": 14, "wait-30": 30}
LENGTHS: Mapping[str, int] = {
    "length-30": 30,
    "length-90": 90,
    "length-180": 180,
    "length-365": 365,
}
"""For each class, its longest number of days."""
LONGER_WAIT, LONGER = "wait-more", "length-more"

_OF_CASE: Mapping[str, Column] = {
    "contact_kind": Column("case__kind"),
    "mode": Column("case__mode"),
    "contact_form": Column("case__form"),
    "way_in": Column("case__way_in"),
    "age": Column("case__age_band"),
    "sex": Column("case__sex"),
    "risk": Column("case__risk_factors", several=True),
    "problem": Column("case__problems", several=True),
}
_OPENED: Mapping[str, Column] = {
    **_OF_CASE,
    "again": Column(told({"yes": Q(has_earlier=True)}, "no")),
    "wait": Column(
        told(
            {
                "": Q(waited__isnull=True),
                **{code: Q(waited__lte=timedelta(days=days)) for code, days in WAITS.items()},
            },
            LONGER_WAIT,
        )
    ),
}
_CLOSED: Mapping[str, Column] = {
    **_OF_CASE,
    "closing_reason": Column("closing_reason"),
    "case_outcome": Column("outcome"),
    "length": Column(
        told({code: Q(lasted__lte=timedelta(days=days)) for code, days in LENGTHS.items()}, LONGER)
    ),
}
_KEPT: Mapping[str, Column] = {
    "contact_kind": Column("kind"),
    "mode": Column("mode"),
    "closing_reason": Column("reason"),
    "case_outcome": Column("outcome"),
    "length": Column(told({code: Q(days__lte=days) for code, days in LENGTHS.items()}, LONGER)),
}
"""What is left of a contact that has faded, by axis."""
_TALKS: Mapping[str, Column] = {
    **_OF_CASE,
    "talk_form": Column("form"),
    "interpreter": Column("interpreter"),
    "came": Column(told({"yes": Q(came=True)}, "no")),
}
_LINKINGS: Mapping[str, Column] = {
    **_OF_CASE,
    "how": Column("how"),
    "ended": Column("ended"),
}


def count_opened(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the times that contacts were opened, also again."""
    earlier = CasePeriod.objects.filter(case=OuterRef("case"), opened_on__lt=OuterRef("opened_on"))
    talks = Talk.objects.filter(
        case=OuterRef("case"), came=True, held_on__gte=OuterRef("opened_on")
    ).order_by()
    first_talk = talks.values("case").annotate(first_on=Min("held_on")).values("first_on")
    rows = CasePeriod.objects.filter(
        case__board_id=board_id, opened_on__range=(first, last)
    ).annotate(
        has_earlier=Exists(earlier),
        waited=ExpressionWrapper(
            Subquery(first_talk) - F("opened_on"), output_field=DurationField()
        ),
    )
    place = Place("case__unit_id", month_of_day("opened_on"))
    return grouped(rows, place, [_OPENED[axis] for axis in axes])


def count_closed(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the times that contacts ended, also those of contacts that have faded."""
    rows = CasePeriod.objects.filter(
        case__board_id=board_id, closed_on__range=(first, last)
    ).annotate(
        lasted=ExpressionWrapper(F("closed_on") - F("opened_on"), output_field=DurationField())
    )
    sums: Sums[tuple[UUID | None, date, tuple[str, ...]]] = Sums()
    place = Place("case__unit_id", month_of_day("closed_on"))
    for row in grouped(rows, place, [_CLOSED[axis] for axis in axes]):
        sums[row[:3]] += row.number
    for row in _faded(axes, board_id, first, last):
        sums[row[:3]] += row.number
    for (unit_id, month, codes), number in sums.items():
        yield Row(unit_id, month, codes, number)


def count_open(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the contacts that are open when each month ends; a month that runs, as it is now."""
    for month, end in month_ends(first, last):
        rows = CasePeriod.objects.filter(
            Q(closed_on__isnull=True) | Q(closed_on__gt=end),
            case__board_id=board_id,
            opened_on__lte=end,
        )
        place = Place("case__unit_id", in_month(month))
        yield from grouped(rows, place, [_OF_CASE[axis] for axis in axes])


def count_talks(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the talks of a board's contacts, and the times that were missed."""
    rows = Talk.objects.filter(case__board_id=board_id, held_on__range=(first, last))
    place = Place("case__unit_id", month_of_day("held_on"))
    return grouped(rows, place, [_TALKS[axis] for axis in axes])


def count_linkings(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    """Yield the linkings made from a board's contacts; what came of them is known later."""
    rows = Linking.objects.filter(case__board_id=board_id, linked_on__range=(first, last))
    place = Place("case__unit_id", month_of_day("linked_on"))
    return grouped(rows, place, [_LINKINGS[axis] for axis in axes])


def _faded(axes: tuple[str, ...], board_id: UUID, first: date, last: date) -> Iterator[Row]:
    rows = PeriodCount.objects.filter(board_id=board_id, month__range=(first.replace(day=1), last))
    known = [axis for axis in axes if axis in _KEPT]
    number = Sum("count", output_field=IntegerField())
    for row in grouped(rows, Place("unit_id", F("month")), [_KEPT[a] for a in known], number):
        codes = dict(zip(known, row.codes, strict=True))
        yield row._replace(codes=tuple(codes.get(axis, NOT_RECORDED) for axis in axes))
