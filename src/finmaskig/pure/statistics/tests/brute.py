"""An attacker without any mathematics: she tries every table of whole numbers."""

from __future__ import annotations

from itertools import product

from finmaskig.pure.statistics.table import CountedTable, SafeTable

MOST = 60_000


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
