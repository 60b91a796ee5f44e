"""Tables that look the same from outside, found without a linear program.

A move of a dimension takes one from a leaf and gives it to another, or to the total: it changes
codes by +1 and -1 so that every sum of the dimension holds. A product of one move for each
dimension changes a table so that all its sums hold. Hide the cells it changes, and each of them
can lie as far up and down as the others allow: the hypercube method (Repsilber 1994; Giessing
and Repsilber 2002), here with floors, hierarchies and the cheapest of many hypercubes at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.system import Floats, Ints, Mask
from finmaskig.pure.statistics.task import Attack, Demand

ALTERNATIVES = 12
"""So many moves of a dimension are tried for one cell."""
FORBIDDEN = 1e12


class Ways:
    """The moves of one dimension, leaf by leaf."""

    def __init__(self, dimension: Dimension) -> None:
        self._dimension = dimension
        self._at = {code: place for place, code in enumerate(dimension.codes)}
        matrix = dimension.matrix
        self._leaves = np.array([self._at[leaf] for leaf in dimension.leaves])
        self._up = matrix.T
        self._near = matrix.T @ matrix

    @cached_property
    def _sums(self) -> Ints:
        """Return sums × codes: -1 for the whole, 1 for each part."""
        rows = np.zeros((len(self._dimension.sums), len(self._dimension.codes)), dtype=np.int64)
        for row, one in zip(rows, self._dimension.sums, strict=True):
            row[self._at[one.whole]] -= 1
            for part in one.parts:
                row[self._at[part]] += 1
        return rows

    def moves(self, code: int, rng: np.random.Generator) -> Ints:
        """Return moves × codes, each +1 at a code; near leaves first, then the total."""
        under = np.flatnonzero(self._up[:, code])
        leaf = int(under[0]) if len(under) == 1 else int(rng.choice(under))
        others = np.flatnonzero(self._up[:, code] == 0)
        order = np.lexsort((rng.random(len(others)), -self._near[leaf, others]))
        chosen = others[order[: ALTERNATIVES - 1]]
        moves = np.vstack([self._up[leaf] - self._up[chosen], self._up[leaf][None, :]])
        whole = (moves @ self._sums.T == 0).all(axis=1)
        kept: Ints = moves[whole & (moves[:, code] == 1)]
        return kept


@dataclass(frozen=True)
class Found:
    """The cells of a move with their signs, and how far it goes up and down."""

    cells: Ints
    signs: Ints
    up: int
    down: int


class Mover:
    """Looks for the cheapest move through a cell, against one attack."""

    def __init__(self, demand: Demand, attack: Attack, rng: np.random.Generator) -> None:
        self._demand, self._attack, self._rng = demand, attack, rng
        self._ways = [[Ways(one) for one in t.dimensions] for t in demand.task.tables]
        self._grids = [
            places.reshape([len(one.codes) for one in table.dimensions])
            for table, places in zip(demand.task.tables, demand.system.places, strict=True)
        ]
        self._home = _homes(demand)
        self._bound = _bound_elsewhere(demand)

    def cheapest(self, cell: int, need: int, price: Floats) -> Found | None:
        """Return the cheapest move that gives a cell enough room, or None."""
        table, place = self._home[cell]
        grid = self._grids[table]
        where = np.unravel_index(place, grid.shape)
        moves = [
            way.moves(int(code), self._rng)
            for way, code in zip(self._ways[table], where, strict=True)
        ]
        if any(not len(each) for each in moves):
            return None
        used = [np.flatnonzero(each.any(axis=0)) for each in moves]
        cells = grid[np.ix_(*used)]
        signed = [
            each[:, codes].astype(np.float64) for each, codes in zip(moves, used, strict=True)
        ]
        costs = np.where(self._bound[cells], FORBIDDEN, price[cells])
        return self._best(cells, signed, costs, need)

    def _best(self, cells: Ints, moves: list[Floats], costs: Floats, need: int) -> Found | None:
        slack = self._attack.slack[cells]
        sizes = [np.abs(each) for each in moves]
        total = _product(costs, sizes)
        short = [(slack < depth).astype(np.float64) for depth in range(need + 1)]
        spread = [(_product(each, sizes), _product(each, moves)) for each in short]
        best: tuple[float, tuple[int, ...], int] | None = None
        for up in range(need + 1):
            lacks_below = (spread[up][0] - spread[up][1]) / 2
            lacks_above = (spread[need - up][0] + spread[need - up][1]) / 2
            price = np.where(lacks_below + lacks_above > 0.5, np.inf, total)
            at = np.unravel_index(int(price.argmin()), price.shape)
            if price[at] < FORBIDDEN and (best is None or price[at] < best[0]):
                best = (float(price[at]), tuple(int(i) for i in at), up)
        if best is None:
            return None
        _, at_best, up = best
        pattern = _outer([each[i] for each, i in zip(moves, at_best, strict=True)])
        inside = pattern != 0
        return Found(cells[inside], pattern[inside].astype(np.int64), up, need - up)


def _product(values: Floats, moves: list[Floats]) -> Floats:
    """Return for each choice of one move a dimension the sum over the cells it changes."""
    for axis, each in enumerate(moves):
        values = np.moveaxis(np.tensordot(each, values, (1, axis)), 0, axis)
    return values


def _outer(vectors: list[Floats]) -> Floats:
    pattern = np.ones(())
    for each in vectors:
        pattern = np.multiply.outer(pattern, each)
    return pattern


def _homes(demand: Demand) -> dict[int, tuple[int, int]]:
    """Return for each cell the first table that has it, and its innermost place there.

    Equal cells are one: a move reaches it best from where no leaf is left to be chosen.
    """
    homes: dict[int, tuple[int, int]] = {}
    for table, places in enumerate(demand.system.places):
        innermost = dict(zip(places.tolist(), range(len(places)), strict=True))
        homes = {cell: (table, place) for cell, place in innermost.items()} | homes
    return homes


def _bound_elsewhere(demand: Demand) -> Mask:
    """Find cells that no move of one table may change: another table or equation holds them."""
    system = demand.system
    uses = np.zeros(system.count, dtype=np.int64)
    for places in system.places:
        uses += np.bincount(np.unique(places), minlength=system.count)
    bound: Mask = uses > 1
    for terms in demand.task.equations:
        bound[[system.index[cell] for cell, _ in terms]] = True
    open_for_good: Mask = ~demand.always & ~demand.may_hide
    return bound | open_for_good


def move_pattern(
    demand: Demand, hidden: Mask, rng: np.random.Generator, large: float
) -> tuple[Mask, Ints]:
    """Hide the cells of cheap moves until each hidden cell has room, as far as moves can do it.

    Also return how far down and up each attack's moves take each cell, as long as all stay hidden.
    """
    room = np.zeros((len(demand.attacks), 2, demand.system.count), dtype=np.int64)
    movers = [Mover(demand, attack, rng) for attack in demand.attacks]
    price = demand.costs * (1 + large * np.log2(1 + demand.system.values))
    price[hidden] = 0.0
    tried: set[tuple[int, int]] = set()
    while waiting := list(_waiting(demand, hidden, room, tried)):
        for number, cell in waiting:
            tried.add((number, cell))
            attack, mover = demand.attacks[number], movers[number]
            low, high = room[number]
            if high[cell] - low[cell] >= attack.needs[cell]:
                continue
            found = mover.cheapest(cell, int(attack.needs[cell]), price)
            if found is not None:
                _go(found, hidden, price, room[number])
    return hidden, room


def _waiting(
    demand: Demand, hidden: Mask, room: Ints, tried: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    for number, attack in enumerate(demand.attacks):
        low, high = room[number]
        narrow = hidden & (high - low < attack.needs)
        cells = np.flatnonzero(narrow)
        order = np.lexsort((demand.system.values[cells], -attack.needs[cells]))
        yield from ((number, c) for c in cells[order].tolist() if (number, c) not in tried)


def _go(found: Found, hidden: Mask, price: Floats, room: Ints) -> None:
    hidden[found.cells] = True
    price[found.cells] = 0.0
    low, high = room
    up = np.where(found.signs > 0, found.up, found.down)
    down = np.where(found.signs > 0, found.down, found.up)
    high[found.cells] = np.maximum(high[found.cells], up)
    low[found.cells] = np.minimum(low[found.cells], -down)
