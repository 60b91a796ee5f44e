"""Why a hidden cell is too narrow: the cells that an attacker's own proof rests on.

Let x = a + z be a table that the attacker cannot tell from the true one a. All sums of x hold,
so A z = 0, and z is 0 in each open cell and at least -(a - floor) in each hidden one. For any
weights λ of the sums, w = e + Aᵀ λ gives z(k) = w·z for the cell k of e. If no hidden cell has
w > 0, then -z(k) is at most the sum of |w|·(a - floor) over hidden cells with w < 0: a proof that
k is narrow from one side. To break it, a cell with w > 0 must be hidden, or enough with w < 0.
Both sides together give one cut on the pattern, a form of Benders' decomposition (Fischetti and
Salazar-González, Management Science 47(7), 2001), here with floors and for whole widths.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from finmaskig.pure.statistics.protect.linear import INFINITE, Bounds, Matrix, Program
from finmaskig.pure.statistics.protect.ranges import Narrow, Proof
from finmaskig.pure.statistics.system import Floats, Ints, Mask, Rows
from finmaskig.pure.statistics.task import Attack, Demand

NIL = 1e-7
SLACK_PRICE = 100.0
"""Slack of hidden cells is what a proof must be without; open cells are only counted."""


@dataclass(frozen=True)
class Cut:
    """At least `least` of the factors must be hidden, in every pattern that hides `only_if`.

    `of` is the cell that is narrow, and `told` the cells published open before that make it so.
    """

    cells: Ints
    factors: Floats
    least: float
    of: int
    told: Ints
    only_if: int | None = None

    def lacks(self, hidden: Mask) -> float:
        """Return how much more a pattern must hide."""
        if self.only_if is not None and not hidden[self.only_if]:
            return 0.0
        return self.least - float(self.factors[hidden[self.cells]].sum())

    def is_hopeless(self, free: Mask) -> bool:
        """Tell whether hiding everything that is free, or hidden, would not be enough."""
        return self.least - float(self.factors[free[self.cells]].sum()) > NIL


class Prover:
    """The attacker's proofs against one attack, over the cells that are not plainly 0."""

    def __init__(self, demand: Demand, attack: Attack, hidden: Mask, rng: np.random.Generator):
        self._demand, self._attack = demand, attack
        free = ~demand.zeros
        self._cells = np.flatnonzero(free)
        self._at = np.full(demand.system.count, -1)
        self._at[self._cells] = np.arange(len(self._cells))
        self._sums = _sums_of(demand.system.rows, self._at)
        self._price = rng.uniform(1.0, 1.2, len(self._cells))
        self._hidden = hidden[self._cells]
        self._slack = attack.slack[self._cells].astype(np.float64)
        self._program = self._build(demand.system.rows.count)

    def _build(self, sums: int) -> Program:
        """Make: p - m - Aᵀ λ = e, where w = p - m; p is 0 in hidden cells."""
        count = len(self._cells)
        matrix = _side_by_side(self._sums, count)
        most = np.where(self._hidden, 0.0, INFINITE)
        unbounded = np.full(sums, INFINITE)
        low = np.concatenate([np.zeros(2 * count), -unbounded])
        high = np.concatenate([most, np.full(count, INFINITE), unbounded])
        downward = np.where(self._hidden, SLACK_PRICE * self._slack, self._price)
        costs = np.concatenate([self._price, downward, np.zeros(sums)])
        zeros = np.zeros(count)
        return Program(matrix, Bounds((low, high), (zeros, zeros)), costs)

    def cut(self, narrow: Narrow) -> Cut | None:
        """Return the cut that a narrow cell demands; None when no proof shows it narrow."""
        width = float(narrow.need)
        at = int(self._at[narrow.cell])
        factors = np.zeros(len(self._cells))
        for side in (1.0, -1.0):
            weights = self._weights(at, side)
            if weights is None:
                return None
            pull = np.where(weights < -NIL, -weights * self._slack, 0.0)
            factors += np.where((weights > NIL) & ~self._hidden, width, pull)
        everywhere = np.zeros(self._demand.system.count)
        everywhere[self._cells] = factors
        return _as_cut(self._demand, narrow, everywhere)

    def _weights(self, at: int, side: float) -> Floats | None:
        self._program.demand(at, side)
        values = self._program.minimise()
        self._program.demand(at, 0.0)
        count = len(self._cells)
        return None if values is None else values[:count] - values[count : 2 * count]

    def stay_hidden(self, hidden: Mask) -> None:
        """Take over a pattern that differs in some cells from the last one."""
        now, count = hidden[self._cells], len(self._cells)
        for at in np.flatnonzero(now != self._hidden).tolist():
            is_hidden = bool(now[at])
            self._program.bound(at, 0.0, 0.0 if is_hidden else INFINITE)
            price = SLACK_PRICE * self._slack[at] if is_hidden else self._price[at]
            self._program.price(count + at, float(price))
        self._hidden = now


def _sums_of(rows: Rows, at: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the entries of the transposed sums, sorted by cell: cells, sums, factors."""
    places = at[rows.cells]
    kept = np.flatnonzero(places >= 0)
    order = kept[np.argsort(places[kept], kind="stable")]
    return places[order], rows.of_entry[order], rows.factors[order]


def _side_by_side(sums: tuple[Ints, Ints, Ints], count: int) -> Matrix:
    cells, columns, factors = sums
    own = np.arange(count)
    row = np.concatenate([own, own, cells])
    column = np.concatenate([own, own + count, columns + 2 * count])
    value = np.concatenate([np.ones(count), -np.ones(count), -factors.astype(np.float64)])
    order = np.argsort(row, kind="stable")
    starts = np.concatenate([[0], np.cumsum(np.bincount(row, minlength=count))])
    return Matrix(starts, column[order], value[order])


def _as_cut(demand: Demand, narrow: Narrow, factors: Floats) -> Cut | None:
    """Make a cut of how much each cell would give; what is hidden anyway stands on the right."""
    width = float(narrow.need)
    factors = np.minimum(factors, width)
    least = width - float(factors[demand.always].sum())
    if least <= NIL:
        return None
    only_if = None if demand.always[narrow.cell] else narrow.cell
    given = factors > NIL
    given[narrow.cell] = False
    cells = np.flatnonzero(demand.may_hide & given)
    told = np.flatnonzero((demand.fixed > 0) & given)
    return Cut(cells, np.minimum(factors[cells], least), least, narrow.cell, told, only_if)


def cut_of(demand: Demand, attack: Attack, narrow: Narrow, hidden: Mask) -> Cut | None:
    """Return the cut of the proofs that the search for narrow cells left behind."""
    width = float(narrow.need)
    factors = np.zeros(demand.system.count)
    for proof in narrow.proofs:
        weights = _pulled(demand.system.rows, proof, demand.system.count)
        weights[narrow.cell] += proof.side
        pull = np.where(weights < -NIL, -weights * attack.slack, 0.0)
        factors += np.where((weights > NIL) & ~hidden, width, pull)
    return _as_cut(demand, narrow, factors)


def _pulled(rows: Rows, proof: Proof, cells: int) -> Floats:
    """Return Aᵀ λ for every cell."""
    lengths = rows.starts[proof.rows + 1] - rows.starts[proof.rows]
    first = np.repeat(rows.starts[proof.rows] - np.cumsum(lengths) + lengths, lengths)
    entries = first + np.arange(int(lengths.sum()))
    products = rows.factors[entries] * np.repeat(proof.weights, lengths)
    return np.bincount(rows.cells[entries], products, cells).astype(np.float64)


def at_least_one_more(demand: Demand, narrow: Narrow, hidden: Mask) -> Cut:
    """Return what holds when only whole numbers make a cell narrow: its part must grow."""
    rows = demand.system.rows
    inside = np.zeros(demand.system.count, dtype=np.bool_)
    inside[narrow.part] = True
    touched = np.zeros(rows.count, dtype=np.bool_)
    touched[rows.of_entry[inside[rows.cells]]] = True
    beside = np.zeros(demand.system.count, dtype=np.bool_)
    beside[rows.cells[touched[rows.of_entry]]] = True
    cells = np.flatnonzero(beside & demand.may_hide & ~hidden)
    told = np.flatnonzero(beside & (demand.fixed > 0))
    only_if = None if demand.always[narrow.cell] else narrow.cell
    return Cut(cells, np.ones(len(cells)), 1.0, narrow.cell, told, only_if)
