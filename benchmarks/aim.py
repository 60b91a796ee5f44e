"""What somebody learns who also knows that the cheapest pattern is published.

She tries every table that looks the same as the published one, protects it as Finmaskig would, and
keeps those that give the same pattern. With a secret she does not know the weights, and must keep
a table when any weights give the pattern: no others than the least for what is hidden and the most
for what is open need be tried, for they favour the pattern most against every other.
"""

import math
from collections import Counter
from dataclasses import replace
from itertools import product
from unittest import mock

import numpy as np

from finmaskig.pure.statistics import task
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import Task, Unprotectable, protect
from finmaskig.pure.statistics.table import CountedTable, Identity, SafeTable, identity
from finmaskig.pure.statistics.task import NOISE, Objective

ROWS = Dimension.flat("row", ["a", "b"])
COLUMNS = Dimension.flat("column", ["x", "y", "z"])
AIMS: tuple[Objective, ...] = ("cells", "sum")
TABLES, MOST = 60, 400
HIGH, LARGEST = 22, 500_000


def main() -> int:
    """Attack tiny tables with and without a secret; print what she learns."""
    for objective, secret in product(AIMS, (b"", b"kept")):
        found: Counter[str] = Counter()
        rng = np.random.default_rng(1)
        for _ in range(TABLES):
            _attack(_drawn(rng), Task(tables=(), objective=objective, secret=secret), found)
        print(
            f"least {objective:5} {'with a secret   ' if secret else 'without a secret'}: "
            f"{found['unsafe']} unsafe cells, {found['narrow']} narrowed to two values and "
            f"{found['known']} to one, of {found['tables']} tables"
        )
    return 0


def _drawn(rng: np.random.Generator) -> CountedTable:
    keys = product(ROWS.leaves, COLUMNS.leaves)
    counts = np.minimum(rng.poisson(rng.gamma(1.5, 4, 6)), HIGH - 6).tolist()
    return CountedTable((ROWS, COLUMNS), dict(zip(keys, counts, strict=True)))


def _attack(true: CountedTable, how: Task, found: Counter[str]) -> None:
    safe = _published(true, how, how.secret)
    if safe is None or not safe.hidden:
        return
    alike = _alike(safe)
    if not alike:
        return
    kept = [table for table in alike if _gives(table, safe, how)]
    seen = np.array([table.values.reshape(-1) for table in [*kept, true]])
    found["tables"] += 1
    for at, key in enumerate(true.keys()):
        if key in safe.hidden and 0 < seen[-1, at] < Policy().threshold:
            values = len(set(seen[:, at].tolist()))
            found["unsafe"] += 1
            found["narrow"] += values == 2
            found["known"] += values == 1


def _published(table: CountedTable, how: Task, secret: bytes) -> SafeTable | None:
    try:
        return protect(replace(how, tables=(table,), secret=secret)).tables[0]
    except Unprotectable:
        return None


def _gives(table: CountedTable, safe: SafeTable, how: Task) -> bool:
    """Tell whether a table could have been published like this, by any weights."""
    hidden = {identity("", safe.dimensions, key) for key in safe.hidden}

    def drawn(_secret: bytes, cell: Identity) -> int:
        return 0 if cell in hidden else NOISE - 1

    with mock.patch.object(task, "_drawn", drawn):
        one = _published(table, how, how.secret)
    return one is not None and one.hidden == safe.hidden


def _alike(safe: SafeTable) -> list[CountedTable]:
    """Return tables that fit what is published: all, a sample of many, none of far too many."""
    keys = list(product(ROWS.leaves, COLUMNS.leaves))
    shown = [safe.cells[key] for key in keys]
    ranges = [range(1, HIGH + 1) if count is None else (count,) for count in shown]
    if math.prod(map(len, ranges)) > LARGEST:
        return []
    inner = np.stack([each.reshape(-1) for each in np.meshgrid(*ranges, indexing="ij")])
    parts = [CountedTable(safe.dimensions, {key: 1}).values.reshape(-1) for key in keys]
    tables = inner.T @ np.array(parts)
    fits = np.ones(len(tables), dtype=np.bool_)
    for at, count in enumerate(safe.cells.values()):
        fits &= tables[:, at] >= 1 if count is None else tables[:, at] == count
    alike = inner.T[fits]
    chosen = np.random.default_rng(1).permutation(len(alike))[:MOST]
    return [
        CountedTable(safe.dimensions, dict(zip(keys, alike[at].tolist(), strict=True)))
        for at in chosen.tolist()
    ]


if __name__ == "__main__":
    raise SystemExit(main())
