"""Many unknowns a part at a time: a table that differs in one part only is a table too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.audit.bounds import FEWER, Bounds
from finmaskig.pure.statistics.audit.model import Unknowns
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import Identity

Cells = NDArray[np.int64]
MANY = 300
"""More unknowns than these are looked at in parts first: a program grows faster than they do."""


def widen_in_parts(
    bounds: Bounds,
    group: Unknowns,
    widest: Dimension,
    needs: Cells,
    rng: np.random.Generator,
) -> None:
    """Look for tables that differ from a known one only in a few codes of the widest dimension.

    Other codes are tried together each time, as long as that leaves fewer cells narrow.
    """
    before = np.inf
    while 0 < len(waiting := bounds.narrow(needs)) < FEWER * before:
        before = len(waiting)
        for cells in _parts(widest, group.cells, rng):
            if bounds.table is not None and not bounds.is_wide(needs)[cells].all():
                part = Bounds(_still(group, bounds, cells), bounds.table[cells])
                part.spread(needs[cells], rng)
                part.settle_narrow(needs[cells])
                bounds.learn(cells, part)


def _parts(
    widest: Dimension, cells: Sequence[Identity], rng: np.random.Generator
) -> Iterator[Cells]:
    """Yield the cells of each sum of the widest dimension, with some of its parts at a time."""
    places = {code: at for at, code in enumerate(widest.codes)}
    root = widest.codes[0] if widest.root is None else widest.root
    codes = np.array([places.get(dict(c).get(widest.name, root), -1) for _, c in cells])
    for one in widest.sums:
        parts = rng.permutation([places[part] for part in one.parts])
        number = int(np.isin(codes, parts).sum())
        for some in np.array_split(parts, min(max(number // MANY, 1), max(len(parts) // 2, 1))):
            inside = np.isin(codes, [places[one.whole], *some.tolist()])
            yield np.flatnonzero(inside)


def _still(group: Unknowns, bounds: Bounds, cells: Cells) -> Unknowns:
    """Return the unknowns of some cells while all others stand still in the known table."""
    return Unknowns(
        tuple(group.cells[cell] for cell in cells.tolist()),
        tuple(group.floors[cell] for cell in cells.tolist()),
        bounds.equalities_of(cells),
    )
