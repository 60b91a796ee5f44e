"""What reading in 100,000 meetings costs, against bare reading and a bare insert of as many rows.

The way of the page: the file is left and sealed, then read in. An embedded database. The
ratios are of CPU time; wall time stands beside them, for that is what the one who waits sees. Each
step runs in a process of its own, whose peak memory is shown.
"""

import csv
import io
import os
import resource
import time
import traceback
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from benchmarks import invented, world

ROWS = int(os.environ.get("ROWS", "100000"))


def as_xlsx(rows: list[list[str]]) -> bytes:
    """Return rows as a workbook."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Möten")
    for row in rows:
        sheet.append(row)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def bare_xlsx(content: bytes) -> None:
    """Read every cell of a workbook and keep it."""
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    kept = list(book.worksheets[0].iter_rows(values_only=True))
    assert len(kept) == ROWS + 1


def bare_csv(content: bytes) -> None:
    """Read every cell of a text file and keep it."""
    kept = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert len(kept) == ROWS + 1


def bare_insert(actor) -> None:
    """Insert as many meetings, and nothing beside them; the database is left as it was."""
    from django.db import transaction

    from finmaskig.outreach.models import Encounter, Shift
    from finmaskig.shared.clock import now

    at, place = now(), {"unit_id": actor.unit_id, "board_id": actor.board_id}
    with transaction.atomic():
        shift = Shift.objects.create(
            **place, municipality="0180", state="closed", kind="street", planned_start_at=at,
            planned_end_at=at + timedelta(hours=1), started_at=at, ended_at=at,
            planned_by_id=actor.user_id,
        )  # fmt: skip
        Encounter.objects.bulk_create(
            (
                Encounter(
                    shift=shift, **place, author_id=actor.user_id, number=number, side="victim",
                    kind="exposed", age_band="25+", sex="woman", answer="yes", met_on=at.date(),
                )
                for number in range(1, ROWS + 1)
            ),
            batch_size=500,
        )  # fmt: skip
        transaction.set_rollback(True)


def leave(actor, name: str, content: bytes):
    """Leave a file as the page does, and say what its words mean."""
    from finmaskig.imports.mapping import read_mapping
    from finmaskig.imports.services import uploads

    upload = uploads.leave_file(actor=actor, kind="encounters", name=name, content=content)
    told = read_mapping(invented.EXAMPLE.with_suffix(".toml").read_text())
    return uploads.map_columns(actor=actor, upload=upload, told=told)


def read_in(actor, upload) -> None:
    """Read the left file in."""
    from finmaskig.imports.services import uploads

    outcome = uploads.read_file_in(actor=actor, upload=upload, only_good=True)
    assert outcome.new_count == ROWS, outcome.problems[:3]


class Taken(NamedTuple):
    """What a step took in a process of its own."""

    cpu: float
    wall: float
    peak_mb: float


def apart(folder: Path, act: Callable[[], object]) -> Taken:
    """Return what something takes in a process of its own."""
    from django.db import connections

    connections.close_all()
    answer = folder / "answer"
    answer.unlink(missing_ok=True)
    child = os.fork()
    if child == 0:
        try:
            wall, cpu = time.perf_counter(), time.process_time()
            act()
            cpu, wall = time.process_time() - cpu, time.perf_counter() - wall
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            answer.write_text(f"{cpu} {wall} {peak}")
            os._exit(0)
        except Exception:  # noqa: BLE001 -- whatever it is, a child must not go on as its parent
            traceback.print_exc()
            os._exit(1)
    if os.waitpid(child, 0)[1]:
        raise SystemExit(1)
    return Taken(*map(float, answer.read_text().split()))


def show(what: str, ours: Taken, *bare: Taken) -> None:
    """Print what a step takes beside its bare ones."""
    limit = sum(one.cpu for one in bare)
    print(
        f"{what:26}{ours.cpu:8.2f} s CPU  {ours.wall:7.2f} s wall  bare {limit:6.2f} s CPU  "
        f"ratio {ours.cpu / limit:5.2f}  peak {ours.peak_mb:4.0f} MB"
    )


def main() -> None:
    """Leave and read in a file of each sort, and print the ratios."""
    folder = world.start()
    from finmaskig.config.demo.staff import hire
    from finmaskig.organisations.services import load_directory

    load_directory()
    actor, place = hire().actor("karin"), Path(folder.name)
    apart(place, lambda: _write_files(place))
    workbook, text = (place / "f.xlsx").read_bytes(), (place / "f.csv").read_bytes()
    bare = {
        "xlsx": apart(place, lambda: bare_xlsx(workbook)),
        "csv": apart(place, lambda: bare_csv(text)),
        "insert": apart(place, lambda: bare_insert(actor)),
    }
    left_text = apart(place, lambda: leave(actor, "f.csv", text))
    left = apart(place, lambda: leave(actor, "f.xlsx", workbook))
    kept = apart(place, lambda: read_in(actor, _last_left()))
    print(f"{ROWS} rows of {len(invented.HEADINGS)} columns")
    show("leave a text file", left_text, bare["csv"])
    show("leave a workbook", left, bare["xlsx"])
    show("read it in", kept, bare["insert"])
    peak = max(left.peak_mb, kept.peak_mb)
    whole = Taken(left.cpu + kept.cpu, left.wall + kept.wall, peak)
    show("the workbook, all of it", whole, bare["xlsx"], bare["insert"])
    folder.cleanup()


def _write_files(place: Path) -> None:
    rows = invented.rows(ROWS)
    (place / "f.csv").write_bytes(invented.as_csv(rows))
    (place / "f.xlsx").write_bytes(as_xlsx(rows))


def _last_left():
    from finmaskig.imports.models import Upload

    return Upload.objects.latest("uploaded_at")


if __name__ == "__main__":
    main()
