"""The keys of units by their codes, for those who keep what the directory answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.organisations.models import Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def unit_ids(codes: Collection[str]) -> dict[str, UUID]:
    """Return the id of each unit by its code, in one query."""
    if not codes:
        return {}
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "pk"))


def units_of_board(board_id: UUID) -> list[Unit]:
    """Return every unit that a board answers for, also those that have ended, by code."""
    return list(Unit.objects.filter(board_id=board_id).order_by("code"))
