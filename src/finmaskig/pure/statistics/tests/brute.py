"""An attacker without any mathematics: she tries every table of whole numbers."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product

from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, identity

MOST = 60_000
FAR = 10_000
NEAR, ROOM, STEPS = 4, 6, 3_000
Equations = list[tuple[tuple[Identity, int], ...]]
Demand = tuple[list[tuple[int, int]], int, int]
"""Numbers with their factors, and the least and largest that they may sum to."""


def values_seen(tables: list[SafeTable], truth: list[CountedTable], most: int) -> dict | None:
    """Return the values of each hidden cell over all inner tables that look the same.

    Inner cells are tried from 0 to `most` above what is shown; None when there are too many.
    """
    (table,), (true,) = tables, truth
    leaves = [one.leaves for one in table.dimensions]
    inner = list(product(*leaves))
    choices = [_choices(table.cells.get(key, None), true.counts.get(key, 0), most) for key in inner]
    number = 1
    for each in choices:
        number *= len(each)
        if number > MOST:
            return None
    seen: dict = {key: set() for key in table.hidden}
    for counts in product(*choices):
        guess = CountedTable(true.dimensions, dict(zip(inner, counts, strict=True)))
        values = dict(zip(guess.keys(), guess.values.reshape(-1).tolist(), strict=True))
        if all(_looks_the_same(values[key], count) for key, count in table.cells.items()):
            for key, each in seen.items():
                each.add(values[key])
    return seen


def _choices(shown: int | None, true: int, most: int) -> range:
    return range(shown, shown + 1) if shown is not None else range(1, max(true, 1) + most)


def _looks_the_same(value: int, shown: int | None) -> bool:
    return value == shown if shown is not None else value >= 1


class TooMany(Exception):
    """There were more tables than she had time for."""


class Guesser:
    """She also tries every table, several publications at once, and stops when one fits.

    Numbers are the innermost cells; every printed cell of every table is a demand on their sum.
    """

    def __init__(self, tables: list[SafeTable], equations: Equations, true: Mapping) -> None:
        self._steps = 0
        self._at: dict = {}
        self._true: list[int] = []
        self._demands: list[Demand] = []
        for table in tables:
            for key in product(*(one.leaves for one in table.dimensions)):
                self._number(identity(table.measure, table.dimensions, key), true)
        for terms in equations:
            self._demands.append(([(self._at[c], f) for c, f in terms], 0, 0))
        for table in tables:
            for key, count in table.cells.items():
                low, high = (1, FAR) if count is None else (count, count)
                self._demands.append((self.parts(table, key), low, high))

    def _number(self, cell: Identity, true: Mapping) -> None:
        if cell not in self._at:
            self._at[cell] = len(self._true)
            self._true.append(true[cell])

    def parts(self, table: SafeTable | CountedTable, key: tuple) -> list[tuple[int, int]]:
        """Return the innermost cells that a cell counts."""
        under = product(*(d.leaves_of(c) for d, c in zip(table.dimensions, key, strict=True)))
        return [(self._at[identity(table.measure, table.dimensions, one)], 1) for one in under]

    def values(self, table: CountedTable, key: tuple, true: int, wide: int) -> set[int]:
        """Return numbers that a cell can be, the truth among them, until they are wide enough."""
        parts, seen = self.parts(table, key), {true}
        for n in sorted(range(max(true - NEAR, 0), true + NEAR + 1), key=lambda n: abs(n - true)):
            if max(seen) - min(seen) < wide and self._fits([*self._demands, (parts, n, n)]):
                seen.add(n)
        return seen

    def _fits(self, demands: list[Demand]) -> bool:
        """Tell whether any whole numbers meet the demands: try, narrow, and try the next."""
        waiting = [([0] * len(self._true), [n + ROOM for n in self._true])]
        while waiting:
            self._steps += 1
            if self._steps > STEPS:
                raise TooMany
            low, high = waiting.pop()
            if not _narrowed(demands, low, high):
                continue
            free = [at for at in range(len(low)) if low[at] < high[at]]
            if not free:
                return True
            at = min(free, key=lambda one: high[one] - low[one])
            far_first = sorted(
                range(low[at], high[at] + 1), key=lambda n: abs(n - self._true[at]), reverse=True
            )
            for number in far_first:
                fixed = (low.copy(), high.copy())
                fixed[0][at] = fixed[1][at] = number
                waiting.append(fixed)
        return False


def _narrowed(demands: list[Demand], low: list[int], high: list[int]) -> bool:
    """Narrow what each number can be until nothing changes; False when nothing is left."""
    changed = True
    while changed:
        changed = False
        for terms, least, largest in demands:
            ends = [(f * low[at], f * high[at]) for at, f in terms]
            bottom, top = sum(min(pair) for pair in ends), sum(max(pair) for pair in ends)
            if bottom > largest or top < least:
                return False
            for (at, f), pair in zip(terms, ends, strict=True):
                down, up = least - (top - max(pair)), largest - (bottom - min(pair))
                below, above = (down, up) if f > 0 else (-up, -down)
                if below > low[at] or above < high[at]:
                    low[at], high[at] = max(low[at], below), min(high[at], above)
                    changed = True
                    if low[at] > high[at]:
                        return False
                    break
            if changed:
                break
    return True
