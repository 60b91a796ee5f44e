"""Which column means what: headings in Swedish and English, and headings that are refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from finmaskig.imports.rules.text import same_heading

Shape = Literal["day", "clock", "number", "age", "code", "codes", "yes_no", "label"]

IDENTITY: Final = re.compile(
    r"\b(för|efter|fullständigt )?namn\b|\bnames?\b|\bfirstname\b|\bsurname\b|\blastname\b"
    r"|person-?\s?n(umme)?r|\bpnr\b|samordnings-?n(umme)?r|\bssn\b|social security|personal id"
    r"|födelse|birth|\bdate of b"
    r"|telefon|phone|\btele?\b|mobil(nr|nummer|tel)?\b|\bmobile\b|\bsms\b"
    r"|e-?post|e-?mail|\bmejl|\bmail"
    r"|adress|address|postn(umme)?r|signalement|\bip-?nummer"
)
"""Headings of what is never read in: it says who somebody is."""

FREE_TEXT: Final = re.compile(
    r"anteckning|kommentar|notering|beskriv|fritext|övrigt|note|comment|descri|remark|text"
)
"""Headings of free text, which is not read in either."""

LONGEST_CODE: Final = 60
HEADING_ROWS: Final = 20
"""So many rows from the top are searched for the headings."""


@dataclass(frozen=True, kw_only=True)
class Field:
    """What a column can hold. `words` are the accepted words in their compared form."""

    code: str
    name: str
    shape: Shape
    headings: tuple[str, ...]
    words: Mapping[str, str] = field(default_factory=dict)
    allowed: str = ""
    needed: bool = False
    lowest: date | int | None = None
    highest: date | int | None = None


@dataclass(frozen=True)
class Mapped:
    """Which column each field is read from, and what is said once for all rows."""

    columns: Mapping[str, int]
    always: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """For each field, local words and the codes that they stand for."""


def is_identity(heading: str) -> bool:
    """Tell whether a heading says that the column tells who somebody is.

    >>> is_identity("Personnr"), is_identity("Efternamn"), is_identity("Kön")
    (True, True, False)
    """
    return IDENTITY.search(same_heading(heading)) is not None


def is_free_text(heading: str) -> bool:
    """Tell whether a heading says that the column is free text."""
    return FREE_TEXT.search(same_heading(heading)) is not None


def named(cells: Sequence[str]) -> tuple[str, ...]:
    """Return a heading for each column: its letter where nothing stands, or twice the same.

    >>> named(["Datum", "", "Datum"])
    ('Datum', 'Kolumn B', 'Datum (kolumn C)')
    """
    found: list[str] = []
    for index, cell in enumerate(cells):
        heading = " ".join(cell.split())[:LONGEST_CODE]
        letter = letters(index)
        if not heading:
            heading = f"Kolumn {letter}"
        elif same_heading(heading) in {same_heading(one) for one in found}:
            heading = f"{heading} (kolumn {letter})"
        found.append(heading)
    return tuple(found)


def letters(index: int) -> str:
    """Return the letters of a column, as spreadsheets count them.

    >>> letters(0), letters(27)
    ('A', 'AB')
    """
    index += 1
    found = ""
    while index:
        index, rest = divmod(index - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def heading_row(rows: Sequence[Sequence[str]], fields: Sequence[Field]) -> int:
    """Return which of the first rows holds the headings: the one that says most that is known."""
    known = {same_heading(word) for one in fields for word in one.headings}
    scores = [
        (sum(same_heading(cell) in known for cell in cells), bool("".join(cells)), -index)
        for index, cells in enumerate(rows[:HEADING_ROWS])
    ]
    return -max(scores)[2]


def recognised(headings: Sequence[str], fields: Sequence[Field]) -> dict[str, int]:
    """Return for each field the column whose heading is one that we know; each column once."""
    found: dict[str, int] = {}
    by_heading = {
        same_heading(heading): index for index, heading in reversed([*enumerate(headings)])
    }
    for one in fields:
        for word in one.headings:
            index = by_heading.get(same_heading(word))
            if index is not None and index not in found.values():
                found[one.code] = index
                break
    return found
