"""What earlier publications bind: the same cell keeps its fate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from finmaskig.pure.statistics.system import build
from finmaskig.pure.statistics.table import (
    CountedTable,
    Identity,
    Key,
    SafeTable,
    TableError,
    identity,
)


def fates(earlier: Sequence[SafeTable], present: Sequence[CountedTable]) -> Mapping[Identity, bool]:
    """Return the cells of the present tables that are open (True) or hidden (False) already.

    A cell that some table told is open. Raises `TableError` when a count that was told is not
    the present one.
    """
    system = build(present)
    fixed: dict[Identity, bool] = {}
    for table in earlier:
        for key, count in table.cells.items():
            cell = identity(table.measure, table.dimensions, key)
            number = system.index.get(cell)
            if number is None:
                continue
            now = int(system.values[number])
            if count is not None and count != now:
                raise TableError(_differs(key, count, now))
            fixed[cell] = fixed.get(cell, False) or count is not None
    return fixed


def _differs(key: Key, before: int, now: int) -> str:
    return (
        f"{' × '.join(key)} publicerades som {before} men är {now} nu: "
        "tabellerna kommer inte från samma källa. Använd filerna som hör ihop."
    )
