"""What a report says, before it is a PDF, a Word file or a page: plain values, safe tables only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from finmaskig.pure.statistics.table import SafeTable

HIDDEN = "skyddad"
"""What stands in the cell of a table whose number is hidden."""


class NotSafe(TypeError):
    """A table that is not made by protection cannot stand in a document."""


@dataclass(frozen=True, kw_only=True)
class Cited:
    """A published table or single number, and all that narrows it: enough to audit it alone."""

    table: SafeTable
    measure: str
    period: str
    at: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Raise ``NotSafe`` for every other kind of table."""
        if type(self.table) is not SafeTable:
            raise NotSafe(f"A {type(self.table).__name__} cannot stand in a document.")

    @property
    def value(self) -> int | None:
        """Return the number, when it is a single one; None where it is hidden."""
        return self.table.cells[()]


@dataclass(frozen=True)
class Heading:
    """The title of a part; 1 is a chapter, 2 a part of one, 3 the least."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Running text, with the numbers that were filled in."""

    text: str
    cited: tuple[Cited, ...] = ()


@dataclass(frozen=True)
class Points:
    """A list; `is_numbered` where the order says something, as in a proposal for a decision."""

    items: tuple[str, ...]
    is_numbered: bool = False


@dataclass(frozen=True, kw_only=True)
class TableBlock:
    """A table by one or two axes, beside that of an earlier period where one is closed."""

    caption: str
    now: Cited
    before: Cited | None = None
    names: tuple[str, ...]
    """What each axis is called, in the table's order."""
    words: tuple[Mapping[str, str], ...]
    """For each axis, its codes in the order to show and what they are called."""
    total: str
    now_name: str
    before_name: str = ""
    definition: str
    note: str = ""
    is_drawn: bool = False
    """Tell whether the table is drawn as bars too."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One figure among the key figures."""

    name: str
    now: Cited
    before: Cited | None = None
    definition: str


@dataclass(frozen=True, kw_only=True)
class KeyFigures:
    """Single figures under each other, now and in an earlier period."""

    caption: str
    lines: tuple[Line, ...]
    now_name: str
    before_name: str = ""
    note: str = ""


Block: TypeAlias = "Heading | Paragraph | Points | TableBlock | KeyFigures"


@dataclass(frozen=True, kw_only=True)
class Letterhead:
    """Who sends what to whom, and how far it has come."""

    sender: str
    kind: str
    to: str
    dated: date
    reference_number: str = ""
    status: str = ""
    """Says that it is a draft, or which version; by which function it was approved."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A whole report."""

    title: str
    letterhead: Letterhead
    blocks: tuple[Block, ...]
    attachments: tuple[str, ...] = ()

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Return every table and number of the document, in running text too."""
        found: list[Cited] = []
        for block in self.blocks:
            match block:
                case Paragraph():
                    found += block.cited
                case TableBlock():
                    found += [block.now, *([block.before] if block.before else [])]
                case KeyFigures():
                    for line in block.lines:
                        found += [line.now, *([line.before] if line.before else [])]
        return tuple(found)
