"""Protection of tables: what is hidden and how fast, beside what other tools hide.

The peers' figures were measured once on two cores: cells hidden beyond the unsafe ones, and the
sum of their counts. Times are printed as they are; compare them within one run only.
"""

import csv
import resource
import time
from pathlib import Path

import numpy as np

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import Protected, Task, protect
from finmaskig.pure.statistics.rounding import round_tables
from finmaskig.pure.statistics.table import CountedTable

TABLES = Path(__file__).parent / "anchors"
PEERS = {
    "d2_20x20": {"GaussSuppression": (8, 47), "HYPERCUBE": None, "informed optimum": (5, 43)},
    "hier_500": {
        "GaussSuppression": (59, 718),
        "HYPERCUBE": (125, 1988),
        "informed optimum": (51, 691),
    },
    "d3_10": {
        "GaussSuppression": (69, 649),
        "HYPERCUBE": (102, 1017),
        "informed optimum": (46, 525),
    },
}
"""GaussSuppression 1.2.3 fails the audit on hier_500; HYPERCUBE (sdcTable 0.34) passes on all."""
WITHIN, MEDIUM_SECONDS, LARGE_SECONDS, MOST_MB = 2, 30, 600, 4096


def main() -> int:
    """Protect the known tables and two invented ones; return how many goals are missed."""
    missed = sum(_known(name) for name in PEERS)
    missed += _large("5,000 cells", (1, 26, 4), MEDIUM_SECONDS)
    missed += _large("50,000 cells", (9, 25, 5), LARGE_SECONDS)
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"Memory at most {used} MB (goal {MOST_MB})")
    return missed + int(used > MOST_MB)


def _known(name: str) -> int:
    table, peers = _read(name), PEERS[name]
    print(f"\n{name}: " + ", ".join(f"{who} {what}" for who, what in peers.items() if what))
    best, missed = peers["informed optimum"], 0
    for width in (1, 2):
        for objective in ("cells", "sum"):
            task = Task(tables=(table,), policy=Policy(width=width), objective=objective)
            done = protect(task)
            cells, total = _beyond(table, done)
            print(
                f"  width {width}, least {objective:5}: {cells:3} / {total:4}, "
                f"bound {done.bound:.0f}, {done.seconds:.1f} s, "
                f"{cells / best[0]:.2f} × the optimum's cells"
            )
            missed += width == 1 and objective == "cells" and cells > best[0] + WITHIN
    began = time.perf_counter()
    round_tables((table,), base=5, secret=b"bench")
    print(f"  rounded to 5 in {time.perf_counter() - began:.2f} s")
    return missed


def _beyond(table: CountedTable, done: Protected) -> tuple[int, int]:
    true = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    more = [true[key] for key in done.tables[0].hidden if true[key] >= Policy().threshold]
    return len(more), sum(more)


def _large(name: str, shape: tuple[int, int, int], goal: int) -> int:
    done = protect(Task(tables=(_invented(*shape),), method="fast", seconds=goal / 2))
    print(
        f"\n{name}: {done.cells} cells, {done.unsafe} unsafe, {done.hidden - done.unsafe} more "
        f"hidden, {done.seconds:.0f} s of which the audit {done.audit.seconds:.0f} s (goal {goal})"
    )
    return int(done.seconds > goal or not done.audit.passed)


def _invented(counties: int, places: int, arenas: int) -> CountedTable:
    """Invent a sparse table: municipality × age in two levels × sex × arena."""
    rng = np.random.default_rng(1)
    parents: dict[str, str | None] = {"Total": None}
    for county in range(counties):
        above = "Total" if counties == 1 else f"c{county}"
        if counties > 1:
            parents[above] = "Total"
        parents |= {f"m{county}_{place}": above for place in range(places)}
    ages: dict[str, str | None] = {"Total": None, "child": "Total", "adult": "Total"}
    ages |= {f"a{at}": "child" if at < 3 else "adult" for at in range(6)}
    dimensions = (
        Dimension.tree("municipality", parents),
        Dimension.tree("age", ages),
        Dimension.flat("sex", ["woman", "man", "not_recorded"]),
        Dimension.flat("arena", [f"arena{at}" for at in range(arenas)]),
    )
    weights = [rng.lognormal(0, 1, len(one.leaves)) for one in dimensions]
    mean = np.einsum("i,j,k,l->ijkl", *weights)
    counts = rng.poisson(rng.gamma(1, 3 * mean / mean.mean()))
    inner = {
        tuple(one.leaves[at] for one, at in zip(dimensions, place, strict=True)): int(count)
        for place, count in np.ndenumerate(counts)
        if count
    }
    return CountedTable(dimensions, inner)


def _read(name: str) -> CountedTable:
    rows = list(csv.DictReader(_lines(name, "inner")))
    names = [column for column in rows[0] if column != "freq"]
    dimensions = []
    for one in names:
        codes = csv.DictReader(_lines(name, f"hier_{one}"))
        dimensions.append(Dimension.tree(one, {row["code"]: row["parent"] for row in codes}))
    counts = {tuple(row[each] for each in names): int(row["freq"]) for row in rows}
    return CountedTable(tuple(dimensions), counts)


def _lines(name: str, file: str) -> list[str]:
    return (TABLES / name / f"{file}.csv").read_text(encoding="utf-8").splitlines()


if __name__ == "__main__":
    raise SystemExit(main())
