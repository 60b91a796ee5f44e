"""The cheapest pattern, proved: a master program and the attackers' answers in turn.

The master's pattern is nearly always too bare at first. Before the next round it is completed: all
that it hides stays hidden, and the attackers' demands are met one round after the other, each by a
small whole-number program. So a pattern near the best one is at hand long before the proof, and
what completing it taught holds for every pattern.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from finmaskig.pure.statistics.protect.fast import SMALL, cost, fast_pattern, without_dear
from finmaskig.pure.statistics.protect.master import Master
from finmaskig.pure.statistics.protect.proofs import Cut
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.system import Mask
from finmaskig.pure.statistics.task import Demand

LADDER = (0.03, 0.0075, 0.002, 0.0)
"""How near its own optimum the master must come, step by step: a rough answer is soon had."""
NEAR_ENOUGH = 0.05
"""A fast pattern may cost so much more than what is proved to be needed."""


@dataclass(frozen=True)
class Pattern:
    """Which cells are hidden, and the least that any pattern can cost."""

    hidden: Mask
    bound: float


def optimal_pattern(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return the cheapest pattern, or the best one found when time is up.

    Raises `Unprotectable` when there is none.
    """
    return _Search(demand, rounds, until).best_within(0.0)


def near_pattern(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return a pattern near the cheapest; in a large system a good one, with no claim.

    Raises `Unprotectable` when there is none.
    """
    if demand.system.count > SMALL:
        return Pattern(fast_pattern(demand, rounds, until), 0.0)
    return _Search(demand, rounds, until).best_within(NEAR_ENOUGH)


class _Search:
    """The best pattern so far, and a master program that knows what every pattern needs."""

    def __init__(self, demand: Demand, rounds: Rounds, until: float) -> None:
        self._demand, self._rounds, self._until = demand, rounds, until
        without_dear(demand, rounds, until)
        self._best = fast_pattern(demand, rounds, until)
        self._master, self._known = Master(demand), 0

    def best_within(self, gap: float) -> Pattern:
        """Return a pattern that costs at most so much more than the least, as a share."""
        steps = iter(LADDER)
        self._master.come_within(next(steps))
        while self._is_dearer(gap) and (hidden := self._next()) is not None:
            if new := self._rounds.demands(hidden, strong=True):
                self._complete(hidden, new)
            else:
                self._keep(hidden)
                self._master.come_within(next(steps, 0.0))
        return Pattern(self._best, self._master.bound)

    def _is_dearer(self, gap: float) -> bool:
        """Tell whether a cheaper pattern may exist; costs are whole numbers."""
        least = self._master.bound
        return cost(self._demand, self._best) > max(least * (1 + gap), least + 1 - 1e-6)

    def _next(self) -> Mask | None:
        self._master.add(self._rounds.strong[self._known :])
        self._known = len(self._rounds.strong)
        return self._master.cheapest(self._until - time.monotonic())

    def _complete(self, hidden: Mask, new: list[Cut]) -> None:
        """Hide more until the pattern protects, as long as it is cheaper than the best one."""
        with self._master.keeping(hidden):
            while new and cost(self._demand, hidden) < cost(self._demand, self._best):
                more = self._next()
                if more is None:
                    return
                hidden, new = more, self._rounds.demands(more, strong=True)
        if not new:
            self._keep(hidden)

    def _keep(self, hidden: Mask) -> None:
        if cost(self._demand, hidden) < cost(self._demand, self._best):
            self._best = hidden
