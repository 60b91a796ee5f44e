"""Rows of a CSV file, or one Swedish sentence that says where it is wrong and what to do."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from finmaskig.pure.statistics.table import TableError

LARGEST = 999_999_999
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FileError(TableError):
    """A file cannot be used; the message says file, line and what to do."""


@dataclass(frozen=True)
class Row:
    """One row of a file: what stands in each column, and where."""

    path: Path
    line: int
    fields: dict[str, str]

    def wrong(self, what: str) -> FileError:
        """Return the error that something on this row is wrong."""
        return FileError(f"{self.path.name}, rad {self.line}: {what}")

    def codes(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the row's code in each dimension; raises `FileError` when one is empty."""
        for name in names:
            if not self.fields[name]:
                raise self.wrong(f"{name} är tomt. Skriv en kod.")
        return tuple(self.fields[name] for name in names)

    def count(self, name: str) -> int:
        """Return a whole number from 0 to `LARGEST`; raises `FileError` for anything else."""
        text = self.fields[name]
        if re.fullmatch(r"[0-9]{1,9}", text):
            return int(text)
        said = f"{name} är ”{text[:40]}”" if text else f"{name} är tomt"
        raise self.wrong(f"{said}. Skriv ett heltal från 0 till {LARGEST}, utan mellanslag.")


def rows_of(path: Path, needed: Sequence[str]) -> list[Row]:
    """Return the rows of a file that has the needed columns, divided by comma or semicolon.

    Raises `FileError` when the file cannot be read, is not UTF-8, is empty, lacks a column or
    has a row of another length than its header.
    """
    text = _decoded(path)
    first = text.partition("\n")[0]
    divider = ";" if ";" in first and "," not in first else ","
    lines = _lines(path, csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True))
    header = next(lines, None)
    if header is None:
        raise FileError(f"{path.name}, rad 1: filen är tom. Skriv en rad med kolumnernas namn.")
    names = _checked_header(path, header, needed)
    rows = [_row(path, line, names, fields) for line, fields in lines]
    if not rows:
        raise FileError(f"{path.name}, rad 2: filen har inga rader. Skriv minst en under namnen.")
    return rows


def _decoded(path: Path) -> str:
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise FileError(f"{path.name} går inte att läsa. Kontrollera sökvägen.") from error
    if raw.startswith(_WIDE) or b"\0" in raw:
        line = raw.partition(b"\0")[0].count(b"\n") + 1
        raise FileError(f"{path.name}, rad {line}: filen är inte UTF-8. Spara som CSV UTF-8.")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise FileError(
            f"{path.name}, rad {line}: ett tecken är inte UTF-8. Spara som CSV UTF-8."
        ) from error


def _lines(path: Path, reader: Iterator[list[str]]) -> Iterator[tuple[int, list[str]]]:
    line = 0
    try:
        for fields in reader:
            line = getattr(reader, "line_num", line)
            if any(field.strip() for field in fields):
                yield line, [field.strip() for field in fields]
    except csv.Error as error:
        raise FileError(
            f"{path.name}, rad {line + 1}: citattecknen går inte ihop. Rätta raden."
        ) from error


def _checked_header(
    path: Path, header: tuple[int, list[str]], needed: Sequence[str]
) -> tuple[str, ...]:
    line, names = header
    for name in needed:
        if name not in names:
            raise FileError(
                f"{path.name}, rad {line}: kolumnen {name} saknas. "
                f"Lägg till den, eller välj bland {', '.join(names)}."
            )
    for name in names:
        if name and names.count(name) > 1:
            raise FileError(
                f"{path.name}, rad {line}: kolumnen {name} finns två gånger. Ta bort den ena."
            )
    return tuple(names)


def _row(path: Path, line: int, names: tuple[str, ...], fields: list[str]) -> Row:
    row = Row(path, line, dict(zip(names, fields, strict=False)))
    if len(fields) != len(names):
        raise row.wrong(
            f"raden har {len(fields)} fält men ska ha {len(names)}. Rätta kommatecknen."
        )
    return row
