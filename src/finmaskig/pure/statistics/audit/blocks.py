"""Many unknowns a part at a time: a table that differs in one part only is a table too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.audit.bounds import Bounds
from finmaskig.pure.statistics.audit.model import Unknowns
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import Identity

Cells = NDArray[np.int64]
MANY = 600
"""More unknowns than these are looked at in parts first: a program grows faster than they do."""


def widen_in_parts(
    bounds: Bounds,
    group: Unknowns,
    widest: Dimension,
    needs: Cells,
    rng: np.random.Generator,
) -> None:
    """Look for tables that differ from a known one only in some leaves of the widest dimension.

    Twice as many at a time as the time before: neighbours, and every second time any leaves.
    """
    every, most, order = np.arange(len(needs)), MANY, np.arange(len(widest.leaves))
    while bounds.table is not None and most < len(needs):
        for cells in _parts(widest, group.cells, order, most):
            if not bounds.is_wide(needs)[cells].all():
                part = Bounds(_still(group, bounds, cells), bounds.table[cells])
                part.learn(every[: len(cells)], bounds, cells)
                part.settle_narrow(needs[cells])
                bounds.learn(cells, part, every[: len(cells)])
        is_mixed = (order[:-1] > order[1:]).any()
        order, most = np.sort(order) if is_mixed else rng.permutation(order), 2 * most


def _parts(
    widest: Dimension, cells: Sequence[Identity], order: Cells, most: int
) -> Iterator[Cells]:
    """Yield the cells of some leaves at a time, and of all that counts any of them."""
    places = {code: at for at, code in enumerate(widest.codes)}
    root = widest.codes[0] if widest.root is None else widest.root
    codes = np.array([places.get(dict(c).get(widest.name, root), -1) for _, c in cells])
    for leaves in np.array_split(order, min(len(cells) // most + 1, max(len(order) // 2, 1))):
        counts = np.append(widest.matrix[:, leaves].any(axis=1), False)
        yield np.flatnonzero(counts[codes])


def _still(group: Unknowns, bounds: Bounds, cells: Cells) -> Unknowns:
    """Return the unknowns of some cells while all others stand still in the known table."""
    return Unknowns(
        tuple(group.cells[cell] for cell in cells.tolist()),
        tuple(group.floors[cell] for cell in cells.tolist()),
        bounds.equalities_of(cells),
    )
