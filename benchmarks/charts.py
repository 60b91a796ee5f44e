"""The first chart of a process, which loads the libraries, and the following: CPU time, memory.

A chart of a published table is drawn once for each process and kept; the last line is the price
of showing it again.
"""

import os
import resource
import time
from collections.abc import Callable

FOLLOWING = 20
MOST_FIRST_MS, MOST_NEXT_MS, MOST_MB = 3_000, 300, 250


def main() -> int:
    """Draw a first chart and some more; return 1 when a limit is passed."""
    os.environ.setdefault("FINMASKIG_SECRET_KEY", "bench")
    from finmaskig.config.cli.serve import start_django

    start_django()
    from finmaskig.reports.rendering.chart import drawing_of

    before = _megabytes()
    first = _milliseconds(lambda: drawing_of(_grid(0)))
    grids = [_grid(number) for number in range(1, FOLLOWING + 1)]
    following = sorted(_milliseconds(lambda g=g: drawing_of(g)) for g in grids)[FOLLOWING // 2]
    again = _milliseconds(lambda: drawing_of(grids[0]))
    more = _megabytes() - before
    print(f"First chart     {first:8.1f} ms, {more} MB more (at most {MOST_FIRST_MS}, {MOST_MB})")
    print(f"Following, median {following:6.1f} ms (at most {MOST_NEXT_MS})")
    print(f"Shown again     {again:8.3f} ms")
    return int(first > MOST_FIRST_MS or following > MOST_NEXT_MS or more > MOST_MB)


def _grid(seed: int):
    from finmaskig.reports.layout import Cell, Grid, Row

    names = ("Under 15", "15–17", "18–24", "25 och äldre")
    rows = [
        Row(name, (Cell(seed + 9 * at), Cell(None if at % 2 else 40)))
        for at, name in enumerate(names)
    ]
    return Grid(
        caption="Möten, efter ålder och roll",
        corner="Ålder",
        head=("Utsatta", "Köpare"),
        rows=tuple(rows),
        definitions=("Möten, inte personer.",),
    )


def _milliseconds(draw: Callable[[], object]) -> float:
    start = time.process_time()
    draw()
    return 1_000 * (time.process_time() - start)


def _megabytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1_024


if __name__ == "__main__":
    raise SystemExit(main())
