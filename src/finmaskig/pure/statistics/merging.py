"""Fewer cells: those that everybody sees to be 0, or to be equal, are one.

What is published shows zeros, and counts are never negative: whatever sums to 0 is 0, and a sum
whose other parts are 0 equals the one that is left. Equal cells have one fate, so protection
has fewer to choose between, and an attacker's proof names each once.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from finmaskig.pure.statistics.system import Ints, Mask, Rows, System


def merged(system: System, zeros: Mask) -> tuple[System, Ints]:
    """Return a smaller system that means the same, and in which of its cells each one lies.

    `zeros` are the cells that are shown to be 0. A cell that stands for several has the name of
    the first.
    """
    nil = _under(system.rows, zeros)
    label = np.arange(system.count)
    label[nil] = np.flatnonzero(nil)[:1].repeat(int(nil.sum()))
    rows = _joined(system.rows, label, nil)
    while len(pairs := _equal(rows)):
        of_pair = np.repeat(np.arange(len(pairs)), 2)
        label = labels(system.count, of_pair, pairs.reshape(-1))[label]
        rows = _joined(system.rows, label, nil)
    firsts, place = np.unique(label, return_inverse=True)
    return _renamed(system, rows, firsts, place), place


def _renamed(system: System, rows: Rows, firsts: Ints, place: Ints) -> System:
    shown = np.bincount(place, system.shown, len(firsts)).astype(np.int64)
    return replace(
        system,
        identities=tuple(system.identities[at] for at in firsts.tolist()),
        values=system.values[firsts],
        shown=shown > 0,
        shows=shown,
        rows=Rows(rows.starts, np.searchsorted(firsts, rows.cells), rows.factors),
        places=tuple(place[each] for each in system.places),
        index={cell: int(place[at]) for cell, at in system.index.items()},
    )


def _under(rows: Rows, zeros: Mask) -> Mask:
    """Return the cells that must be 0 when some are: counts are never negative."""
    known, adds = zeros.copy(), rows.factors > 0
    while True:
        unknown = ~known[rows.cells]
        plus, minus = (
            np.bincount(rows.of_entry, unknown & side, rows.count) == 0 for side in (adds, ~adds)
        )
        seen = np.where(adds, minus[rows.of_entry], plus[rows.of_entry]) & unknown
        if not seen.any():
            return known
        known[rows.cells[seen]] = True


def _joined(rows: Rows, label: Ints, nil: Mask) -> Rows:
    """Return the equalities between labels, without those that are 0, each once."""
    kept = ~nil[rows.cells]
    pair = rows.of_entry[kept] * len(label) + label[rows.cells[kept]]
    names, entry = np.unique(pair, return_inverse=True)
    factors = np.bincount(entry, rows.factors[kept], len(names)).astype(np.int64)
    names, factors = names[factors != 0], factors[factors != 0]
    of_row, cells = np.divmod(names, len(label))
    borders = np.flatnonzero(np.diff(of_row, prepend=-1, append=rows.count))
    found: dict[bytes, tuple[Ints, Ints]] = {}
    for first, last in zip(borders[:-1].tolist(), borders[1:].tolist(), strict=True):
        each = cells[first:last], factors[first:last]
        found.setdefault(each[0].tobytes() + each[1].tobytes(), each)
    lengths = [len(each) for each, _ in found.values()]
    return Rows(
        np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64),
        _chained([each for each, _ in found.values()]),
        _chained([each for _, each in found.values()]),
    )


def _chained(parts: list[Ints]) -> Ints:
    return np.concatenate(parts) if parts else np.zeros(0, dtype=np.int64)


def _equal(rows: Rows) -> Ints:
    """Return the pairs of labels that an equality says to be the same."""
    two = np.flatnonzero(np.diff(rows.starts) == 2)
    entries = rows.starts[two][:, None] + np.arange(2)
    same = rows.factors[entries].sum(axis=1) == 0
    pairs: Ints = rows.cells[entries[same]]
    return pairs


def labels(count: int, of_row: Ints, cells: Ints) -> Ints:
    """Give every cell the smallest number that reaches it through rows."""
    label = np.arange(count)
    if not len(cells):
        return label
    starts = np.flatnonzero(np.concatenate([[True], np.diff(of_row) > 0]))
    lengths = np.diff(np.append(starts, len(cells)))
    while True:
        least = np.repeat(np.minimum.reduceat(label[cells], starts), lengths)
        spread = label.copy()
        np.minimum.at(spread, cells, least)
        spread = spread[spread]
        if (spread == label).all():
            return label
        label = spread
