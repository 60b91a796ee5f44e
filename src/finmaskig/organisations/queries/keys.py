"""The keys of units by their codes, for those who keep what the directory answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.organisations.models import Unit

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


@dataclass(frozen=True)
class BoardRow:
    """A board that has units in Finmaskig, with their codes."""

    id: UUID
    code: str
    name: str
    units: tuple[str, ...]


def boards_with_staff() -> list[BoardRow]:
    """Return the boards that have units in Finmaskig, by code."""
    found: dict[str, BoardRow] = {}
    rows = Unit.objects.filter(is_staffed_here=True, board__isnull=False).order_by(
        "board__code", "code"
    )
    for unit in rows.select_related("board"):
        board = unit.board
        assert board is not None
        before = found.get(board.code)
        units = before.units if before else ()
        found[board.code] = BoardRow(board.pk, board.code, board.name, (*units, unit.code))
    return list(found.values())


def unit_ids(codes: Collection[str]) -> dict[str, UUID]:
    """Return the id of each unit by its code, in one query."""
    if not codes:
        return {}
    return dict(Unit.objects.filter(code__in=codes).values_list("code", "pk"))


def units_of_board(board_id: UUID) -> list[Unit]:
    """Return every unit that a board answers for, also those that have ended, by code."""
    return list(Unit.objects.filter(board_id=board_id).order_by("code"))
