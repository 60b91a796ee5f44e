"""What everybody knows of the figures beside the tables: which of them can be counted from others.

An equation is what an attacker believes. Where the exact counts bear it out, protection takes it
as known. Where they do not (a report was sent the month after, an entry came late), it leads the
attacker to a number that is not the true one, and nothing has to be hidden for its sake.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise, product
from typing import TYPE_CHECKING

from finmaskig.counting import registry
from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.pure.statistics.table import CountedTable, Identity, identity
from finmaskig.reports.queries.pattern import PERIOD, UNIT
from finmaskig.reports.rules import month_after, pieces

if TYPE_CHECKING:
    from finmaskig.counting.registry import Equation, Flow
    from finmaskig.pure.statistics.dimension import Dimension
    from finmaskig.reports.queries.counted import Slot, Source
    from finmaskig.reports.rules import Span

Terms = tuple[tuple[Identity, int], ...]
Pairs = list[tuple["Slot", CountedTable]]
Cell = tuple[Identity, int]
"""What it counts, and how many there are."""
Cells = dict[tuple[str, str], dict[int, Cell]]
"""By period and unit, in each version that it was known in."""


def known(pairs: Pairs, source: Source) -> Iterator[Terms]:
    """Yield what everybody knows of some tables, in every period, unit and version."""
    tables = [_Table(slot, table) for slot, table in pairs if not slot.change]
    for equation in registry.equations():
        yield from _equal(equation, tables)
    for flow in registry.flows():
        yield from _flowing(flow, tables, pieces(source.spans))


@dataclass(frozen=True)
class _Table:
    """An exact table whose cells can be looked up by some of its codes."""

    slot: Slot
    table: CountedTable

    @cached_property
    def axes(self) -> dict[str, Dimension]:
        return {one.name: one for one in self.table.dimensions}

    def has(self, family: str, at: Mapping[str, str]) -> bool:
        """Tell whether it counts a family at some codes."""
        axes = self.axes
        return self.slot.family == family and all(
            name in axes and code in axes[name].codes for name, code in at.items()
        )

    def cell(self, at: Mapping[str, str]) -> Cell:
        """Return the cell at some codes, with all else together."""
        dimensions = self.table.dimensions
        key = tuple(at.get(one.name, one.root or "") for one in dimensions)
        places = tuple(one.codes.index(code) for one, code in zip(dimensions, key, strict=True))
        return identity(self.table.measure, dimensions, key), int(self.table.values[places])


def _equal(equation: Equation, tables: list[_Table]) -> Iterator[Terms]:
    left, right = (_cells(*side, tables) for side in (equation.left, equation.right))
    for place in sorted(left.keys() & right.keys()):
        for version in sorted({*left[place], *right[place]}):
            yield from _if_true(
                (_known_in(left[place], version), 1), (_known_in(right[place], version), -1)
            )


def _cells(family: str, at: Mapping[str, str], tables: list[_Table]) -> Cells:
    """Return the cell of one side of an equation by period and unit, in each version."""
    found: Cells = {}
    for one in tables:
        if not one.has(family, at):
            continue
        for period, unit in product(one.axes[PERIOD].codes, one.axes[UNIT].codes):
            known_in = found.setdefault((period, unit), {})
            if one.slot.version not in known_in:
                known_in[one.slot.version] = one.cell({PERIOD: period, UNIT: unit, **at})
    return found


def _known_in(cells: Mapping[int, Cell], version: int) -> Cell:
    """Return the cell as it was known in a version: a family that did not change has none."""
    return cells[max(one for one in cells if one <= version)]


def _flowing(flow: Flow, tables: list[_Table], runs: list[Span]) -> Iterator[Terms]:
    """Yield that a stock is what it was before, with what came and without what went."""
    families = (flow.stock, flow.grows, flow.shrinks)
    codes = [_codes(flow.axis, family, tables) for family in families]
    steps = [step for step in pairwise(runs) if month_after(step[0].last) == step[1].first]
    for code in sorted(set.intersection(*codes)):
        at = {flow.axis: code} if code != TOTAL else {}
        stock, grows, shrinks = (_cells(family, at, tables) for family in families)
        everywhere = (stock, grows, shrinks)
        units = set.intersection(*({unit for _period, unit in each} for each in everywhere))
        for (before, run), unit in product(steps, sorted(units)):
            now = (run.code, unit)
            moves = (stock[now], stock[before.code, unit], grows[now], shrinks[now])
            for version in sorted({one for cells in moves for one in cells}):
                cells = [_known_in(each, version) for each in moves]
                yield from _if_true(*zip(cells, (1, -1, -1, 1), strict=True))


def _codes(axis: str, family: str, tables: Iterable[_Table]) -> set[str]:
    found = [one.axes[axis] for one in tables if one.slot.family == family and axis in one.axes]
    return {code for one in found for code in one.shown}


def _if_true(*terms: tuple[Cell, int]) -> Iterator[Terms]:
    """Yield an equation where the exact counts bear it out."""
    if sum(sign * number for (_counts, number), sign in terms) == 0:
        yield tuple((counts, sign) for (counts, _number), sign in terms)
