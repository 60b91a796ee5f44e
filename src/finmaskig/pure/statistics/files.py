"""Tables as files: counts and hierarchies in, safe tables in and out.

`CELLS.csv` has one row for each innermost cell, and a missing cell is 0. `HIER.csv` has
`code,parent`, with the root's parent empty. `SAFE.csv` has every cell with its margins, the
count or nothing, and `status`.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Mapping, Sequence
from math import prod
from pathlib import Path

from finmaskig.pure.statistics.csv_rows import FileError, Row, rows_of
from finmaskig.pure.statistics.dimension import TOTAL, Dimension, DimensionError
from finmaskig.pure.statistics.table import CountedTable, Key, SafeTable

OPEN, HIDDEN = "open", "hidden"
STATUS = "status"
MOST_CELLS = 2_000_000
Hierarchies = Mapping[str, Dimension]


def read_hierarchy(path: Path, name: str) -> Dimension:
    """Return a dimension from a file of codes and parents.

    Raises `FileError` for a code that stands twice, an unknown parent, a circle or no root.
    """
    rows = rows_of(path, ("code", "parent"))
    parents: dict[str, str | None] = {}
    for row in rows:
        code = row.codes(["code"])[0]
        if code in parents:
            raise row.wrong(f"koden {code} står två gånger. Ta bort den ena raden.")
        parents[code] = row.fields["parent"]
    for row in rows:
        if (parent := row.fields["parent"]) and parent not in parents:
            raise row.wrong(f"föräldern {parent} finns inte. Lägg till en rad för den.")
    _refuse_circle(rows, parents)
    _refuse_roots(rows)
    return Dimension.tree(name, parents)


def _refuse_circle(rows: Sequence[Row], parents: Mapping[str, str | None]) -> None:
    safe: set[str] = set()
    for row in rows:
        seen: dict[str, None] = {}
        code: str | None = row.fields["code"]
        while code and code not in safe:
            if code in seen:
                raise row.wrong(f"koden {code} går i en cirkel. Rätta föräldrarna.")
            seen[code] = None
            code = parents[code]
        safe |= set(seen)


def _refuse_roots(rows: Sequence[Row]) -> None:
    """Refuse a second root; without a circle there is at least one."""
    roots = [row for row in rows if not row.fields["parent"]]
    if len(roots) > 1:
        first, second = (row.fields["code"] for row in roots[:2])
        raise roots[1].wrong(
            f"både {first} och {second} saknar förälder. Bara en kod får vara summan av alla."
        )


def read_counts(
    path: Path, names: Sequence[str], count: str, hierarchies: Hierarchies
) -> CountedTable:
    """Return the exact counts of a file; a dimension without a hierarchy has one total.

    Raises `FileError` for a count that is no whole number from 0 up, a cell that stands twice,
    or a code that is unknown or a sum.
    """
    rows = rows_of(path, (*names, count))
    counts: dict[Key, int] = {}
    for row in rows:
        key = row.codes(names)
        if key in counts:
            raise row.wrong(f"cellen {' × '.join(key)} står två gånger. Lägg ihop raderna.")
        counts[key] = row.count(count)
    dimensions = _dimensions(rows, names, hierarchies)
    leaves = [frozenset(one.leaves) for one in dimensions]
    for row in rows:
        for one, known, code in zip(dimensions, leaves, row.codes(names), strict=True):
            if code not in known:
                raise row.wrong(_no_leaf(one, code))
    return CountedTable(dimensions, counts)


def _no_leaf(dimension: Dimension, code: str) -> str:
    if code in dimension.codes:
        return f"{code} är en summa i {dimension.name}. Ta bort raden: summor räknas ut."
    return f"koden {code} finns inte i {dimension.name}. Rätta den eller lägg till den i hierarkin."


def _dimensions(
    rows: Sequence[Row], names: Sequence[str], hierarchies: Hierarchies
) -> tuple[Dimension, ...]:
    found = tuple(hierarchies.get(name) or _flat(rows, name) for name in names)
    if prod(len(one.codes) for one in found) > MOST_CELLS:
        raise FileError(
            f"{rows[0].path.name}, rad 1: tabellen får fler än {MOST_CELLS} celler. "
            "Ta bort en dimension."
        )
    return found


def _flat(rows: Sequence[Row], name: str) -> Dimension:
    codes = [code for code in dict.fromkeys(row.fields[name] for row in rows) if code != TOTAL]
    try:
        return Dimension.flat(name, codes)
    except DimensionError as error:
        raise rows[0].wrong(f"{name} har bara {TOTAL}. Lägg till rader för delarna.") from error


def read_safe(
    path: Path, names: Sequence[str], hierarchies: Hierarchies, *, adds_up: bool = False
) -> SafeTable:
    """Return a published table; the count stands in the column before `status`.

    Without `names`, every column that is neither count nor status is a dimension. Raises
    `FileError` for a cell that stands twice, an unknown code, or a status that is wrong; with
    `adds_up` also when codes without a hierarchy do not add up to their total.
    """
    rows = rows_of(path, (*names, STATUS))
    count = _before_status(rows)
    dims = tuple(names) or tuple(name for name in rows[0].fields if name not in {count, STATUS})
    if not count or count in dims or not dims:
        raise FileError(
            f"{path.name}, rad 1: kolumnen med antal ska stå närmast före {STATUS}, "
            "efter dimensionerna."
        )
    dimensions = _dimensions(rows, dims, hierarchies)
    known = [frozenset(one.codes) for one in dimensions]
    cells: dict[Key, int | None] = {}
    for row in rows:
        key = row.codes(dims)
        for one, codes, code in zip(dimensions, known, key, strict=True):
            if code not in codes:
                raise row.wrong(_no_leaf(one, code))
        if key in cells:
            raise row.wrong(f"cellen {' × '.join(key)} står två gånger. Ta bort den ena raden.")
        cells[key] = _published(row, count)
    for axis, one in enumerate(dimensions):
        if adds_up and one.name not in hierarchies:
            _refuse_unexplained(rows, one, axis, cells)
    return SafeTable(dimensions, cells)


def _refuse_unexplained(
    rows: Sequence[Row], dimension: Dimension, axis: int, cells: Mapping[Key, int | None]
) -> None:
    """Refuse codes that do not add up to the total: sums among them would be taken for parts."""
    name = dimension.name
    advice = f"Är någon kod en summa: skriv --hierarchy {name}=HIER.csv. Annars:"
    if all(key[axis] != TOTAL for key in cells):
        raise rows[0].wrong(f"{name} saknar {TOTAL}. {advice} lägg till raderna.")
    totals = [(row, key) for row, key in zip(rows, cells, strict=True) if key[axis] == TOTAL]
    for row, key in totals:
        under = [cells.get((*key[:axis], code, *key[axis + 1 :])) for code in dimension.leaves]
        told, total = sum(count or 0 for count in under), cells[key]
        if total is not None and (told > total or (told < total and None not in under)):
            said = f"{name} blir {told} tillsammans, men {TOTAL} är {total}."
            raise row.wrong(f"{said} {advice} rätta antalen.")


def count_column(path: Path) -> str:
    """Return the name of the counts in a published table; raises `FileError` as `read_safe`."""
    return _before_status(rows_of(path, (STATUS,)))


def _before_status(rows: Sequence[Row]) -> str:
    columns = list(rows[0].fields)
    at = columns.index(STATUS)
    return columns[at - 1] if at else ""


def _published(row: Row, count: str) -> int | None:
    status = row.fields[STATUS]
    if status == OPEN:
        return row.count(count)
    if status != HIDDEN:
        raise row.wrong(f"{STATUS} är ”{status[:40]}”. Skriv {OPEN} eller {HIDDEN}.")
    if row.fields[count]:
        raise row.wrong(f"cellen är {HIDDEN} men har ett antal. Ta bort antalet.")
    return None


def safe_text(table: SafeTable, count: str = "count") -> str:
    """Return a safe table as the text of a file."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow([*(one.name for one in table.dimensions), count, STATUS])
    for key, value in table.cells.items():
        told = [HIDDEN] if value is None else [OPEN]
        writer.writerow([*key, "" if value is None else value, *told])
    return text.getvalue()


def write_all(texts: Mapping[Path, str]) -> None:
    """Write every file whole, or none of them; raises `FileError` when that cannot be done."""
    for path in texts:
        if path.is_dir() or not path.parent.is_dir():
            raise FileError(f"{path} går inte att skriva. Välj en fil i en mapp som finns.")
    ready: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            ready[path] = _beside(path)
            _fill(ready[path], text)
        for path in texts:
            ready[path].replace(path)
        for folder in {path.parent for path in texts}:
            _settle(folder)
    except OSError as error:
        raise FileError(f"{path} går inte att skriva: {error.strerror}. Inget skrevs.") from error
    finally:
        for unused in ready.values():
            unused.unlink(missing_ok=True)


def _beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    os.close(handle)
    return Path(name)


def _fill(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(0o644)


def _settle(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
