"""The cheapest pattern, proved: a master program and the attackers' answers in turn."""

from __future__ import annotations

import time
from dataclasses import dataclass


from finmaskig.pure.statistics.protect.fast import cost, fast_pattern, improved, spared
from finmaskig.pure.statistics.protect.master import Master
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.system import Mask
from finmaskig.pure.statistics.task import Demand


@dataclass(frozen=True)
class Pattern:
    """Which cells are hidden, and the least that any pattern can cost."""

    hidden: Mask
    bound: float


def optimal_pattern(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return the cheapest pattern, or the best one found when time is up.

    Raises `Unprotectable` when there is none.
    """
    best = fast_pattern(demand, rounds)
    best = spared(demand, rounds, best, min(until, time.monotonic() + 1.0))
    master, known = Master(demand), 0
    while time.monotonic() < until:
        master.add(rounds.cuts[known:])
        known = len(rounds.cuts)
        master.hint(best)
        hidden = master.cheapest(until - time.monotonic())
        if hidden is None:
            break
        if cost(demand, hidden) >= cost(demand, best):
            return Pattern(best, master.bound)
        if not rounds.demands(hidden):
            return Pattern(hidden, master.bound)
    return Pattern(best, master.bound)


def no_bound(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return a pattern found in little time, with no claim that it is the cheapest."""
    hidden = improved(demand, rounds, fast_pattern(demand, rounds), until)
    hidden = spared(demand, rounds, hidden, until)
    return Pattern(hidden, 0.0)


