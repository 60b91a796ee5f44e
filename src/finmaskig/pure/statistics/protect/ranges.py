"""How far each hidden cell can lie from its count, as the attacker sees it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from finmaskig.pure.statistics.protect.linear import Bounds, Program
from finmaskig.pure.statistics.protect.parts import Part, parts
from finmaskig.pure.statistics.system import Floats, Ints, Mask, Rows
from finmaskig.pure.statistics.task import Attack

NEAR = 1e-6
RANDOM_TRIES = 12


@dataclass(frozen=True)
class Narrow:
    """A hidden cell that can have too few values."""

    cell: int
    need: int
    room: float
    """The length of its interval; at least `need` when only whole numbers make it narrow."""
    part: Ints
    """The hidden cells that hang together with it."""


def narrow_cells(
    rows: Rows, attack: Attack, hidden: Mask, rng: np.random.Generator
) -> list[Narrow]:
    """Return the hidden cells whose intervals are too narrow, by linear programs."""
    found: list[Narrow] = []
    for part in parts(rows, hidden):
        needs = attack.needs[part.cells]
        if needs.any():
            found += _narrow(part, needs, attack.slack[part.cells].astype(np.float64), rng)
    return found


def _narrow(part: Part, needs: Ints, slack: Floats, rng: np.random.Generator) -> list[Narrow]:
    search = _Search(part, needs, slack)
    for _ in range(RANDOM_TRIES):
        before = len(search.waiting)
        if before == 0 or not search.both_ways(rng):
            break
        if len(search.waiting) > 0.9 * before:
            break
    for cell in search.waiting.tolist():
        if search.is_waiting(cell):
            search.one(cell)
    return [
        Narrow(int(part.cells[at]), int(needs[at]), search.room(at), part.cells)
        for at in search.waiting.tolist()
    ]


class _Search:
    """The running least and largest value of every cell of a part, over all solutions seen."""

    def __init__(self, part: Part, needs: Ints, slack: Floats) -> None:
        self._needs = needs
        self.low, self.high = np.zeros(len(needs)), np.zeros(len(needs))
        most = float(slack.sum() + 10 * needs.max() + 10)
        zeros = np.zeros(len(part.rows))
        bounds = Bounds((-slack, np.full(len(slack), most)), (zeros, zeros))
        self._program = Program(part.matrix, bounds, np.zeros(len(needs)))
        self._zero = np.zeros(len(needs))

    @property
    def waiting(self) -> Ints:
        """Return the cells that are not wide enough yet."""
        values = np.floor(self.high + NEAR) - np.ceil(self.low - NEAR)
        return np.flatnonzero(values < self._needs)

    def is_waiting(self, at: int) -> bool:
        """Tell whether a cell is not wide enough yet."""
        values = np.floor(self.high[at] + NEAR) - np.ceil(self.low[at] - NEAR)
        return bool(values < self._needs[at])

    def room(self, at: int) -> float:
        """Return the length of a cell's interval."""
        return float(self.high[at] - self.low[at])

    def both_ways(self, rng: np.random.Generator) -> bool:
        """Push all waiting cells in random directions and back; tell whether any moved."""
        costs, waiting = self._zero.copy(), self.waiting
        costs[waiting] = rng.choice([-1.0, 1.0], len(waiting)) * rng.uniform(1, 2, len(waiting))
        moved = self._see(self._program.minimise(costs))
        moved |= self._see(self._program.minimise(-costs))
        self._program.minimise(self._zero)
        return moved

    def one(self, at: int) -> None:
        """Push one cell down and up as far as it goes."""
        for cost in (1.0, -1.0):
            self._program.price(at, cost)
            self._see(self._program.minimise())
        self._program.price(at, 0.0)

    def _see(self, values: Floats | None) -> bool:
        assert values is not None, "the truth itself is always a solution"
        moved = bool((values < self.low - NEAR).any() or (values > self.high + NEAR).any())
        np.minimum(self.low, values, out=self.low)
        np.maximum(self.high, values, out=self.high)
        return moved
