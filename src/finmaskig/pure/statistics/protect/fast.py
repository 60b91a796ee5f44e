"""A pattern in little time: the cells that meet most demands, and none too many."""

from __future__ import annotations

import heapq
import time
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from finmaskig.pure.statistics.protect.moves import move_pattern
from finmaskig.pure.statistics.protect.proofs import Cut
from finmaskig.pure.statistics.protect.refusing import in_the_way
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.system import Mask
from finmaskig.pure.statistics.task import Demand, Unprotectable

SMALL = 2000
"""Larger systems begin with moves: their linear programs take too long at first."""
LARGE = 0.1
"""A cell is a little dearer for each doubling of its count: readers miss large numbers more."""
MET = 1e-9


def fast_pattern(demand: Demand, rounds: Rounds, until: float) -> Mask:
    """Return a pattern that every attacker's linear program leaves wide enough.

    Demands are collected and met in turn; in a table too large for that, moves do the most.
    Raises `Unprotectable` when there is no pattern.
    """
    if demand.system.count <= SMALL and (found := _by_demands(demand, rounds, until)) is not None:
        return found
    hidden, room = move_pattern(demand, demand.always.copy(), rounds.rng, LARGE)
    while new := rounds.demands(hidden, room=room):
        opened = len(demand.kept_open)
        hidden = cover(demand, hidden, new)
        if len(demand.kept_open) > opened:
            room[:] = 0
    return hidden


def _by_demands(demand: Demand, rounds: Rounds, until: float) -> Mask | None:
    hidden = cover(demand, demand.always.copy(), rounds.cuts)
    while new := rounds.demands(hidden):
        if time.monotonic() > until:
            return None
        hidden = cover(demand, hidden, new)
    return hidden


def without_dear(demand: Demand, rounds: Rounds, until: float) -> None:
    """Keep open the cells that readers need most, but for those that nothing can replace.

    All other cells are hidden at first: what an attacker then still learns, only a dear cell
    can protect. An optional cell that is narrow itself is opened instead.
    """
    dear, free, known = demand.dear & demand.may_hide, demand.may_hide.copy(), len(rounds.cuts)
    hidden = demand.always | (free & ~dear)
    try:
        while dear.any() and time.monotonic() < until and (new := rounds.demands(hidden)):
            opened = [cut.only_if for cut in new if cut.only_if is not None]
            hidden[opened] = demand.may_hide[opened] = False
            hidden = cover(demand, hidden, [cut for cut in new if cut.only_if is None])
        locked = dear & ~hidden
    except Unprotectable:
        locked = np.zeros_like(dear)
    del rounds.cuts[known:]
    demand.may_hide[:] = free
    for cell in np.flatnonzero(locked).tolist():
        demand.keep_open(cell, np.zeros(0, dtype=np.int64))


def cost(demand: Demand, hidden: Mask) -> float:
    """Return what a pattern costs beyond what is hidden in any case."""
    return float(demand.costs[hidden & demand.may_hide].sum())


def cover(demand: Demand, hidden: Mask, cuts: Sequence[Cut]) -> Mask:
    """Hide the cells that meet most demands for their cost, until no cut lacks any.

    A greedy weighted cover (Chvátal, Mathematics of Operations Research 4(3), 1979). A cut of
    a cell that is hidden on the way counts from then on. A cell that nothing protects once it is
    hidden is opened again, and stays open. Raises `Unprotectable` when a cut can never be met.
    """
    waiting = list(cuts)
    while lacking := [cut for cut in waiting if cut.lacks(hidden) > MET]:
        for cut in lacking:
            if cut.is_hopeless(demand.may_hide | hidden):
                if cut.only_if is None:
                    raise in_the_way(demand, cut)
                demand.keep_open(cut.only_if, cut.told)
                hidden[cut.only_if] = False
        _cover_once(demand, hidden, [cut for cut in lacking if cut.lacks(hidden) > MET])
    return hidden


def _cover_once(demand: Demand, hidden: Mask, cuts: Sequence[Cut]) -> None:
    """Hide cells until each cut has had what it lacked; the most useful for its price first."""
    offers = _Offers(demand, hidden, cuts)
    heap = [(offers.worth(cell), cell) for cell in offers.gives]
    heapq.heapify(heap)
    while heap:
        old, cell = heapq.heappop(heap)
        now = offers.worth(cell)
        if now[0] == 0:
            continue
        if now > old:
            heapq.heappush(heap, (now, cell))
            continue
        hidden[cell] = True
        offers.take(cell)


class _Offers:
    """What each open cell would give to the cuts that still lack something."""

    def __init__(self, demand: Demand, hidden: Mask, cuts: Sequence[Cut]) -> None:
        self._cuts, self._values = cuts, demand.system.values
        self._price = demand.costs * (1 + LARGE * np.log2(1 + demand.system.values))
        self._lacks = [cut.lacks(hidden) for cut in cuts]
        self.gives: dict[int, list[tuple[int, float]]] = defaultdict(list)
        for number, cut in enumerate(cuts):
            free = ~hidden[cut.cells] & demand.may_hide[cut.cells]
            cells, factors = cut.cells[free].tolist(), cut.factors[free].tolist()
            for cell, factor in zip(cells, factors, strict=True):
                self.gives[cell].append((number, factor))

    def worth(self, cell: int) -> tuple[float, int]:
        """Return how little a cell is worth, and its count: smaller comes first."""
        gain = sum(
            min(factor, self._lacks[number]) / self._cuts[number].least
            for number, factor in self.gives[cell]
        )
        worth = -gain / float(self._price[cell]) if gain > MET else 0.0
        return worth, int(self._values[cell])

    def take(self, cell: int) -> None:
        """Note what a hidden cell gives."""
        for number, factor in self.gives[cell]:
            self._lacks[number] = max(self._lacks[number] - factor, 0.0)
