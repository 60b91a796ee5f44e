"""One round: find what is narrow in a pattern, for every attacker, and what that demands."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from finmaskig.pure.statistics.protect.proofs import (
    Cut,
    Prover,
    at_least_one_more,
    cut_of,
)
from finmaskig.pure.statistics.protect.ranges import Narrow, narrow_cells
from finmaskig.pure.statistics.protect.refusing import in_the_way
from finmaskig.pure.statistics.system import Ints, Mask
from finmaskig.pure.statistics.task import Demand

A_ROUND = 60
"""No more strong cuts than these are looked for at once: the first ones change the pattern."""
MANY = 400
"""So many narrow cells of a part are looked at in one round."""


class Rounds:
    """Asks every attacker about one pattern after the other, and keeps the demands."""

    def __init__(self, demand: Demand, rng: np.random.Generator) -> None:
        self._demand, self.rng = demand, rng
        self._provers: dict[int, Prover] = {}
        self.cuts: list[Cut] = list(plain_cuts(demand))
        self.strong: list[Cut] = list(self.cuts)
        """The cuts that name few cells; more of the others only burden a whole-number program."""

    def demands(self, hidden: Mask, *, strong: bool = False, room: Ints | None = None) -> list[Cut]:
        """Return new cuts that a pattern breaks; none when it protects against everybody.

        A strong cut names few cells and takes a linear program of its own. `room` is how far
        down and up each attacker is already known to let each cell go.
        Raises `Unprotectable` when a cell stays narrow whatever else is hidden.
        """
        found: list[Cut] = []
        for number, attack in enumerate(self._demand.attacks):
            rows = self._demand.system.rows
            seen = None if room is None else room[number]
            narrow = narrow_cells(rows, attack, hidden, self.rng, MANY, seen)
            if narrow and strong:
                found += self._strong(number, narrow, hidden)
            else:
                cuts = (cut_of(self._demand, attack, one, hidden) for one in narrow)
                found += [self._sure(*pair, hidden) for pair in zip(cuts, narrow, strict=True)]
        self.cuts += found
        if strong:
            self.strong += found
        return found

    def _strong(self, number: int, narrow: list[Narrow], hidden: Mask) -> list[Cut]:
        attack = self._demand.attacks[number]
        if number not in self._provers:
            self._provers[number] = Prover(self._demand, attack, hidden, self.rng)
        prover = self._provers[number]
        prover.stay_hidden(hidden)
        cuts: list[Cut] = []
        explained = np.zeros(self._demand.system.count, dtype=np.bool_)
        for one in sorted(narrow, key=lambda each: each.room):
            if explained[one.cell] or len(cuts) >= A_ROUND:
                continue
            cut = self._sure(prover.cut(one), one, hidden)
            cuts.append(cut)
            explained[cut.cells] = True
            explained[one.cell] = True
        return cuts

    def _sure(self, cut: Cut | None, narrow: Narrow, hidden: Mask) -> Cut:
        """Return a cut that the pattern breaks; whole numbers alone ask for one more cell."""
        if cut is None or cut.lacks(hidden) <= 0:
            cut = at_least_one_more(self._demand, narrow, hidden)
        if cut.only_if is None and cut.is_hopeless(self._demand.may_hide):
            raise in_the_way(self._demand, cut)
        return cut


def plain_cuts(demand: Demand) -> Iterator[Cut]:
    """Yield what each equality demands by itself, without any linear program."""
    rows, hidden = demand.system.rows, demand.always
    attack = demand.attacks[0]
    for at in range(rows.count):
        cells = rows.cells[rows.row(at)]
        inside, free = cells[hidden[cells]], cells[demand.may_hide[cells]]
        if len(inside) == 1 and attack.needs[inside[0]] > 0 and len(free):
            told = cells[demand.fixed[cells] > 0]
            yield Cut(free, np.ones(len(free)), 1.0, int(inside[0]), told)
        elif len(inside) > 1:
            yield from _counted(demand, at, inside, free)


def _counted(demand: Demand, at: int, inside: Ints, free: Ints) -> Iterator[Cut]:
    """Yield a cut when the whole is open and its hidden parts have too little over their floors."""
    rows, attack = demand.system.rows, demand.attacks[0]
    factors = dict(zip(rows.cells[rows.row(at)].tolist(), rows.factors[rows.row(at)], strict=True))
    if any(factors[cell] != 1 for cell in inside.tolist()):
        return
    room, need = int(attack.slack[inside].sum()), int(attack.needs[inside].max())
    if room < need and len(free):
        gain = [need if factors[c] < 0 else min(int(attack.slack[c]), need) for c in free.tolist()]
        least = float(need - room)
        told = rows.cells[rows.row(at)]
        told = told[demand.fixed[told] > 0]
        factors_of = np.minimum(np.array(gain, dtype=np.float64), least)
        yield Cut(free, factors_of, least, int(inside[0]), told)
