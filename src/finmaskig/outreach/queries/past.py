"""What is asked before old rows are read in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.counting.grouping import ends, starts
from finmaskig.outreach.models import Shift
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

AT_ONCE = 500


def days_of_shifts(ids: Collection[UUID], unit_id: UUID) -> dict[UUID, date]:
    """Return the day of each of some shifts of a unit; those that are gone are left out."""
    wanted, found = sorted(ids), {}
    for start in range(0, len(wanted), AT_ONCE):
        rows = Shift.objects.filter(pk__in=wanted[start : start + AT_ONCE], unit_id=unit_id)
        for pk, began in rows.values_list("pk", "started_at"):
            if began is not None:
                found[pk] = local(began).date()
    return found


def days_with_shifts(unit_id: UUID, first: date, last: date) -> dict[UUID, date]:
    """Return the day of each started shift of a unit between two days."""
    rows = Shift.objects.filter(
        unit_id=unit_id, started_at__gte=starts(first), started_at__lt=ends(last)
    )
    return {
        pk: local(began).date()
        for pk, began in rows.values_list("pk", "started_at").iterator()
        if began is not None
    }
