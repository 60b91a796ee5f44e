"""The rows and columns of a unit's own figures, on its own page and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.reports.layout import Cell, Grid, Row
from finmaskig.reports.queries.citing import definition_of, words_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.counting.registry import Axis
    from finmaskig.pure.statistics.dimension import Dimension
    from finmaskig.pure.statistics.table import OwnTable


def own_grid(table: OwnTable, measure: str, caption: str, axes: Mapping[str, Axis]) -> Grid:
    """Return a table with every code that the unit has counted, and the total last."""
    lines = [_codes(table, at, axes[one.name]) for at, one in enumerate(table.dimensions)]
    rows, columns = lines[0], lines[1] if len(lines) > 1 else {"": _("Antal")}
    by_one = len(lines) == 1
    return Grid(
        caption=caption,
        corner=str(axes[table.dimensions[0].name].name).capitalize(),
        head=tuple(columns.values()),
        rows=tuple(
            Row(
                word,
                tuple(Cell(table.cells[(row,) if by_one else (row, one)]) for one in columns),
                row == table.dimensions[0].root,
            )
            for row, word in rows.items()
        ),
        definitions=(definition_of(measure),),
    )


def _codes(table: OwnTable, at: int, axis: Axis) -> dict[str, str]:
    """Return the codes that something was counted at, with their words; the total last."""
    dimension: Dimension = table.dimensions[at]
    counted = {key[at] for key, number in table.cells.items() if number}
    words = {code: word for code, word in words_of(axis).items() if code in counted}
    assert dimension.root is not None
    return {**words, dimension.root: _("Alla")}
