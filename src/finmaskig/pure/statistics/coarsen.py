"""Proposals that make a table coarser, so that fewer cells need to be hidden.

Two neighbouring leaves are merged, the leaves of an inner code go up in it, or a dimension goes
away. Each proposal is tried with the protection that the caller gives, most useful first.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from finmaskig.pure.statistics.dimension import Dimension, Sum
from finmaskig.pure.statistics.table import CountedTable, Key

Hidden = Callable[[CountedTable], int]
"""Protect a table and return how many cells were hidden."""


@dataclass(frozen=True)
class Proposal:
    """What to merge, and what it gives: `hidden` cells instead of `hidden + fewer`.

    `into` is empty when the whole dimension goes away.
    """

    dimension: str
    merged: tuple[str, ...]
    into: str
    hidden: int
    fewer: int


@dataclass(frozen=True)
class _Change:
    axis: int
    merged: tuple[str, ...]
    into: str
    table: CountedTable


def proposals(table: CountedTable, hidden_in: Hidden, *, seconds: float = 60.0) -> list[Proposal]:
    """Return the changes that hide fewer cells, best first; those that time allows to try."""
    until = time.monotonic() + seconds
    before = hidden_in(table)
    found = []
    for change in _changes(table):
        if time.monotonic() > until:
            break
        hidden = hidden_in(change.table)
        if hidden < before:
            name = table.dimensions[change.axis].name
            found.append(Proposal(name, change.merged, change.into, hidden, before - hidden))
    return sorted(found, key=lambda one: (-one.fewer, not one.into, len(one.merged)))


def _changes(table: CountedTable) -> Iterator[_Change]:
    for axis, dimension in enumerate(table.dimensions):
        if not _is_tree(dimension):
            continue
        for one in dimension.sums:
            leaves = [part for part in one.parts if part in dimension.leaves]
            if len(leaves) == len(one.parts) and one.whole != dimension.root:
                yield _merged(table, axis, tuple(leaves), one.whole)
            if len(one.parts) > 2:
                for pair in pairwise(leaves):
                    yield _merged(table, axis, pair, "+".join(pair))
        if len(table.dimensions) > 1:
            yield _without(table, axis)


def _is_tree(dimension: Dimension) -> bool:
    """Tell whether every code but the root has one parent, and nothing is silent."""
    parents = Counter(part for one in dimension.sums for part in one.parts)
    wholes = {one.whole for one in dimension.sums}
    is_one_way = len(wholes) == len(dimension.sums) and set(parents.values()) <= {1}
    return dimension.root is not None and is_one_way and not dimension.silent


def _merged(table: CountedTable, axis: int, merged: tuple[str, ...], into: str) -> _Change:
    old = table.dimensions[axis]
    to = dict.fromkeys(merged, into)
    sums = tuple(
        Sum(one.whole, tuple(dict.fromkeys(to.get(part, part) for part in one.parts)))
        for one in old.sums
        if one.whole != into
    )
    leaves = tuple(dict.fromkeys(to.get(code, code) for code in old.leaves))
    new = Dimension(old.name, leaves, sums, old.root)
    dimensions = (*table.dimensions[:axis], new, *table.dimensions[axis + 1 :])
    counts = _moved(
        table, lambda key: (*key[:axis], to.get(key[axis], key[axis]), *key[axis + 1 :])
    )
    return _Change(
        axis, merged, into, CountedTable(dimensions, counts, table.measure, table.margins)
    )


def _without(table: CountedTable, axis: int) -> _Change:
    gone = table.dimensions[axis]
    dimensions = (*table.dimensions[:axis], *table.dimensions[axis + 1 :])
    counts = _moved(table, lambda key: (*key[:axis], *key[axis + 1 :]))
    return _Change(
        axis, gone.leaves, "", CountedTable(dimensions, counts, table.measure, table.margins)
    )


def _moved(table: CountedTable, to: Callable[[Key], Key]) -> Mapping[Key, int]:
    counts: Counter[Key] = Counter()
    for key, count in table.counts.items():
        counts[to(key)] += count
    return counts
