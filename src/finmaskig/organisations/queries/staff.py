"""Who works in the units of a board on a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.organisations.models import Membership
from finmaskig.organisations.models.dated import on_day

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class StaffMember:
    """One person in one unit."""

    user_id: UUID
    name: str
    service_number: str
    unit_id: UUID
    unit_name: str
    side: str


def staff_of(board_id: UUID | None, *, on: date, roles: Collection[str]) -> list[StaffMember]:
    """Return who holds one of the roles in a unit of a board, each once a unit, by name."""
    rows = (
        Membership.objects.filter(
            on_day(on), unit__board_id=board_id, role__in=roles, user__is_active=True
        )
        .select_related("user", "unit")
        .order_by("unit__name", "user__name", "user_id")
    )
    found = {
        (row.user_id, row.unit_id): StaffMember(
            user_id=row.user_id,
            name=row.user.name,
            service_number=row.user.service_number,
            unit_id=row.unit_id,
            unit_name=row.unit.name,
            side=row.unit.side,
        )
        for row in rows
    }
    return list(found.values())
