"""The rows and columns of a document's tables, the same in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from finmaskig.reports.content import HIDDEN, Document, KeyFigures, TableBlock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from finmaskig.pure.statistics.table import Key, SafeTable
    from finmaskig.reports.content import Cited

NARROW_SPACE = "\N{NARROW NO-BREAK SPACE}"
THOUSANDS = 10_000
"""From here digits stand in groups of three, as Swedish writes them."""


@dataclass(frozen=True)
class Cell:
    """A number, or None where it is hidden; `is_told` is false where nothing was counted."""

    value: int | None
    is_told: bool = True

    @property
    def is_hidden(self) -> bool:
        """Tell whether there is a number that is not shown."""
        return self.is_told and self.value is None

    @property
    def text(self) -> str:
        """Return what stands in the cell."""
        if not self.is_told:
            return ""
        return HIDDEN if self.value is None else number(self.value)


@dataclass(frozen=True)
class Row:
    """A label and its cells."""

    label: str
    cells: tuple[Cell, ...]
    is_total: bool = False


@dataclass(frozen=True, kw_only=True)
class Grid:
    """A table with its head."""

    caption: str
    corner: str
    head: tuple[str, ...]
    rows: tuple[Row, ...]
    definitions: tuple[str, ...]
    note: str = ""
    total_column: int | None = None
    """Where the column of totals stands, the last one; None where there is none."""
    is_drawn: bool = False
    """Tell whether the document draws it as bars too."""

    @property
    def explained(self) -> tuple[tuple[str, str], ...]:
        """Return what is defined, the table or each of its rows, and how."""
        if len(self.definitions) == len(self.rows):
            return tuple((r.label, d) for r, d in zip(self.rows, self.definitions, strict=True))
        return tuple((self.caption, one) for one in self.definitions)


def number(value: int) -> str:
    """Write a whole number the Swedish way, without a break in it.

    >>> number(364), number(12345).replace(NARROW_SPACE, "_")
    ('364', '12_345')
    """
    return f"{value:,}".replace(",", NARROW_SPACE) if value >= THOUSANDS else str(value)


def grids_of(document: Document) -> Iterator[Grid]:
    """Yield the tables of a document in their order."""
    for block in document.blocks:
        if isinstance(block, TableBlock | KeyFigures):
            yield grid_of(block)


def grid_of(block: TableBlock | KeyFigures) -> Grid:
    """Return the rows and columns of one table."""
    if isinstance(block, KeyFigures):
        return _key_figures(block)
    return _by_one(block) if len(block.words) == 1 else _by_two(block)


def said_once(definitions: tuple[str, ...], said: set[str]) -> tuple[str, ...]:
    """Return what a document has not said yet, "" for the rest, and note that it is said.

    >>> said = set()
    >>> said_once(("Möten.", "Samtal."), said), said_once(("Samtal.", "Pass."), said)
    (('Möten.', 'Samtal.'), ('', 'Pass.'))
    """
    fresh = tuple("" if one in said else one for one in definitions)
    said.update(definitions)
    return fresh


def _key_figures(block: KeyFigures) -> Grid:
    has_before = bool(block.before_name)
    rows = tuple(
        Row(
            line.name,
            (_single(line.now), *([_single(line.before)] if has_before else [])),
        )
        for line in block.lines
    )
    return Grid(
        caption=block.caption,
        corner="",
        head=(block.now_name, *([block.before_name] if has_before else [])),
        rows=rows,
        definitions=tuple(line.definition for line in block.lines),
        note=block.note,
    )


def _single(cited: Cited | None) -> Cell:
    return Cell(None, is_told=False) if cited is None else Cell(cited.value)


def _by_one(block: TableBlock) -> Grid:
    tables = [block.now.table, *([block.before.table] if block.before else [])]
    codes, root = _codes(block, 0), block.now.table.dimensions[0].root
    rows = [
        Row(_word(block, 0, code), tuple(_cell(each, (code,)) for each in tables), code == root)
        for code in codes
    ]
    names = [block.now_name, *([block.before_name] if block.before else [])]
    return _grid(block, names, rows)


def _by_two(block: TableBlock) -> Grid:
    table, root = block.now.table, block.now.table.dimensions[0].root
    columns = _codes(block, 1)
    rows = [
        Row(
            _word(block, 0, code),
            tuple(_cell(table, (code, column)) for column in columns),
            code == root,
        )
        for code in _codes(block, 0)
    ]
    grid = _grid(block, [_word(block, 1, column) for column in columns], rows)
    has_total = columns[-1:] == [table.dimensions[1].root]
    return replace(grid, total_column=len(columns) - 1 if has_total else None)


def _grid(block: TableBlock, head: Sequence[str], rows: Sequence[Row]) -> Grid:
    told = [row for row in rows if any(cell.is_told for cell in row.cells)]
    return Grid(
        caption=block.caption,
        corner=block.names[0],
        head=tuple(head),
        rows=tuple(told),
        definitions=(block.definition,),
        note=block.note,
        is_drawn=block.is_drawn,
    )


def _codes(block: TableBlock, axis: int) -> list[str]:
    """Return the codes of an axis that the table has, in the order of the words, the total last."""
    dimension = block.now.table.dimensions[axis]
    told = {key[axis] for key in block.now.table.cells}
    known = [code for code in block.words[axis] if code in told and code not in dimension.silent]
    return known + ([dimension.root] if dimension.root in told else [])


def _word(block: TableBlock, axis: int, code: str) -> str:
    if code == block.now.table.dimensions[axis].root:
        return block.total
    return block.words[axis][code]


def _cell(table: SafeTable, key: Key) -> Cell:
    return Cell(table.cells[key]) if key in table.cells else Cell(None, is_told=False)
