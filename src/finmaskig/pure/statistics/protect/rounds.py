"""One round: find what is narrow in a pattern, for every attacker, and what that demands."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from finmaskig.pure.statistics.protect.proofs import Cut, Prover, at_least_one_more
from finmaskig.pure.statistics.protect.ranges import Narrow, narrow_cells
from finmaskig.pure.statistics.system import Ints, Mask
from finmaskig.pure.statistics.task import Attack, Demand, Unprotectable

A_ROUND = 60
"""No more cuts than these are looked for at once: the first ones change the pattern."""


class Rounds:
    """Asks every attacker about one pattern after the other, and keeps the demands."""

    def __init__(self, demand: Demand, rng: np.random.Generator) -> None:
        self._demand, self._rng = demand, rng
        self._provers: dict[int, Prover] = {}
        self.cuts: list[Cut] = list(plain_cuts(demand))

    def demands(self, hidden: Mask, most: int = A_ROUND) -> list[Cut]:
        """Return new cuts that a pattern breaks; none when it protects against everybody.

        Raises `Unprotectable` when a cell stays narrow whatever else is hidden.
        """
        found: list[Cut] = []
        for at, attack in enumerate(self._demand.attacks):
            narrow = narrow_cells(self._demand.system.rows, attack, hidden, self._rng)
            if narrow:
                found += self._asked(at, attack, narrow, hidden, most)
        self.cuts += found
        return found

    def _asked(
        self, at: int, attack: Attack, narrow: list[Narrow], hidden: Mask, most: int
    ) -> list[Cut]:
        if at not in self._provers:
            self._provers[at] = Prover(self._demand, attack, hidden, self._rng)
        prover = self._provers[at]
        prover.stay_hidden(hidden)
        cuts: list[Cut] = []
        explained = np.zeros(self._demand.system.count, dtype=np.bool_)
        for one in sorted(narrow, key=lambda each: each.room):
            if explained[one.cell] or len(cuts) >= most:
                continue
            cut = self._cut(prover, one, hidden)
            cuts.append(cut)
            explained[cut.cells] = True
            explained[one.cell] = True
        return cuts

    def _cut(self, prover: Prover, narrow: Narrow, hidden: Mask) -> Cut:
        cut = prover.cut(narrow)
        if cut is None or cut.lacks(hidden) <= 0:
            cut = at_least_one_more(self._demand, narrow, hidden)
        if len(cut.cells) == 0 and cut.only_if is None:
            raise Unprotectable(stands_in_the_way(self._demand, narrow.cell))
        return cut


def stands_in_the_way(demand: Demand, cell: int) -> str:
    """Say which cell cannot be protected, and why."""
    measure, codes = demand.system.identities[cell]
    name = " × ".join(code for _, code in sorted(codes)) or "summan"
    of = f" ({measure})" if measure else ""
    if (demand.fixed != 0).any():
        return f"Det som redan är publicerat avslöjar {name}{of}. Publicera en grövre tabell."
    return f"Cellen {name}{of} går inte att skydda: inget mer kan döljas. Gör tabellen grövre."


def plain_cuts(demand: Demand) -> Iterator[Cut]:
    """Yield what each equality demands by itself, without any linear program."""
    rows, hidden = demand.system.rows, demand.always
    attack = demand.attacks[0]
    for at in range(rows.count):
        cells = rows.cells[rows.row(at)]
        inside, free = cells[hidden[cells]], cells[demand.may_hide[cells]]
        if len(inside) == 1 and attack.needs[inside[0]] > 0 and len(free):
            yield Cut(free, np.ones(len(free)), 1.0)
        elif len(inside) > 1:
            yield from _counted(demand, at, inside, free)


def _counted(demand: Demand, at: int, inside: Ints, free: Ints) -> Iterator[Cut]:
    """Yield a cut when the whole is open and its hidden parts sum to too little over their floors."""
    rows, attack = demand.system.rows, demand.attacks[0]
    factors = dict(zip(rows.cells[rows.row(at)].tolist(), rows.factors[rows.row(at)], strict=True))
    if any(factors[cell] != 1 for cell in inside.tolist()):
        return
    room, need = int(attack.slack[inside].sum()), int(attack.needs[inside].max())
    if room < need and len(free):
        gain = [need if factors[c] < 0 else min(int(attack.slack[c]), need) for c in free.tolist()]
        least = float(need - room)
        yield Cut(free, np.minimum(np.array(gain, dtype=np.float64), least), least)
