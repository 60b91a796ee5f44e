"""What is ripe, what waits for the board, and what cannot be told, on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.retention.queries.judging import judged_by_ids, judged_of_board
from finmaskig.vault import fading

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.retention.values import Judged


def due_rows(board_id: UUID, on: date, *, unit_id: UUID | None = None) -> list[Judged]:
    """Return the records of a board, or of one unit, whose time has run out on a day.

    Also those that are held or wait for the board's decision: their ``code`` says which.
    """
    rows = _of(board_id, on, unit_id)
    return [one for one in rows if one.has_run_out(on)]


def error_rows(board_id: UUID, on: date, *, unit_id: UUID | None = None) -> list[Judged]:
    """Return the records whose day cannot be computed: somebody must look into each."""
    return [one for one in _of(board_id, on, unit_id) if one.is_error]


def boards_with_records() -> list[UUID]:
    """Return the boards that answer for units that work here."""
    return sorted({board for kind in fading.all_kinds() for board in kind.boards()})


def standing_of(board_id: UUID, kind: str, record: UUID, on: date) -> Judged | None:
    """Return where one record stands on a day, for the line on its own page."""
    return judged_by_ids(board_id, kind, [record], on).get(record)


def _of(board_id: UUID, on: date, unit_id: UUID | None) -> list[Judged]:
    rows = judged_of_board(board_id, on)
    return [one for one in rows if unit_id is None or one.row.unit_id == unit_id]
