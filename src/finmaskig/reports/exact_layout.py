"""The rows and columns of a table outside a unit: on the page of who decides, and on paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.reports.layout import Cell, Grid, Row

if TYPE_CHECKING:
    from finmaskig.reports.exact import Worded


@dataclass(frozen=True)
class Marked:
    """A row with, for each cell, its text and whether it is small enough to expose somebody."""

    label: str
    cells: tuple[tuple[str, bool], ...]
    is_total: bool = False


def grid_of_words(table: Worded) -> Grid:
    """Return a table with its words; the total last."""
    rows = table.words[0] if table.words else {TOTAL: _("Antal")}
    columns = table.words[1] if len(table.words) > 1 else {TOTAL: _("Antal")}
    return Grid(
        caption=table.caption,
        corner=table.names[0] if table.names else "",
        head=tuple(_first_large(word) for word in columns.values()),
        rows=tuple(
            Row(
                _first_large(word),
                tuple(_cell(table, row, column) for column in columns),
                bool(table.words) and row == TOTAL,
            )
            for row, word in rows.items()
        ),
        definitions=(table.definition,),
    )


def small_marked(table: Worded, threshold: int) -> tuple[Marked, ...]:
    """Return the rows with every count from 1 to one less than a threshold marked."""
    return tuple(
        Marked(
            row.label,
            tuple((cell.text, 0 < (cell.value or 0) < threshold) for cell in row.cells),
            row.is_total,
        )
        for row in grid_of_words(table).rows
    )


def _cell(table: Worded, row: str, column: str) -> Cell:
    key = (row, column)[: len(table.words)]
    return Cell(table.cells[key]) if key in table.cells else Cell(None, is_told=False)


def _first_large(word: str) -> str:
    return word[:1].upper() + word[1:]
