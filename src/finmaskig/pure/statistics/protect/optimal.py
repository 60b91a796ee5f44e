"""The cheapest pattern, proved: a master program and the attackers' answers in turn."""

from __future__ import annotations

import time
from dataclasses import dataclass

from finmaskig.pure.statistics.protect.fast import SMALL, cost, fast_pattern, improved, spared
from finmaskig.pure.statistics.protect.master import Master
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.system import Mask
from finmaskig.pure.statistics.task import Demand

AT_FIRST = 1.0
"""Seconds spent on a good pattern before the best one is sought."""


@dataclass(frozen=True)
class Pattern:
    """Which cells are hidden, and the least that any pattern can cost."""

    hidden: Mask
    bound: float


def optimal_pattern(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return the cheapest pattern, or the best one found when time is up.

    Raises `Unprotectable` when there is none.
    """
    best = fast_pattern(demand, rounds, until)
    best = improved(demand, rounds, best, min(until, time.monotonic() + AT_FIRST))
    master, known = Master(demand), 0
    while time.monotonic() < until:
        master.add(rounds.strong[known:])
        known = len(rounds.strong)
        hidden = master.cheapest(until - time.monotonic())
        if hidden is None:
            break
        if cost(demand, hidden) >= cost(demand, best):
            return Pattern(best, master.bound)
        if not rounds.demands(hidden, strong=True):
            return Pattern(hidden, master.bound)
    return Pattern(best, master.bound)


def no_bound(demand: Demand, rounds: Rounds, until: float) -> Pattern:
    """Return a pattern found in little time, with no claim that it is the cheapest."""
    now = time.monotonic()
    half = now + (until - now) / 2
    hidden = fast_pattern(demand, rounds, half)
    if demand.system.count <= SMALL:
        hidden = improved(demand, rounds, hidden, half)
        hidden = spared(demand, rounds, hidden, half)
    return Pattern(hidden, 0.0)
