"""Exact tables from frozen counts, with a period for each closed one. For protection only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from finmaskig.counting.registry import NOT_RECORDED, SEVERAL
from finmaskig.pure.statistics.dimension import TOTAL, Dimension, Sum
from finmaskig.pure.statistics.table import CountedTable
from finmaskig.reports.queries.frozen import FIRST
from finmaskig.reports.queries.pattern import PERIOD, UNIT
from finmaskig.reports.rules import pieces

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.counting.registry import Axis, Family, Grid
    from finmaskig.pure.statistics.table import Key
    from finmaskig.reports.queries.frozen import Frozen
    from finmaskig.reports.rules import Span

Counts = dict["Key", int]
TOGETHER = 3
"""So many dimensions are published together at most, beside the period."""
WITHOUT = "not:"
"""How the silent complement of a code begins (``Dimension.several``)."""


@dataclass(frozen=True)
class Slot:
    """What one exact table counts: a family by the axes of a grid, as known in a version.

    `change` is "" for the counts themselves, "+" for what was added since the version before
    and "-" for what was taken away.
    """

    family: str
    grid: str
    version: int = FIRST
    change: str = ""

    @property
    def measure(self) -> str:
        """Return the name that its cells have in a protection.

        >>> Slot("met", "main").measure, Slot("met", "main", 2, "+").measure
        ('met', 'met/main+2')
        """
        if self.change:
            return f"{self.family}/{self.grid}{self.change}{self.version}"
        return self.family if self.version == FIRST else f"{self.family}@{self.version}"


@dataclass(frozen=True)
class Source:
    """All that a board's tables are made from."""

    spans: tuple[Span, ...]
    frozen: Frozen
    units: tuple[str, ...]

    @property
    def most(self) -> int:
        """Return the newest version of any count."""
        return max((max(each) for each in self.frozen.versions.values()), default=FIRST)


def tables(
    family: Family, source: Source, *, unit: str | None = None
) -> Iterator[tuple[Slot, CountedTable]]:
    """Yield a family's tables in each version, and between them; of one unit's rows, or of all."""
    for grid in family.grids:
        dimensions = _dimensions(family, grid, source)
        margins = tuple(each | {PERIOD} for each in _margins(grid))
        before: Counts = {}
        for version in source.frozen.told(family.code):
            counts = _counts(family, grid, source, version, dimensions)
            kept = {key: n for key, n in counts.items() if unit in {None, key[1]}}
            for slot, each in _slots(family.code, grid.code, version, before, kept):
                yield slot, CountedTable(dimensions, each, slot.measure, margins)
            before = kept


def _margins(grid: Grid) -> Iterator[frozenset[str]]:
    """Yield what is published together: what the grid says, or any three, units among them."""
    names = (UNIT, *(axis.code for axis in grid.axes))
    together = combinations(names, min(TOGETHER, len(names)))
    yield from grid.margins or map(frozenset, together)


def _slots(
    family: str, grid: str, version: int, before: Counts, counts: Counts
) -> Iterator[tuple[Slot, Counts]]:
    yield Slot(family, grid, version), counts
    if version == FIRST:
        return
    added = {key: n - before.get(key, 0) for key, n in counts.items()}
    taken = {key: n - counts.get(key, 0) for key, n in before.items()}
    yield Slot(family, grid, version, "+"), {key: n for key, n in added.items() if n > 0}
    yield Slot(family, grid, version, "-"), {key: n for key, n in taken.items() if n > 0}


def period_dimension(spans: tuple[Span, ...], *, is_stock: bool = False) -> Dimension:
    """Return periods that may overlap, with the pieces that they are put together from.

    A piece that is no closed period itself is counted and never shown. A stock is never added:
    a period has what its last piece ends with, as have all periods that end on the same day.
    """
    runs, closed = pieces(spans), {one.code for one in spans}
    sums = tuple(
        Sum(one.code, tuple(run.code for run in runs if _is_part(run, one, is_stock=is_stock)))
        for one in spans
        if one not in runs
    )
    leaves = tuple(run.code for run in runs)
    return Dimension(PERIOD, leaves, sums, silent=frozenset(leaves) - closed)


def _is_part(run: Span, whole: Span, *, is_stock: bool) -> bool:
    return run.last == whole.last if is_stock else run.overlaps(whole)


def axis_dimension(axis: Axis, seen: frozenset[str] = frozenset()) -> Dimension:
    """Return an axis as a dimension; codes that it no longer has, but were counted, stay."""
    words = axis.named()
    codes = [*words, *sorted(seen - set(words))]
    if axis.several:
        return Dimension.several(axis.code, codes)
    if NOT_RECORDED not in codes:
        codes.append(NOT_RECORDED)
    above = axis.above()
    parents: dict[str, str | None] = {TOTAL: None}
    parents |= {code: above.get(code, TOTAL) for code in codes}
    return Dimension.tree(axis.code, parents)


def _dimensions(family: Family, grid: Grid, source: Source) -> tuple[Dimension, ...]:
    seen: list[set[str]] = [set() for _ in grid.axes]
    units = dict.fromkeys(source.units)
    for _month, unit, codes, _number in _lines(family, grid, source, source.most):
        units[unit] = None
        for axis, code, known in zip(grid.axes, codes, seen, strict=True):
            known.update(_codes_of(axis, code))
    return (
        period_dimension(source.spans, is_stock=family.is_stock),
        Dimension.flat(UNIT, units),
        *(axis_dimension(a, frozenset(s)) for a, s in zip(grid.axes, seen, strict=True)),
    )


def _codes_of(axis: Axis, code: str) -> list[str]:
    if not axis.several:
        return [code or NOT_RECORDED]
    return [one for one in code.split(SEVERAL) if one]


def _counts(
    family: Family, grid: Grid, source: Source, version: int, dimensions: tuple[Dimension, ...]
) -> Counts:
    runs = pieces(source.spans)
    piece = {month: run.code for run in runs for month in _counted_months(run, family)}
    counts: Counts = {}
    for month, unit, codes, number in _lines(family, grid, source, version):
        if month not in piece:
            continue
        for spread in _spread(grid.axes, codes, dimensions[2:]):
            key = (piece[month], unit, *spread)
            counts[key] = counts.get(key, 0) + number
    return counts


def _counted_months(run: Span, family: Family) -> tuple[date, ...]:
    return run.months[-1:] if family.is_stock else run.months


def _spread(
    axes: tuple[Axis, ...], codes: tuple[str, ...], dimensions: tuple[Dimension, ...]
) -> Iterator[Key]:
    """Yield every innermost cell that counts a thing; several codes have a cell each."""
    choices = []
    for axis, code, dimension in zip(axes, codes, dimensions, strict=True):
        own = _codes_of(axis, code)
        if axis.several:
            own = [part for part in dimension.leaves if _counts_as(part, own)]
        choices.append(own)
    yield from product(*choices)


def _counts_as(leaf: str, own: list[str]) -> bool:
    code = leaf.removeprefix(WITHOUT)
    return (code in own) != leaf.startswith(WITHOUT)


def _lines(
    family: Family, grid: Grid, source: Source, version: int
) -> Iterator[tuple[date, str, tuple[str, ...], int]]:
    for month in sorted({month for one in source.spans for month in one.months}):
        for unit, codes, number in source.frozen.of(family.code, month, version, grid.code):
            yield month, unit, codes, number
