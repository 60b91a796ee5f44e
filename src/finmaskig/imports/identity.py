"""Columns that say who somebody is: found by heading and by what they hold, and refused."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from finmaskig.imports.rules import text as said
from finmaskig.imports.rules.columns import is_identity, letters
from finmaskig.shared.errors import DomainError
from finmaskig.shared.freetext import refuse_identity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finmaskig.imports.reading import SourceRow

_MAY_BE: Final = re.compile(r"@|\d(?:[\s\-–/()+]*\d){5}")
"""What a cell must hold before it is looked at more closely."""
_MOBILE: Final = re.compile(r"7[02369]\d{7}")
"""A mobile number whose zero the spreadsheet has dropped."""


class IdentityInFile(DomainError):
    """The file says who somebody is."""

    status = HTTPStatus.UNPROCESSABLE_ENTITY


def refuse_identities(headings: Sequence[str], rows: Iterable[SourceRow]) -> None:
    """Refuse a file with names, personal numbers, phone numbers or addresses in any column.

    Also a column that would not be read in: nothing of the kind shall lie in Finmaskig at all.
    """
    for index, heading in enumerate(headings):
        if is_identity(heading):
            raise IdentityInFile(
                _(
                    "Kolumn %(letter)s, ”%(heading)s”, ser ut att säga vem någon är. Namn, "
                    "personnummer, telefonnummer och adresser läses aldrig in i Finmaskig. Ta "
                    "bort kolumnen ur filen, eller byt rubrik om den betyder något annat."
                )
                % {"letter": letters(index), "heading": heading}
            )
    cleared: set[str] = set()
    for row in rows:
        for index, cell in enumerate(row.cells):
            if cell not in cleared:
                if why := _identity(cell):
                    raise _found(headings, index, row.number, why)
                cleared.add(cell)


def _identity(cell: str) -> str:
    """Return what a cell looks like, or nothing."""
    if _MAY_BE.search(cell) is None or said.day(cell) is not None:
        return ""
    if _MOBILE.fullmatch(cell):
        return _("ett telefonnummer")
    try:
        refuse_identity(cell)
    except ValidationError as error:
        return _KINDS[str(error.code)]()
    return ""


_KINDS: Final = {
    "identity_number": lambda: _("ett personnummer"),
    "mail": lambda: _("en e-postadress"),
    "phone": lambda: _("ett telefonnummer"),
}


def _found(headings: Sequence[str], index: int, row: int, why: str) -> IdentityInFile:
    heading = headings[index] if index < len(headings) else ""
    return IdentityInFile(
        _(
            "Kolumn %(letter)s, ”%(heading)s”, har på rad %(row)s något som ser ut som %(what)s. "
            "Sådant läses aldrig in i Finmaskig. Ta bort kolumnen ur filen och försök igen."
        )
        % {"letter": letters(index), "heading": heading, "row": row, "what": why}
    )
