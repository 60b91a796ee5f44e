"""The least and the largest value of each unknown, by linear programs over what is published."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import highspy
import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.audit.model import Contradiction, Equality, Unknowns

NEAR = 1e-6
FAR = 1_000_000
"""How far above the largest known number the attacker looks; nothing is decided that far out."""
FEWER = 0.9
"""Random directions are tried as long as each try leaves at most this share narrow."""
FEASIBLE = 2
SHORT = 10.0
"""Seconds for one question about one cell; without an answer it is asked in whole numbers."""
DEEP = 20.0
"""Seconds for one whole-number question; an unanswered one counts as answered against us."""


class Bounds:
    """All that is known of one group of unknowns, over all solutions seen.

    `low` and `high` come from linear solutions; `least` and `most` only from solutions in whole
    numbers, each of which is a table that looks just like the published one.
    """

    def __init__(self, unknowns: Unknowns, truth: NDArray[np.int64] | None = None) -> None:
        """Begin with one table: the true one when it is known, or any that fits."""
        self._unknowns = unknowns
        count = len(unknowns.cells)
        self._rows = np.array([at for at, (t, _) in enumerate(unknowns.equalities) for _ in t])
        self._cells = np.array([c for terms, _ in unknowns.equalities for c, _ in terms])
        self._factors = np.array([f for terms, _ in unknowns.equalities for _, f in terms])
        self._totals = np.array([total for _, total in unknowns.equalities], dtype=np.int64)
        self._all = np.arange(count, dtype=np.int32)
        self.low, self.high = np.full(count, np.inf), np.full(count, -np.inf)
        self.least = np.full(count, np.iinfo(np.int64).max // 4)
        self.most = np.full(count, np.iinfo(np.int64).min // 4)
        self._settled: set[int] = set()
        self.table: NDArray[np.int64] | None = None
        """One table in whole numbers that looks like the published one, when some was seen."""
        floors = np.array(unknowns.floors, dtype=np.int64)
        if truth is not None and (truth >= floors).all() and self._is_table(truth):
            self._see(truth.astype(np.float64))
        else:
            self._push(np.zeros(count))

    @cached_property
    def _solver(self) -> highspy.Highs:
        solver = _silent()
        solver.setOptionValue("presolve", "off")
        solver.passModel(self._program())
        return solver

    def _program(self) -> highspy.HighsLp:
        unknowns = self._unknowns
        lengths = [len(terms) for terms, _ in unknowns.equalities]
        program = highspy.HighsLp()
        program.num_col_, program.num_row_ = len(unknowns.cells), len(lengths)
        program.col_cost_ = np.zeros(len(unknowns.cells))
        program.col_lower_ = np.array(unknowns.floors, dtype=np.float64)
        top = max([*unknowns.floors, *np.abs(self._totals).tolist(), 0]) + FAR
        program.col_upper_ = np.full(len(unknowns.cells), float(top))
        program.row_lower_ = program.row_upper_ = self._totals.astype(np.float64)
        program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
        program.a_matrix_.start_ = np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)])
        program.a_matrix_.index_ = self._cells
        program.a_matrix_.value_ = self._factors.astype(np.float64)
        return program

    def _push(self, costs: NDArray[np.float64]) -> None:
        self._solver.changeColsCost(len(costs), self._all, costs)
        self._solve()

    def _solve(self, seconds: float = np.inf) -> bool:
        """Solve, see the values, and tell whether they are the best; not when time was up."""
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + seconds)
        self._solver.run()
        status = self._solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            raise Contradiction("Ingen tabell kan ha lett till det som är publicerat.")
        if status != highspy.HighsModelStatus.kOptimal:
            self._solver.clearSolver()
            return False
        self._see(np.array(self._solver.getSolution().col_value))
        return True

    def _see(self, values: NDArray[np.float64]) -> None:
        np.minimum(self.low, values, out=self.low)
        np.maximum(self.high, values, out=self.high)
        whole = np.rint(values).astype(np.int64)
        if self._is_table(whole):
            self.table = whole if self.table is None else self.table
            np.minimum(self.least, whole, out=self.least)
            np.maximum(self.most, whole, out=self.most)

    def _is_table(self, whole: NDArray[np.int64]) -> bool:
        if not len(self._cells):
            return True
        weights = (self._factors * whole[self._cells]).astype(np.float64)
        sums = np.bincount(self._rows, weights=weights, minlength=len(self._totals))
        return bool((sums == self._totals).all())

    def spread(self, needs: NDArray[np.int64], rng: np.random.Generator) -> None:
        """Look for tables in random directions, until few more cells become wide enough."""
        before = np.inf
        while 0 < len(waiting := self.narrow(needs)) < FEWER * before:
            before = len(waiting)
            costs = np.zeros(len(needs))
            costs[waiting] = rng.choice([-1.0, 1.0], len(waiting)) * rng.uniform(1, 2, len(waiting))
            self._push(costs)
            self._push(-costs)
            self._push(np.zeros(len(needs)))

    def equalities_of(self, cells: NDArray[np.int64]) -> tuple[Equality, ...]:
        """Return what some cells must add up to while all others stay as in the known table."""
        assert self.table is not None
        at = np.full(len(self.low), -1)
        at[cells] = np.arange(len(cells))
        inside = at[self._cells] >= 0
        rest = np.where(inside, 0, self._factors * self.table[self._cells]).astype(np.float64)
        totals = self._totals - np.bincount(self._rows, rest, len(self._totals))
        found: dict[int, list[tuple[int, int]]] = {}
        entries = (self._rows[inside], at[self._cells[inside]], self._factors[inside])
        for row, cell, factor in zip(*(each.tolist() for each in entries), strict=True):
            found.setdefault(row, []).append((cell, factor))
        return tuple((tuple(terms), int(totals[row])) for row, terms in found.items())

    def learn(self, cells: NDArray[np.int64], other: Bounds, theirs: NDArray[np.int64]) -> None:
        """Take over what was seen of some cells, in a part or in the whole of it."""
        self.low[cells] = np.minimum(self.low[cells], other.low[theirs])
        self.high[cells] = np.maximum(self.high[cells], other.high[theirs])
        self.least[cells] = np.minimum(self.least[cells], other.least[theirs])
        self.most[cells] = np.maximum(self.most[cells], other.most[theirs])

    def widen(self, needs: NDArray[np.int64], rng: np.random.Generator) -> None:
        """Look for tables that give each cell as many values as it needs, until none is found."""
        self.spread(needs, rng)
        for at in self._still_narrow(needs):
            self.settle(at)
            self._in_whole_numbers(at, int(needs[at]))

    def settle_narrow(self, needs: NDArray[np.int64]) -> None:
        """Find the exact linear interval of each cell that is narrow when its turn comes."""
        for at in self._still_narrow(needs):
            self.settle(at)

    def _still_narrow(self, needs: NDArray[np.int64]) -> Iterator[int]:
        narrow = self.narrow(needs).tolist()
        return (cell for cell in narrow if self.most[cell] - self.least[cell] < needs[cell])

    def narrow(self, needs: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the cells not yet seen in as many whole-number tables as they need."""
        return np.flatnonzero(~self.is_wide(needs))

    def is_wide(self, needs: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell of each cell whether it was seen in as many whole-number tables as it needs."""
        wide: NDArray[np.bool_] = self.most - self.least >= needs
        return wide

    def settle(self, at: int) -> None:
        """Find the exact linear interval of one cell."""
        if at in self._settled:
            return
        done = True
        for sign in (1.0, -1.0):
            self._solver.changeColCost(at, sign)
            done &= self._solve(SHORT)
        self._solver.changeColCost(at, 0.0)
        if done:
            self._settled.add(at)

    def _in_whole_numbers(self, at: int, need: int) -> None:
        """Ask for the ends in whole numbers, where the linear interval alone is wide enough."""
        for sign in (1, -1):
            wide = np.floor(self.high[at] + NEAR) - np.ceil(self.low[at] - NEAR) >= need
            if wide and self.most[at] - self.least[at] < need:
                self._ask(at, sign)

    def _ask(self, at: int, sign: int) -> None:
        solver = _silent()
        program = self._program()
        costs = np.zeros(len(self.low))
        costs[at] = sign
        program.col_cost_ = costs
        program.integrality_ = [highspy.HighsVarType.kInteger] * len(costs)
        solver.setOptionValue("time_limit", DEEP)
        solver.passModel(program)
        solver.run()
        if solver.getInfo().primal_solution_status == FEASIBLE:  # pragma: no branch -- time was up
            self._see(np.array(solver.getSolution().col_value))

    def interval(self, at: int) -> tuple[int, int]:
        """Return the whole numbers between which a cell is known to lie, as far as seen."""
        low, high = int(np.ceil(self.low[at] - NEAR)), int(np.floor(self.high[at] + NEAR))
        return low, high

    def is_settled(self, at: int) -> bool:
        """Tell whether the interval of a cell is exact."""
        return at in self._settled


class _Silent(highspy.Highs):
    """A solver without callbacks: setting them up prints before it can be silenced."""

    def __init__(self) -> None:
        super(highspy.Highs, self).__init__()
        self.silent()


def _silent() -> highspy.Highs:
    solver = _Silent()
    solver.setOptionValue("threads", 1)
    return solver
