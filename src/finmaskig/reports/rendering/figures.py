"""The figures of a document as CSV: one row for each cell, in running text too."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from finmaskig.reports.content import Paragraph
from finmaskig.reports.layout import grids_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finmaskig.reports.content import Document

HEAD = ("table", "row", "column", "count", "status")
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would run."""
BYTE_ORDER_MARK = "\ufeff"
"""Lets a spreadsheet see that the file is UTF-8."""


def render_csv(document: Document) -> bytes:
    """Return every cell; a hidden one has no count and says so."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows([plain(cell) for cell in row] for row in _rows(document))
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def _rows(document: Document) -> Iterator[tuple[str, str, str, str, str]]:
    for grid in grids_of(document):
        for row in grid.rows:
            for column, cell in zip(grid.head, row.cells, strict=True):
                if cell.is_told:
                    yield (grid.caption, row.label, column, *_count(cell.value))
    for block in document.blocks:
        if isinstance(block, Paragraph):
            for one in block.cited:
                yield ("", one.measure, one.period, *_count(one.value))


def _count(value: int | None) -> tuple[str, str]:
    return ("", "hidden") if value is None else (str(value), "open")


def plain(text: str) -> str:
    """Return a text that no spreadsheet runs as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
