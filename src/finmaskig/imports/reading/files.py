"""Which kind of file it is: by what it holds, and by what its name says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.imports.reading.sheet import Limits, Sheet, Unreadable
from finmaskig.imports.reading.text_file import read_text
from finmaskig.imports.reading.workbook import read_workbook

if TYPE_CHECKING:
    from collections.abc import Callable

ZIP: Final = b"PK\x03\x04"
OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SUFFIXES: Final = ("xlsx", "csv")


def read_file(
    content: bytes,
    name: str,
    *,
    sheet: str = "",
    limits: Limits | None = None,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Sheet:
    """Return the rows of a file; raises ``Unreadable`` with a sentence."""
    within = limits or Limits()
    suffix = name.rpartition(".")[2].casefold()
    _refuse(content, suffix, within)
    if suffix == "xlsx":
        return read_workbook(content, sheet=sheet, limits=within, progress=progress)
    if sheet:
        raise Unreadable(_("En textfil har inga blad. Ta bort ”sheet” ur mappningen."))
    return read_text(content, limits=within, progress=progress)


def _refuse(content: bytes, suffix: str, limits: Limits) -> None:
    if not content:
        raise Unreadable(_("Filen är tom."))
    if len(content) > limits.file_bytes:
        raise Unreadable(
            _("Filen är större än %(most)s MB. Dela den i flera filer.")
            % {"most": limits.file_bytes // 1_000_000}
        )
    if content.startswith(OLD_OFFICE):
        raise Unreadable(
            _(
                "Filen är en äldre Excel-fil, eller låst med lösenord. Öppna den i Excel, ta bort "
                "lösenordet och spara som .xlsx."
            )
        )
    if suffix not in SUFFIXES:
        raise Unreadable(_("Filen ska vara .xlsx eller .csv. Spara den så och försök igen."))
    if suffix == "csv" and content.startswith(ZIP):
        raise Unreadable(_("Filen heter .csv men är en arbetsbok. Byt namn till .xlsx."))
    if suffix == "xlsx" and not content.startswith(ZIP):
        raise Unreadable(
            _("Filen heter .xlsx men är ingen arbetsbok. Öppna den i Excel och spara om den.")
        )
