"""The hidden cells of a pattern in parts that know nothing of each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from finmaskig.pure.statistics.merging import labels
from finmaskig.pure.statistics.protect.linear import Matrix
from finmaskig.pure.statistics.system import Ints, Mask, Rows


@dataclass(frozen=True)
class Part:
    """Hidden cells that hang together, with the equalities that bind them."""

    cells: Ints
    rows: Ints
    matrix: Matrix


def parts(rows: Rows, hidden: Mask) -> Iterator[Part]:
    """Yield each part of the hidden cells; a cell that no equality binds is a part of its own."""
    entries = np.flatnonzero(hidden[rows.cells])
    of_row, cells = rows.of_entry[entries], rows.cells[entries]
    label = labels(len(hidden), of_row, cells)
    mine = label[np.flatnonzero(hidden)]
    order = np.argsort(mine, kind="stable")
    groups = np.split(np.flatnonzero(hidden)[order], np.flatnonzero(np.diff(mine[order])) + 1)
    by_part = np.argsort(label[cells], kind="stable")
    marks = label[cells][by_part]
    for group in groups:
        if len(group):
            first, last = np.searchsorted(marks, label[group[0]] + np.array([0, 1]))
            chosen = np.sort(by_part[first:last])
            yield _part(group, of_row[chosen], cells[chosen], rows.factors[entries[chosen]])


def _part(group: Ints, of_row: Ints, cells: Ints, factors: Ints) -> Part:
    group = np.sort(group)
    kept, lengths = np.unique(of_row, return_counts=True)
    starts = np.concatenate([[0], np.cumsum(lengths)])
    matrix = Matrix(starts, np.searchsorted(group, cells), factors.astype(np.float64))
    return Part(group, kept, matrix)
