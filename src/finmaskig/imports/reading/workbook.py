"""Workbooks: the first sheet that is shown, its values and never its formulas."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.imports.reading.sheet import Gathering, Limits, Sheet, Unreadable
from finmaskig.imports.rules.rows import FORMULA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

BOOK: Final = "xl/workbook.xml"
MOST_PARTS: Final = 5_000
HEAD: Final = 2_048
_FORMULA: Final = re.compile(rb"<(\w+:)?f[ >/]")
BROKEN = (
    zipfile.BadZipFile, KeyError, ValueError, TypeError, IndexError, AttributeError, OSError,
    EOFError, SyntaxError, NotImplementedError, RuntimeError, AssertionError, MemoryError,
)  # fmt: skip
"""What a damaged workbook can make its reader raise."""


def read_workbook(
    content: bytes, *, sheet: str, limits: Limits, progress: Callable[[int], None]
) -> Sheet:
    """Return the rows of one sheet."""
    try:
        _refuse_parts(content, limits)
        return _read(content, sheet, Gathering(limits, progress))
    except BROKEN as error:
        raise Unreadable(
            _("Arbetsboken är skadad. Öppna den i Excel och spara om den som .xlsx.")
        ) from error


def _refuse_parts(content: bytes, limits: Limits) -> None:
    """Look at the parts before anything is unpacked: how large they are, and what they are."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        listed = parts.infolist()
        names = {one.filename for one in listed}
        if BOOK not in names:
            raise Unreadable(
                _("Filen heter .xlsx men är något annat. Öppna den i Excel och spara om den.")
            )
        if any("vbaProject" in name for name in names):
            raise Unreadable(_("Arbetsboken har makron. Spara den som .xlsx utan makron."))
        if any(one.flag_bits & 1 for one in listed):
            raise Unreadable(_("Arbetsboken är låst med lösenord. Ta bort det och spara om."))
        if len(listed) > MOST_PARTS or sum(one.file_size for one in listed) > limits.unpacked_bytes:
            raise Unreadable(
                _("Arbetsboken är för stor när den packas upp. Spara bara bladet med rader.")
            )
        for one in listed:
            if one.filename.endswith((".xml", ".rels")) and _declares(parts, one):
                raise Unreadable(
                    _("Arbetsboken är skadad. Öppna den i Excel och spara om den som .xlsx.")
                )


def _declares(parts: zipfile.ZipFile, one: zipfile.ZipInfo) -> bool:
    """Tell whether a part declares words of its own; no spreadsheet program writes such."""
    with parts.open(one) as part:
        head = part.read(HEAD)
    return b"<!DOCTYPE" in head or b"<!ENTITY" in head


def _read(content: bytes, wanted: str, gathered: Gathering) -> Sheet:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles that it leaves out
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        try:
            shown = [one.title for one in book.worksheets if one.sheet_state == "visible"]
            title = _chosen(wanted, shown)
            rows = book[title].iter_rows(values_only=True)
            _gather(gathered, rows, _formulas(content, title))
        finally:
            book.close()
    others = tuple(one for one in shown if one != title)
    return Sheet(tuple(gathered.rows), title, others, _notices(title, others))


def _chosen(wanted: str, shown: list[str]) -> str:
    if wanted and wanted not in shown:
        raise Unreadable(
            _("Bladet ”%(sheet)s” finns inte eller är dolt. Välj bland: %(shown)s.")
            % {"sheet": wanted, "shown": ", ".join(shown)}
        )
    if not shown:
        raise Unreadable(_("Arbetsboken har inget synligt blad med rader."))
    return wanted or shown[0]


def _notices(title: str, others: tuple[str, ...]) -> tuple[str, ...]:
    if not others:
        return ()
    said = _("Bladet ”%(sheet)s” läses. De andra läses inte: %(others)s.")
    return (said % {"sheet": title, "others": ", ".join(others)},)


def _formulas(content: bytes, title: str) -> Iterator[tuple[object, ...]] | None:
    """Return the rows with formulas as such, where the sheets have any."""
    if not _has_formulas(content):
        return None
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    rows: Iterator[tuple[object, ...]] = book[title].iter_rows(values_only=True)
    return rows


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with parts.open(name) as part:
                    tail = b""
                    while block := part.read(1 << 20):
                        if _FORMULA.search(tail + block):
                            return True
                        tail = block[-16:]
    return False


def _gather(
    gathered: Gathering,
    rows: Iterable[tuple[object, ...]],
    formulas: Iterator[tuple[object, ...]] | None,
) -> None:
    for number, cells in enumerate(rows, start=1):
        texts = [written(cell) for cell in cells]
        if formulas is not None:
            marked = next(formulas, ())
            texts = [
                FORMULA if not text and isinstance(raw, str) and raw.startswith("=") else text
                for text, raw in zip(texts, [*marked, *[None] * len(texts)], strict=False)
            ]
        gathered.add(number, texts)


def written(cell: object) -> str:
    """Return a cell as text that reads the same whatever program made it."""
    text = "" if cell is None else str(cell)
    if isinstance(cell, bool):
        text = "1" if cell else "0"
    elif isinstance(cell, datetime):
        at_midnight = cell.time().replace(microsecond=0) == time()
        text = cell.date().isoformat() if at_midnight else cell.isoformat(" ", "seconds")
    elif isinstance(cell, time):
        text = cell.isoformat("minutes")
    elif isinstance(cell, float):
        text = str(int(cell)) if cell.is_integer() else repr(cell)
    return text
