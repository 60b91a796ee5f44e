"""The choice of a cheapest pattern under all demands known so far: a whole-number program."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import numpy as np

from finmaskig.pure.statistics.protect.linear import INFINITE, Bounds, Matrix, Program
from finmaskig.pure.statistics.protect.proofs import Cut
from finmaskig.pure.statistics.system import Floats, Ints, Mask
from finmaskig.pure.statistics.task import Demand


class Master:
    """One 0/1 column for each cell that may be hidden, and one count for each equality."""

    def __init__(self, demand: Demand) -> None:
        self._demand = demand
        self._cells = np.flatnonzero(demand.may_hide)
        self._at = np.full(demand.system.count, -1)
        self._at[self._cells] = np.arange(len(self._cells))
        self._rows = _never_alone(demand)
        self._program = self._build()
        self.bound = 0.0
        self._keeps = False

    def _build(self) -> Program:
        """Make: t = Σ y and 2·y ≤ t in each equality where nothing is hidden in any case."""
        count, sums = len(self._cells), len(self._rows)
        entries: list[tuple[Ints, Floats]] = []
        for at, cells in enumerate(self._rows):
            columns, total = self._at[cells], np.array([count + at])
            ones = np.ones(len(columns))
            entries.append((np.concatenate([columns, total]), np.append(ones, -1.0)))
            entries += [
                (np.array([c, count + at]), np.array([-2.0, 1.0])) for c in columns.tolist()
            ]
        starts = np.concatenate([[0], np.cumsum([len(columns) for columns, _ in entries])])
        matrix = Matrix(
            starts.astype(np.int64),
            np.concatenate([c for c, _ in entries] or [np.zeros(0, dtype=np.int64)]),
            np.concatenate([f for _, f in entries] or [np.zeros(0)]),
        )
        totals = np.array([len(factors) > 2 or factors[0] == 1 for _, factors in entries])
        top = np.where(totals, 0.0, INFINITE) if entries else np.zeros(0)
        most = np.concatenate([np.ones(count), [len(cells) for cells in self._rows]])
        bounds = Bounds((np.zeros(count + sums), most), (np.zeros(len(entries)), top))
        costs = np.concatenate([self._demand.costs[self._cells], np.zeros(sums)])
        return Program(matrix, bounds, costs.astype(np.float64), whole=True)

    def add(self, cuts: Iterable[Cut]) -> None:
        """Demand what the cuts say of every pattern from now on."""
        for cut in cuts:
            may = self._at[cut.cells] >= 0
            columns, factors = self._at[cut.cells[may]], cut.factors[may]
            if cut.only_if is None:
                self._program.add(cut.least, columns, factors)
            elif self._at[cut.only_if] >= 0:
                columns = np.append(columns, self._at[cut.only_if])
                self._program.add(0.0, columns, np.append(factors, -cut.least))

    def come_within(self, gap: float) -> None:
        """Be content with a pattern that costs so much more than the least, as a share."""
        self._program.come_within(gap)

    @contextmanager
    def keeping(self, hidden: Mask) -> Iterator[None]:
        """Look only at patterns that hide what a pattern hides; the bound is left alone."""
        kept, self._keeps = np.flatnonzero(hidden[self._cells]).tolist(), True
        for column in kept:
            self._program.bound(column, 1.0, 1.0)
        try:
            yield
        finally:
            self._keeps = False
            for column in kept:
                self._program.bound(column, 0.0, 1.0)

    def cheapest(self, seconds: float) -> Mask | None:
        """Return the cheapest pattern, or None when time is up; `bound` is what it must cost."""
        self._program.stop_after(seconds)
        values = self._program.minimise()
        if not self._keeps:
            self.bound = max(self.bound, self._program.bound_reached)
        if values is None:
            return None
        hidden = self._demand.always.copy()
        hidden[self._cells] |= values[: len(self._cells)] > 0.5
        return hidden


def _never_alone(demand: Demand) -> list[Ints]:
    """Return for each equality without hidden cells those that must not be hidden alone."""
    rows, always = demand.system.rows, demand.always
    kept = []
    for at in range(rows.count):
        cells = rows.cells[rows.row(at)]
        free = cells[demand.may_hide[cells]]
        if not always[cells].any() and len(free):
            kept.append(free)
    return kept
