"""The kept counts of each unit's month, so that no page counts rows."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from finmaskig.outreach import rules
from finmaskig.outreach.models import Encounter, EncounterCount, ShiftUnit, UnitMonth

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.outreach.models import Shift


@dataclass(frozen=True)
class Change:
    """What to add to a unit's month; negative takes away."""

    shifts: int = 0
    encounters: int = 0
    offered: int = 0


def add_to_month(unit_id: UUID, on: date, change: Change) -> None:
    """Add to a unit's counts within the caller's transaction."""
    row, _new = UnitMonth.objects.get_or_create(unit_id=unit_id, month=on.replace(day=1))
    UnitMonth.objects.filter(pk=row.pk).update(
        shift_count=F("shift_count") + change.shifts,
        encounter_count=F("encounter_count") + change.encounters,
        offered_count=F("offered_count") + change.offered,
    )


def count_shift(shift: Shift) -> None:
    """Count a started shift for each unit in it."""
    for unit_id in shift.units.order_by("unit_id").values_list("unit_id", flat=True):
        add_to_month(unit_id, shift.day, Change(shifts=1))


def count_encounter(encounter: Encounter, *, times: int) -> None:
    """Count a meeting for its unit, or take it away."""
    offered = int(rules.counts_as_offered(encounter.answer))
    change = Change(encounters=times, offered=offered * times)
    add_to_month(encounter.unit_id, encounter.met_on, change)


@transaction.atomic
def rebuild_months() -> int:
    """Count every month anew from its rows and what has faded; return how many rows were kept."""
    kept: dict[tuple[UUID, date], list[int]] = defaultdict(lambda: [0, 0, 0])
    started = ShiftUnit.objects.filter(shift__started_at__isnull=False).select_related("shift")
    for part in started.iterator():
        kept[part.unit_id, part.shift.day.replace(day=1)][0] += 1
    met = Encounter.objects.filter(joined_into__isnull=True)
    for unit_id, met_on, answer in met.values_list("unit_id", "met_on", "answer").iterator():
        counts = kept[unit_id, met_on.replace(day=1)]
        counts[1] += 1
        counts[2] += rules.counts_as_offered(answer)
    faded = EncounterCount.objects.values_list("unit_id", "month", "answer", "count")
    for unit_id, month, answer, count in faded.iterator():
        kept[unit_id, month][1] += count
        kept[unit_id, month][2] += count * rules.counts_as_offered(answer)
    UnitMonth.objects.all().delete()
    UnitMonth.objects.bulk_create(
        UnitMonth(
            unit_id=unit_id,
            month=month,
            shift_count=counts[0],
            encounter_count=counts[1],
            offered_count=counts[2],
        )
        for (unit_id, month), counts in kept.items()
    )
    return len(kept)
