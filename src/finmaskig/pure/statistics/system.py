"""Cells of several tables as one system: each cell once, and every equality between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import CountedTable, Identity, TableError, identity

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Terms = tuple[tuple[Identity, int], ...]
"""One equality: the sum of coefficient × cell is 0."""


@dataclass(frozen=True)
class Rows:
    """A sparse matrix of equalities, row by row: `cells[starts[i]:starts[i + 1]]`."""

    starts: Ints
    cells: Ints
    factors: Ints

    @property
    def count(self) -> int:
        """Return the number of equalities."""
        return len(self.starts) - 1

    @cached_property
    def of_entry(self) -> Ints:
        """Return the row of each entry."""
        return np.repeat(np.arange(self.count), np.diff(self.starts))

    def times(self, values: Ints | Floats) -> Floats:
        """Return the left side of each equality for a value of each cell."""
        products = self.factors * values[self.cells]
        return np.bincount(self.of_entry, products, self.count).astype(np.float64)

    def row(self, at: int) -> slice:
        """Return where the entries of an equality stand."""
        return slice(int(self.starts[at]), int(self.starts[at + 1]))


@dataclass(frozen=True)
class System:
    """Every cell of the tables once, with its count, and all that makes them add up."""

    identities: tuple[Identity, ...]
    values: Ints
    shown: Mask
    """Whether a table shows the cell at all; the others are counted but never printed."""
    shows: Ints
    """How many cells of the tables that are shown it stands for."""
    rows: Rows
    places: tuple[Ints, ...]
    """For each table: the cell at each place, in the order of its `keys()`."""
    index: Mapping[Identity, int] = field(repr=False)

    @property
    def count(self) -> int:
        """Return the number of cells."""
        return len(self.values)

    def values_of(self, tables: Sequence[CountedTable]) -> Ints:
        """Return the counts of other tables over the same cells."""
        values = np.zeros(self.count, dtype=np.int64)
        for places, table in zip(self.places, tables, strict=True):
            values[places] = table.values.reshape(-1)
        return values


def build(tables: Sequence[CountedTable], equations: Sequence[Terms] = ()) -> System:
    """Join tables that count the same things into one system.

    Raises `TableError` when a cell has two counts, or an equation does not hold or names a
    cell that no table has.
    """
    index: dict[Identity, int] = {}
    places: list[Ints] = []
    values: list[int] = []
    shown: list[bool] = []
    for table in tables:
        at = _numbered(table, index)
        counts = table.values.reshape(-1)
        for cell, count, key in zip(at.tolist(), counts.tolist(), table.keys(), strict=True):
            if cell == len(values):
                values.append(count)
                shown.append(False)
            elif values[cell] != count:
                raise TableError(_two_counts(key, values[cell], count))
            shown[cell] = shown[cell] or table.is_shown(key)
        places.append(at)
    rows = _rows([*_sums(tables, places), *_between(equations, index)])
    is_shown = np.array(shown)
    system = System(
        identities=tuple(index),
        values=np.array(values),
        shown=is_shown,
        shows=is_shown.astype(np.int64),
        rows=rows,
        places=tuple(places),
        index=dict(index),
    )
    if rows.count and np.abs(rows.times(system.values)).max() > 0:
        raise TableError("En likhet mellan måtten stämmer inte med antalen.")
    return system


def _numbered(table: CountedTable, index: dict[Identity, int]) -> Ints:
    numbers = [
        index.setdefault(identity(table.measure, table.dimensions, key), len(index))
        for key in table.keys()  # noqa: SIM118 -- a table is no mapping
    ]
    return np.array(numbers, dtype=np.int64)


def _two_counts(key: tuple[str, ...], first: int, second: int) -> str:
    return (
        f"{' × '.join(key)} är {first} i en tabell och {second} i en annan. "
        "Tabellerna kommer inte från samma källa."
    )


def _sums(
    tables: Sequence[CountedTable], places: Sequence[Ints]
) -> Iterator[tuple[list[int], list[int]]]:
    """Yield each sum of each dimension, for every combination of the other codes, once."""
    seen: set[tuple[int, ...]] = set()
    for table, at in zip(tables, places, strict=True):
        grid = at.reshape([len(one.codes) for one in table.dimensions])
        for axis, dimension in enumerate(table.dimensions):
            for lines in _lines(np.moveaxis(grid, axis, 0), dimension):
                for cells in lines.tolist():
                    mark = tuple(cells)
                    if mark not in seen:
                        seen.add(mark)
                        yield cells, [-1] + [1] * (len(cells) - 1)


def _lines(grid: Ints, dimension: Dimension) -> Iterator[Ints]:
    """Yield for each sum one row of cells, the whole first, for each place of the others."""
    at = {code: place for place, code in enumerate(dimension.codes)}
    for one in dimension.sums:
        codes = [at[one.whole], *(at[part] for part in one.parts)]
        yield grid[codes].reshape(len(codes), -1).T


def _between(
    equations: Sequence[Terms], index: Mapping[Identity, int]
) -> Iterator[tuple[list[int], list[int]]]:
    for terms in equations:
        if missing := [cell for cell, _ in terms if cell not in index]:
            raise TableError(f"En likhet nämner en cell som ingen tabell har: {missing[0]}.")
        yield [index[cell] for cell, _ in terms], [factor for _, factor in terms]


def _rows(equalities: Sequence[tuple[list[int], list[int]]]) -> Rows:
    lengths = [len(cells) for cells, _ in equalities]
    starts = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)
    cells = [cell for each, _ in equalities for cell in each]
    factors = [factor for _, each in equalities for factor in each]
    return Rows(starts, np.array(cells, dtype=np.int64), np.array(factors, dtype=np.int64))
