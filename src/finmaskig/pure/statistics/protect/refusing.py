"""What is said when nothing protects: which cell, and what stands in the way."""

from __future__ import annotations

import numpy as np

from finmaskig.pure.statistics.protect.proofs import Cut
from finmaskig.pure.statistics.table import Identity
from finmaskig.pure.statistics.task import Demand, Unprotectable

NAMED = 3
"""So many cells that were told are named."""


def in_the_way(demand: Demand, cut: Cut) -> Unprotectable:
    """Return the error that a cut can never be met, with what was told before that forbids it."""
    also = [demand.kept_open[c] for c in cut.cells.tolist() if c in demand.kept_open]
    told = np.unique(np.concatenate([cut.told, *also])).tolist()
    cell = demand.system.identities[cut.of]
    before = tuple(demand.system.identities[each] for each in told)
    if before:
        names = ", ".join(_name(each) for each in before[:NAMED])
        more = f" och {len(before) - NAMED} till" if len(before) > NAMED else ""
        said = f"Det som redan är publicerat avslöjar {_name(cell)}: {names}{more}."
        return Unprotectable(f"{said} Publicera en grövre tabell.", cell, before)
    said = f"Cellen {_name(cell)} går inte att skydda: inget mer kan döljas."
    return Unprotectable(f"{said} Gör tabellen grövre.", cell, ())


def _name(cell: Identity) -> str:
    measure, codes = cell
    name = " × ".join(code for _, code in sorted(codes)) or "summan"
    return f"{name} ({measure})" if measure else name
