"""Reads of shifts: lists, the common list, what waits for whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet, Value

from finmaskig.outreach.models import (
    AreaLabel,
    Encounter,
    Operation,
    Shift,
    ShiftHandover,
    ShiftUnit,
    ShiftWorker,
    UnitMonth,
)
from finmaskig.outreach.queries.held import held_for

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


def shifts_of(unit_id: UUID | None) -> QuerySet[ShiftUnit]:
    """Return a unit's shifts, own and joint, the latest first."""
    return (
        ShiftUnit.objects.filter(Q(unit_id=unit_id))
        .select_related("shift", "shift__operation")
        .order_by("-planned_start_at", "id")
    )


def current_shifts(actor: Actor) -> list[Shift]:
    """Return the unit's shifts that run, and those planned from now on, the nearest first."""
    return list(
        Shift.objects.filter(Q(units__unit_id=actor.unit_id), state__in=["running", "planned"])
        .select_related("operation")
        .order_by("planned_start_at")[:10]
    )


def running_shift_of(user_id: UUID) -> Shift | None:
    """Return the shift that a worker is out in now."""
    return (
        Shift.objects.filter(workers__user_id=user_id, state="running")
        .order_by("-started_at")
        .first()
    )


def crew_of(shift: Shift) -> list[ShiftWorker]:
    """Return who works in a shift, by name."""
    return list(shift.workers.select_related("user", "unit").order_by("user__name", "id"))


def common_list(shift: Shift) -> QuerySet[Encounter]:
    """Return what all in a joint shift share until it closes."""
    return Encounter.objects.filter(shift=shift, joined_into__isnull=True).order_by("-number")


def rows_on_side(shift: Shift, unit_id: UUID | None, side: str) -> QuerySet[Encounter]:
    """Return the rows of a shift that lie on one side of the wall, as a unit there sees it."""
    own = Q(unit_id=unit_id)
    if side != "neutral":
        own &= Q(side="neutral")
    return common_list(shift).filter(Q(side=side) | own)


def missed_check_ins(unit_id: UUID | None, now: datetime) -> list[Shift]:
    """Return the unit's shifts whose promised check-in has passed without an answer."""
    return list(
        Shift.objects.filter(
            Q(units__unit_id=unit_id), state="running", check_in_at__lt=now
        ).order_by("check_in_at")
    )


def waiting_handovers(actor: Actor) -> list[ShiftHandover]:
    """Return the shifts that were handed to this person and not yet read."""
    return list(
        ShiftHandover.objects.filter(
            Q(to_unit_id=actor.unit_id), to_user_id=actor.user_id, received_at__isnull=True
        ).select_related("shift", "from_user")
    )


def waiting_debriefs(unit_id: UUID | None) -> list[Shift]:
    """Return the shifts after which somebody wants to talk with the lead."""
    return list(
        Shift.objects.filter(
            Q(units__unit_id=unit_id), debrief="lead", debrief_done_at__isnull=True
        ).order_by("ended_at")[:10]
    )


@dataclass(frozen=True)
class MonthCounts:
    """A unit's kept counts of a month."""

    month: date
    shift_count: int = 0
    encounter_count: int = 0
    offered_count: int = 0

    @property
    def offered_percent(self) -> int | None:
        """Return how many of a hundred were offered support; nothing when nobody was met."""
        if not self.encounter_count:
            return None
        return self.offered_count * 100 // self.encounter_count


_KEPT = ("shift_count", "encounter_count", "offered_count")
_NOT_A_MONTH = (Value(-1), Value(-2))
"""Marks a row of waiting meetings among rows of counts, which are never negative."""


def month_counts(unit_id: UUID | None, on: date) -> MonthCounts:
    """Return a unit's counts of the month of a day, from the kept row."""
    month = on.replace(day=1)
    row = UnitMonth.objects.filter(Q(unit_id=unit_id), month=month).values_list(*_KEPT).first()
    return MonthCounts(month, *(row or ()))


def months_worked(board_id: UUID, first: date) -> set[date]:
    """Return the months since a day in which units of a board had shifts or met somebody."""
    rows = UnitMonth.objects.filter(unit__board_id=board_id, month__gte=first)
    return set(rows.values_list("month", flat=True))


def month_counts_and_held(actor: Actor, on: date) -> tuple[MonthCounts, int]:
    """Return the month's counts and how many meetings wait for the actor, in one question."""
    month = on.replace(day=1)
    kept = UnitMonth.objects.filter(Q(unit_id=actor.unit_id), month=month).values_list(*_KEPT)
    held = held_for(actor).order_by().values("unit_id").annotate(count=Count("pk"))
    rows = list(kept.order_by().union(held.values_list("count", *_NOT_A_MONTH), all=True))
    waiting = next((row[0] for row in rows if row[1] < 0), 0)
    return MonthCounts(month, *next((row for row in rows if row[1] >= 0), ())), waiting


def operations_on(board_id: UUID | None, on: date) -> list[Operation]:
    """Return a board's operations that have not ended on a day."""
    return list(Operation.objects.filter(Q(board_id=board_id), ends_on__gte=on))


def area_choices(unit_id: UUID | None) -> list[str]:
    """Return the unit's own words for where it works."""
    return list(
        AreaLabel.objects.filter(Q(unit_id=unit_id), is_used=True).values_list("label", flat=True)
    )


def latest_shift_of(unit_id: UUID | None) -> Shift | None:
    """Return the unit's latest shift, whose answers are offered again when the next is planned."""
    return Shift.objects.filter(Q(unit_id=unit_id)).order_by("-planned_start_at", "id").first()


def near_residences(unit_id: UUID | None, home: str, limit: int = 3) -> list[str]:
    """Return the municipalities that the unit wrote most among its latest meetings."""
    latest = (
        Encounter.objects.filter(Q(unit_id=unit_id))
        .order_by("-met_on")
        .values_list("residence", flat=True)[:300]
    )
    counted = Counter(code for code in latest if code.isdigit() and code != home)
    return [code for code, _count in counted.most_common(limit)]


@dataclass(frozen=True)
class Summary:
    """A shift in two minutes: what happened, counted on the reader's own side."""

    met_count: int
    kinds: tuple[tuple[str, int], ...]
    bands: tuple[tuple[str, int], ...]
    offered_count: int
    answered_yes_count: int
    signs_count: int


def summary_of(rows: Iterable[Encounter]) -> Summary:
    """Count the rows that the reader may see."""
    met = list(rows)
    kinds = Counter(row.kind for row in met)
    bands = Counter(row.age_band for row in met)
    return Summary(
        met_count=len(met),
        kinds=tuple(kinds.most_common()),
        bands=tuple(sorted(bands.items())),
        offered_count=sum(row.answer in ("yes", "no", "later") for row in met),
        answered_yes_count=sum(row.answer == "yes" for row in met),
        signs_count=sum(row.trafficking in ("suspected", "evident") for row in met),
    )
