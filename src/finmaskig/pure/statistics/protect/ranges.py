"""How far each hidden cell can lie from its count, as the attacker sees it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from finmaskig.pure.statistics.protect.linear import Bounds, Program
from finmaskig.pure.statistics.protect.parts import Part, parts
from finmaskig.pure.statistics.system import Floats, Ints, Mask, Rows
from finmaskig.pure.statistics.task import Attack

NEAR = 1e-6
FEWER = 0.9
"""Random directions are tried as long as each try leaves at most this share waiting."""


@dataclass(frozen=True)
class Proof:
    """Weights of equalities that bind a cell from one side: above for 1, below for -1."""

    side: float
    rows: Ints
    weights: Floats


@dataclass(frozen=True)
class Narrow:
    """A hidden cell that can have too few values."""

    cell: int
    need: int
    room: float
    """The length of its interval; at least `need` when only whole numbers make it narrow."""
    part: Ints
    """The hidden cells that hang together with it."""
    proofs: tuple[Proof, ...] = ()
    """Why it lies no higher and no lower."""


def narrow_cells(  # noqa: PLR0913 -- what is asked, and what is known already
    rows: Rows,
    attack: Attack,
    hidden: Mask,
    rng: np.random.Generator,
    most: int | None = None,
    seen: Ints | None = None,
) -> list[Narrow]:
    """Return the hidden cells whose intervals are too narrow, by linear programs.

    With `most`, at most so many in each part that hangs together, drawn at random. `seen` is how
    far down and up each cell is known to go.
    """
    found: list[Narrow] = []
    for part in parts(rows, hidden):
        needs = attack.needs[part.cells]
        known = np.zeros((2, len(needs))) if seen is None else seen[:, part.cells]
        if (known[1] - known[0] < needs).any():
            slack = attack.slack[part.cells].astype(np.float64)
            search = _Search(part, needs, slack, known.astype(np.float64))
            found += _narrow(search, rng, most)
    return found


def _narrow(search: _Search, rng: np.random.Generator, most: int | None) -> Iterator[Narrow]:
    before = np.inf
    while 0 < len(search.waiting) < FEWER * before:
        before = len(search.waiting)
        search.both_ways(rng)
    found = 0
    for cell in rng.permutation(search.waiting).tolist():
        if search.is_waiting(cell) and (proofs := search.proofs(cell)):
            yield search.narrow(cell, proofs)
            found += 1
            if found == most:
                return


class _Search:
    """The running least and largest value of every cell of a part, over all solutions seen."""

    def __init__(self, part: Part, needs: Ints, slack: Floats, known: Floats) -> None:
        self._part, self._needs = part, needs
        self.low, self.high = known
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

    def narrow(self, at: int, proofs: tuple[Proof, ...]) -> Narrow:
        """Say what was found of a cell."""
        part, room = self._part, float(self.high[at] - self.low[at])
        return Narrow(int(part.cells[at]), int(self._needs[at]), room, part.cells, proofs)

    def both_ways(self, rng: np.random.Generator) -> None:
        """Push all waiting cells in random directions and back."""
        costs, waiting = self._zero.copy(), self.waiting
        costs[waiting] = rng.choice([-1.0, 1.0], len(waiting)) * rng.uniform(1, 2, len(waiting))
        self._see(self._program.minimise(costs))
        self._see(self._program.minimise(-costs))
        self._program.minimise(self._zero)

    def proofs(self, at: int) -> tuple[Proof, ...]:
        """Push one cell down and up as far as it goes; return why no further, if it is narrow."""
        found = []
        for side in (-1.0, 1.0):
            self._program.price(at, -side)
            self._see(self._program.minimise())
            if not self.is_waiting(at):
                break
            weights = self._program.duals()
            kept = np.flatnonzero(np.abs(weights) > NEAR)
            found.append(Proof(side, self._part.rows[kept], weights[kept]))
        self._program.price(at, 0.0)
        return tuple(found) if self.is_waiting(at) else ()

    def _see(self, values: Floats | None) -> None:
        assert values is not None, "the truth itself is always a solution"
        np.minimum(self.low, values, out=self.low)
        np.maximum(self.high, values, out=self.high)
