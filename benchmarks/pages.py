"""CPU time of the pages a worker opens most, against an empty view that writes one log row.

With 100,000 encounters in an embedded database. CPU time of this process, median of many calls
through the test client; wall time stands beside it and depends on the disk.
"""

import os
import statistics
import time
from collections.abc import Callable
from uuid import uuid4

from benchmarks import world

ROUNDS = 30
GOALS = {"Idag": 6.0, "Pass": 6.0, "Öppna steg": 4.0, "Passlistan": 4.0, "Spara möte": 6.0}
MOST_QUERIES = 12


def measured(call: Callable[[], object]) -> tuple[float, float]:
    """Return the median CPU and wall seconds of a call."""
    cpu, wall = [], []
    for _round in range(ROUNDS + 5):
        wall_start, cpu_start = time.perf_counter(), time.process_time()
        call()
        cpu.append(time.process_time() - cpu_start)
        wall.append(time.perf_counter() - wall_start)
    return statistics.median(cpu[5:]), statistics.median(wall[5:])


def queries_of(call: Callable[[], object]) -> int:
    """Return how many statements a call sends, transactions not counted."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        call()
    begins = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return sum(not one["sql"].startswith(begins) for one in captured.captured_queries)


def main() -> None:
    """Fill the world, measure each page and print the ratios."""
    folder = world.start()
    from django.test import Client, override_settings
    from django.urls import reverse

    began = time.perf_counter()
    made = world.fill()
    print(f"{world.ENCOUNTERS} encounters saved in {time.perf_counter() - began:.0f} s")
    with override_settings(ROOT_URLCONF="benchmarks.urls", ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.post("/demo/login/sara/")
        shift = [made.running.pk]
        add = reverse("outreach:encounter_add", args=shift)
        fields = {"age_band": "25+", "kind": "exposed", "sex": "woman", "residence": "0180"}
        fields |= {"trafficking": "none"}
        calls: dict[str, Callable[[], object]] = {
            "Idag": lambda: ok(client.get("/")),
            "Pass": lambda: ok(client.get(reverse("outreach:shift_detail", args=shift))),
            "Öppna steg": lambda: ok(client.get(reverse("desk:steps"))),
            "Passlistan": lambda: ok(client.get(reverse("outreach:shift_list"))),
            "Spara möte": lambda: ok(client.post(add, fields | {"id": str(uuid4())}), 302),
        }
        report(calls, GOALS, lambda: ok(client.get("/bench/empty/")))
    folder.cleanup()


def ok(response, status: int = 200) -> None:
    """Stop when a page did not do what is measured."""
    assert response.status_code == status, (response.status_code, response.content[:500])


def report(
    calls: dict[str, Callable[[], object]], goals: dict[str, float], empty: Callable[[], object]
) -> None:
    """Print each page against the empty view, measured before and after."""
    base = [measured(empty) for _turn in range(2)]
    rows = {name: (*measured(call), queries_of(call)) for name, call in calls.items()}
    base.append(measured(empty))
    cpu, wall = (statistics.median(values) for values in zip(*base, strict=True))
    print(f"empty view with one log row: {cpu * 1000:.2f} ms CPU, {wall * 1000:.2f} ms wall")
    print(f"{'':14}{'CPU':>8}{'× empty':>9}{'goal':>6}{'wall':>9}{'× empty':>9}{'queries':>9}")
    for name, (page_cpu, page_wall, count) in rows.items():
        print(
            f"{name:14}{page_cpu * 1000:6.1f}ms{page_cpu / cpu:9.1f}{goals[name]:6.0f}"
            f"{page_wall * 1000:7.1f}ms{page_wall / wall:9.1f}{count:6} ≤ {MOST_QUERIES}"
        )
    print(f"process {os.getpid()}: {peak():.0f} MiB at most")


def peak() -> float:
    """Return the most memory this process has held, in MiB."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
