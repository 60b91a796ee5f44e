"""Text with columns: commas, semicolons or tabs; UTF-8, or Windows-1252 with a word about it."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.imports.reading.sheet import Gathering, Limits, Sheet, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

SIXTEEN_BITS: Final = (b"\xff\xfe", b"\xfe\xff")
_SWEDISH: Final = frozenset("åäöÅÄÖéÉèüÜ–—’”“…´§½°")
DELIMITERS: Final = ";\t,"


def read_text(content: bytes, *, limits: Limits, progress: Callable[[int], None]) -> Sheet:
    """Return the rows of a text file."""
    text, notices = _decoded(content)
    first, _newline, rest = text.partition("\n")
    skipped = 0
    delimiter = ""
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == len("sep=;"):
        text, delimiter, skipped = rest, first.strip()[-1], 1
    delimiter = delimiter or _delimiter(text)
    gathered = Gathering(limits, progress)
    csv.field_size_limit(limits.cell * 4)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    at = 1
    try:
        for cells in reader:
            gathered.add(at + skipped, (_unguarded(cell) for cell in cells))
            at = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(
            _(
                "Rad %(row)s går inte att läsa: ett citattecken saknas, eller en cell är mycket "
                "stor. Öppna filen i Excel och spara om den."
            )
            % {"row": at + skipped}
        ) from error
    return Sheet(tuple(gathered.rows), notices=notices)


def _decoded(content: bytes) -> tuple[str, tuple[str, ...]]:
    if content.startswith(SIXTEEN_BITS) or b"\x00" in content[:4096]:
        raise Unreadable(
            _("Filen är inte sparad som UTF-8. Välj ”CSV UTF-8” i Excel och spara om den.")
        )
    try:
        return content.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        text = content.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    odd = {sign for sign in text if ord(sign) > ord("~")} - _SWEDISH - {"\xa0"}
    if not text or odd:
        raise Unreadable(
            _("Bokstäverna i filen går inte att läsa. Välj ”CSV UTF-8” i Excel och spara om den.")
        )
    said = _("Filen är sparad som Windows-1252. Kontrollera att å, ä och ö blev rätt.")
    return text, (said,)


def _delimiter(text: str) -> str:
    """Return the sign that divides the first lines most often, outside quotes."""
    lines = [line for line in text.splitlines()[:20] if line.strip()]
    counts = {sign: sum(_outside(line).count(sign) for line in lines) for sign in DELIMITERS}
    return max(DELIMITERS, key=lambda sign: counts[sign])


def _outside(line: str) -> str:
    return "".join(line.split('"')[::2])


def _unguarded(cell: str) -> str:
    """Return a cell without the sign that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in {"=", "+", "-", "@"} else cell
