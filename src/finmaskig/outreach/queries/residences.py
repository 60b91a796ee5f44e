"""What guidance asks about meetings without knowing them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.outreach.models import Encounter

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID


def existing_encounters(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the meetings exist."""
    return set(Encounter.objects.filter(pk__in=ids).values_list("pk", flat=True))


def residences_met(first: date, last: date) -> set[tuple[str, str]]:
    """Return where shifts were worked with whose residents: two municipality codes."""
    return set(
        Encounter.objects.filter(met_on__range=(first, last), residence__regex=r"^\d{4}$")
        .order_by()
        .values_list("shift__municipality", "residence")
        .distinct()
    )
