"""Controlled rounding: every count a multiple of a base, and every sum still right.

Each count goes to one of the two multiples around it, and multiples stay (zero-restricted
rounding, L. H. Cox, JASA 82, 1987). A keyed draw says which of the two a cell would like, with
the chance that makes rounding fair; an integer program (HiGHS) gives as many cells as it can
what they drew, under every sum of every table.

What an attacker learns: a printed `r` means a count above `r - base` and below `r + base`, and
the sums narrow that further. In a small table they can give a count away, so base 5 hides
more than base 3 but neither promises the three values that suppression is audited for. She who
knows the method but not the secret cannot run it backwards. Rounding the same counts twice
with two secrets would let her average: keep one secret, and publish once.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import highspy
import numpy as np

from finmaskig.pure.statistics.solver import quiet_solver
from finmaskig.pure.statistics.system import Floats, Ints, System, build
from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, TableError

Base = Literal[3, 5]
GAP = 0.05
"""How far from the most draws kept the answer may be: nothing is promised about it."""
STAYS = 100.0
"""What it costs to move a multiple, when it must be moved: more than any draw."""


class Unroundable(TableError):
    """No rounding was found; the message says what to do."""


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """Tables that add up in multiples of a base.

    `furthest` is the largest distance from a count. `moved` counts the multiples that could not
    stay and lie a whole base off: 0 when each count is nearer than one base. `seconds` is the
    time it took.
    """

    tables: tuple[SafeTable, ...]
    base: int
    cells: int
    furthest: int
    moved: int
    seconds: float


def round_tables(
    tables: Sequence[CountedTable], *, base: Base, secret: bytes, seconds: float = 60.0
) -> Rounded:
    """Round tables from one source together, the same way each time for one secret.

    Multiples stay if the sums allow it; otherwise a few move one base. Raises `Unroundable`
    when there is no such rounding or time is up, `TableError` when a cell has two counts.
    """
    began = time.monotonic()
    system = build(tables)
    steps = None
    for free in (False, True):
        left = seconds - (time.monotonic() - began)
        if steps is None and left > 0:
            steps = _solved(system, base, _wishes(system, base, secret), free=free, seconds=left)
    if steps is None:
        raise Unroundable(
            f"Tabellerna går inte att avrunda till {base} inom tiden. "
            "Ge mer tid med --seconds, eller dölj celler i stället."
        )
    values = (system.values // base + steps) * base
    far = np.abs(values - system.values)
    return Rounded(
        tables=_printed(tables, system, values, base),
        base=base,
        cells=int(system.shown.sum()),
        furthest=int(far.max()),
        moved=int((far == base).sum()),
        seconds=time.monotonic() - began,
    )


def _wishes(system: System, base: int, secret: bytes) -> Floats:
    """Return less than 0 for each cell that drew the upper multiple, more for the lower.

    Some wish more strongly than others, so that the solver has no ties to break its own way.
    """
    chances = (system.values % base) / base
    cells = zip(system.identities, system.values.tolist(), strict=True)
    drawn, strength = np.array([_drawn(secret, cell, count) for cell, count in cells]).T
    wishes: Floats = np.where(drawn < chances, -0.5, 0.5) * (1 + strength)
    return wishes


def _drawn(secret: bytes, cell: Identity, count: int) -> tuple[float, float]:
    """Return two numbers from 0 up to 1 that only the secret's keeper can foresee."""
    measure, codes = cell
    told = "\x1f".join([measure, str(count), *sorted(f"{name}={code}" for name, code in codes)])
    key = hashlib.sha256(secret).digest()
    digest = hashlib.blake2b(told.encode(), key=key, digest_size=8, person=b"rounding").digest()
    return int.from_bytes(digest[:4], "big") / 2**32, int.from_bytes(digest[4:], "big") / 2**32


def _solved(
    system: System, base: int, wishes: Floats, *, free: bool, seconds: float
) -> Ints | None:
    """Return how many bases above the lower multiple each cell goes, or None."""
    solver = quiet_solver()
    solver.setOptionValue("mip_rel_gap", GAP)
    solver.setOptionValue("time_limit", seconds)
    solver.passModel(_model(system, base, wishes, free=free))
    solver.run()
    if solver.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return None
    up, down = np.rint(np.array(solver.getSolution().col_value)).reshape(2, -1)
    return np.asarray(up - down, dtype=np.int64)


def _model(system: System, base: int, wishes: Floats, *, free: bool) -> highspy.HighsLp:
    """Return the program: for each cell one column for a base up, and one for a base down."""
    least, cells, rows = system.values // base, system.count, system.rows
    between = system.values % base > 0
    model = highspy.HighsLp()
    model.num_col_, model.num_row_ = 2 * cells, rows.count
    model.col_cost_ = np.append(np.where(between, wishes, STAYS), np.full(cells, STAYS))
    model.col_lower_ = np.zeros(2 * cells)
    upper = np.append(between | free, free & ~between & (least > 0))
    model.col_upper_ = upper.astype(np.float64)
    model.row_lower_ = model.row_upper_ = -rows.times(least)
    model.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    model.a_matrix_.start_ = 2 * rows.starts
    model.a_matrix_.index_ = np.stack([rows.cells, rows.cells + cells], axis=1).reshape(-1)
    both = np.stack([rows.factors, -rows.factors], axis=1).reshape(-1)
    model.a_matrix_.value_ = both.astype(np.float64)
    model.integrality_ = [highspy.HighsVarType.kInteger] * (2 * cells)
    return model


def _printed(
    tables: Sequence[CountedTable], system: System, values: Ints, base: int
) -> tuple[SafeTable, ...]:
    return tuple(
        SafeTable(
            table.dimensions,
            {
                key: int(values[cell])
                for key, cell in zip(table.keys(), places.tolist(), strict=True)
                if table.is_shown(key)
            },
            table.measure,
            rounded_to=base,
        )
        for table, places in zip(tables, system.places, strict=True)
    )
