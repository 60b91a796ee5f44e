"""Tables from one source side by side: each cell once, and every sum between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import CountedTable, Identity, Key, TableError, identity

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass
class Joined:
    """The cells of several tables. A sum is a whole, then its parts, as numbers of cells."""

    numbers: dict[Identity, int] = field(default_factory=dict)
    counts: list[int] = field(default_factory=list)
    shown: set[int] = field(default_factory=set)
    sums: dict[tuple[int, ...], None] = field(default_factory=dict)
    places: list[Ints] = field(default_factory=list)
    """For each table the number of each cell, in the order of its keys."""

    @property
    def values(self) -> Ints:
        """Return the count of each cell."""
        return np.array(self.counts, dtype=np.int64)


def join(tables: Sequence[CountedTable]) -> Joined:
    """Return tables side by side; raises `TableError` when one cell has two counts."""
    joined = Joined()
    for table in tables:
        values = table.values.reshape(-1).tolist()
        keys = list(table.keys())
        numbers = [
            _number(joined, table, key, count) for key, count in zip(keys, values, strict=True)
        ]
        grid = np.array(numbers, dtype=np.int64)
        joined.places.append(grid)
        grid = grid.reshape([len(one.codes) for one in table.dimensions])
        for axis, dimension in enumerate(table.dimensions):
            for line in _lines(np.moveaxis(grid, axis, 0), dimension):
                joined.sums[line] = None
    return joined


def _number(joined: Joined, table: CountedTable, key: Key, count: int) -> int:
    cell = identity(table.measure, table.dimensions, key)
    number = joined.numbers.setdefault(cell, len(joined.counts))
    if number == len(joined.counts):
        joined.counts.append(count)
    if joined.counts[number] != count:
        raise TableError(
            f"{' × '.join(key)} är {joined.counts[number]} i en tabell och {count} i en annan: "
            "tabellerna kommer inte från samma källa."
        )
    if table.is_shown(key):
        joined.shown.add(number)
    return number


def _lines(grid: Ints, dimension: Dimension) -> Iterator[tuple[int, ...]]:
    at = {code: place for place, code in enumerate(dimension.codes)}
    for one in dimension.sums:
        codes = [at[one.whole], *(at[part] for part in one.parts)]
        yield from map(tuple, grid[codes].reshape(len(codes), -1).T.tolist())
