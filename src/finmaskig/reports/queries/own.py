"""Which figures a unit can ask for of its own rows, and the counts themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.counting.registry import NOT_RECORDED, SEVERAL, Axis, Grid, Measure
from finmaskig.pure.statistics.dimension import TOTAL, Dimension
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.pure.statistics.table import Key

BEHIND_THE_WALL: Mapping[str, Mapping[str, str]] = {
    "victim": {"kind": "buyer", "contact_kind": "buyer", "side": "buyer"},
    "buyer": {"kind": "exposed", "contact_kind": "own", "side": "victim"},
}
"""For each side, whom it meets and then does not see: by axis, the code of the other side."""


class NotCounted(DomainError):
    """The measure is not divided in that way."""


@dataclass(frozen=True, kw_only=True)
class OwnQuestion:
    """What a unit asks of its own rows: a measure by at most two axes, in some months."""

    measure: str
    rows: str
    columns: str = ""
    first: date
    last: date

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the axes of the table."""
        return tuple(dict.fromkeys(axis for axis in (self.rows, self.columns) if axis))


@dataclass(frozen=True)
class Seen:
    """Whose rows: a unit of a board, on its side of the wall."""

    board_id: UUID
    unit_id: UUID
    side: str


def grid_for(question: OwnQuestion) -> tuple[Measure, Grid]:
    """Return the measure and a grid with all its axes; raises ``NotCounted``."""
    known = {one.code: one for one in registry.measures()}
    found = known.get(question.measure)
    if found is None:
        raise NotCounted(_("Måttet finns inte. Välj ett annat."))
    wanted = {*question.shown, *found.at}
    for grid in registry.family(found.family).grids:
        if wanted <= {axis.code for axis in grid.axes}:
            return found, grid
    raise NotCounted(_("Måttet räknas inte så. Välj färre indelningar."))


def axes_of(measure: str) -> dict[str, Axis]:
    """Return by what a measure is divided, beside what it is narrowed to already."""
    found = {one.code: one for one in registry.measures()}.get(measure)
    if found is None:
        return {}
    grids = [
        grid
        for grid in registry.family(found.family).grids
        if set(found.at) <= {axis.code for axis in grid.axes}
    ]
    return {axis.code: axis for grid in grids for axis in grid.axes}


def cells_of(
    seen: Seen, question: OwnQuestion, dimensions: tuple[Dimension, ...]
) -> dict[Key, int]:
    """Return the count of every cell of a unit's own rows, sums too, zero where there is none."""
    measure, grid = grid_for(question)
    return tally(question, grid, dimensions, _own_rows(seen, question, measure, grid))


def tally(
    question: OwnQuestion,
    grid: Grid,
    dimensions: tuple[Dimension, ...],
    rows: Iterable[tuple[tuple[str, ...], int]],
) -> dict[Key, int]:
    """Return the count of every cell, sums too, of rows with a code for each axis of the grid."""
    cells: dict[Key, int] = dict.fromkeys(product(*(each.shown for each in dimensions)), 0)
    places = {axis.code: at for at, axis in enumerate(grid.axes)}
    shown = [places[code] for code in question.shown]
    for codes, number in rows:
        for key in product(*(_counts_at(grid.axes[at], codes[at]) for at in shown)):
            if key in cells:
                cells[key] += number
    return cells


def is_counted(measure: Measure, grid: Grid, codes: tuple[str, ...]) -> bool:
    """Tell whether a row is among those that a measure is narrowed to."""
    return all(
        set(measure.at.get(axis.code, (TOTAL,))) & set(_counts_at(axis, code))
        for axis, code in zip(grid.axes, codes, strict=True)
    )


def _own_rows(
    seen: Seen, question: OwnQuestion, measure: Measure, grid: Grid
) -> Iterator[tuple[tuple[str, ...], int]]:
    behind = BEHIND_THE_WALL.get(seen.side, {})
    is_stock = registry.family(measure.family).is_stock
    for row in grid.count(seen.board_id, question.first, question.last):
        if row.unit_id != seen.unit_id:
            continue
        if is_stock and row.month != question.last.replace(day=1):
            continue
        at = list(zip(grid.axes, row.codes, strict=True))
        if any(behind.get(axis.code) == code for axis, code in at):
            continue
        if is_counted(measure, grid, row.codes):
            yield row.codes, row.number


def _counts_at(axis: Axis, code: str) -> list[str]:
    """Return every code of the axis that a row counts at, the total too."""
    code = code or NOT_RECORDED
    if axis.several:
        return [TOTAL, *code.split(SEVERAL)]
    above, found = axis.above(), [TOTAL]
    while code:
        found.append(code)
        code = above.get(code, "")
    return found
