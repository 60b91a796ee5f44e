"""The whole way: a pattern, the audit by other code, and repairs until the audit passes."""

from __future__ import annotations

import hashlib
import math
import time
from dataclasses import dataclass

import numpy as np

from finmaskig.pure.statistics.audit import Audit, Knowledge, audit
from finmaskig.pure.statistics.protect.fast import cover
from finmaskig.pure.statistics.protect.optimal import Pattern, near_pattern, optimal_pattern
from finmaskig.pure.statistics.protect.proofs import at_least_one_more
from finmaskig.pure.statistics.protect.ranges import Narrow
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.system import Mask
from finmaskig.pure.statistics.table import CountedTable, SafeTable
from finmaskig.pure.statistics.task import NOISE, SCALE, Demand, Task


@dataclass(frozen=True)
class Protected:
    """Tables that may be published, and what it took.

    `hidden` counts every hidden cell, `unsafe` those that were hidden in any case; `objective`
    is the number, or sum, of the rest, and no pattern has less than `bound` (0 when nothing is
    claimed). `seconds` is the time it all took.
    """

    tables: tuple[SafeTable, ...]
    cells: int
    unsafe: int
    hidden: int
    objective: float
    bound: float
    seconds: float
    audit: Audit


def protect(task: Task) -> Protected:
    """Hide what is unsafe, and what would give it away.

    The pattern is the cheapest one (`optimal`), or a good one (`fast`); if time is up, the best
    that passes the audit. Raises `Unprotectable` when none does, `TableError` when the tables
    do not belong together.
    """
    began = time.monotonic()
    until = began + task.seconds
    demand = Demand(task)
    rounds = Rounds(demand, np.random.default_rng(_seed(task.secret)))
    find = optimal_pattern if task.method == "optimal" else near_pattern
    pattern = find(demand, rounds, until)
    tables, found, hidden = _audited(demand, rounds, pattern)
    shows = demand.system.shows
    return Protected(
        tables,
        int(shows.sum()),
        int(shows[demand.must_hide].sum()),
        int(shows[hidden].sum()),
        _objective(demand, hidden & demand.may_hide),
        _bound(demand, pattern),
        time.monotonic() - began,
        found,
    )


def _audited(
    demand: Demand, rounds: Rounds, pattern: Pattern
) -> tuple[tuple[SafeTable, ...], Audit, Mask]:
    """Return the tables with an audit that passed; hide more as long as it does not."""
    task, hidden = demand.task, pattern.hidden.copy()
    knowledge = Knowledge(
        policy=task.policy,
        equations=task.equations,
        truth=task.tables,
        insiders=task.insiders,
    )
    while True:
        tables = published(demand, hidden)
        found = audit(tables, knowledge)
        if found.passed:
            return tables, found, hidden
        _repair(demand, rounds, hidden, found)


def _repair(demand: Demand, rounds: Rounds, hidden: Mask, found: Audit) -> None:
    """Hide what the linear programs demand, or else one more cell beside each finding."""
    if new := rounds.demands(hidden):
        cover(demand, hidden, new)
        return
    for finding in found.findings:
        cell = demand.system.index[finding.cell]
        narrow = Narrow(cell, finding.need, 0.0, np.array([cell]))
        more = at_least_one_more(demand, narrow, hidden)
        cover(demand, hidden, [more])


def published(demand: Demand, hidden: Mask) -> tuple[SafeTable, ...]:
    """Return the tables as they are printed with a pattern."""
    return tuple(
        _printed(table, demand, places.tolist(), hidden)
        for table, places in zip(demand.task.tables, demand.system.places, strict=True)
    )


def _printed(table: CountedTable, demand: Demand, places: list[int], hidden: Mask) -> SafeTable:
    values, shown = demand.system.values, demand.system.shown
    cells = {
        key: None if hidden[cell] else int(values[cell])
        for key, cell in zip(table.keys(), places, strict=True)
        if shown[cell] and table.is_shown(key)
    }
    return SafeTable(table.dimensions, cells, table.measure)


def _objective(demand: Demand, optional: Mask) -> float:
    return float(demand.weights[optional].sum())


def _bound(demand: Demand, pattern: Pattern) -> float:
    """Return the proven bound in whole units; secret weights loosen it by at most an eighth."""
    least = math.ceil(pattern.bound - 1e-3)
    if demand.task.secret:
        return float(max(math.ceil(least / (SCALE + NOISE)), 0))
    return float(max(least // demand.unit, 0))


def _seed(secret: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(b"order", key=secret[:64], digest_size=8).digest(), "big")
