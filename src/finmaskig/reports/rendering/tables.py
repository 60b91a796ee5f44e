"""One published table as a file: CSV, a workbook or JSON, each with where it comes from.

A file is made of blocks, which hold safe tables only (`content.Cited` refuses every other kind).
"""

from __future__ import annotations

import csv
import io
import json
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext as _

from finmaskig.reports.content import TableBlock
from finmaskig.reports.layout import grid_of
from finmaskig.reports.rendering.figures import BYTE_ORDER_MARK, plain
from finmaskig.reports.rendering.files import File

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from finmaskig.reports.content import KeyFigures
    from finmaskig.reports.layout import Grid

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OPEN, HIDDEN = "open", "hidden"
LABEL, WIDE, NUMBER, LINE, A4 = 26, 90, 10, 15, 9
"""Widths in characters, the height of a line in points, and the number of a size of paper."""


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A table to take away, what to say of it in words, and the same for machines."""

    block: TableBlock | KeyFigures
    about: tuple[tuple[str, str], ...]
    facts: Mapping[str, object]


def render_csv(kept: Kept) -> bytes:
    """Return one line for each cell, in words; a hidden one has no number and says so."""
    grid, written = grid_of(kept.block), io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow([grid.corner or _("Mått"), *_second(kept), _("Antal"), _("Status")])
    for row in grid.rows:
        for name, cell in zip(grid.head, row.cells, strict=True):
            if cell.is_told:
                labels = [plain(row.label), *([plain(name)] if _second(kept) else [])]
                number = "" if cell.value is None else cell.value
                writer.writerow([*labels, number, OPEN if cell.value is not None else HIDDEN])
    return (BYTE_ORDER_MARK + written.getvalue()).encode()


def render_xlsx(kept: Kept) -> bytes:
    """Return a workbook: the table with a real head, and a sheet that says what it is."""
    from openpyxl import Workbook
    from openpyxl.styles import Font

    grid, book = grid_of(kept.block), Workbook()
    table = book.active
    assert table is not None
    table.title = _("Tabell")
    _fill_table(table, grid)
    about = book.create_sheet(_("Om siffrorna"))
    for label, text in kept.about:
        about.append([plain(label), plain(text)])
    for cell in about["A"]:
        cell.font = Font(bold=True)
    _lay_out(about, widths=[LABEL, WIDE])
    _lay_out(table, widths=[LABEL, *(max(NUMBER, len(name) + 2) for name in grid.head)])
    book.properties.title, book.properties.creator = grid.caption, "Finmaskig"
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _fill_table(sheet: Worksheet, grid: Grid) -> None:
    """Write the table; numbers stand to the right, a hidden one hatched and in words."""
    from openpyxl.styles import Alignment, Font, PatternFill

    sheet.append([plain(text) for text in (grid.corner or _("Mått"), *grid.head)])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for row in grid.rows:
        numbers = [cell.text if cell.value is None else cell.value for cell in row.cells]
        sheet.append([plain(row.label), *numbers])
        for cell in sheet[sheet.max_row]:
            cell.font = Font(bold=row.is_total)
        for cell, told in zip(sheet[sheet.max_row][1:], row.cells, strict=True):
            if told.is_hidden:
                cell.font, cell.fill = Font(italic=True), PatternFill("lightUp", fgColor="B9C6C2")
    for line in sheet.iter_rows(min_col=2):
        for cell in line:
            cell.alignment = Alignment(horizontal="right")
    sheet.freeze_panes = "B2"


def _lay_out(sheet: Worksheet, *, widths: list[int]) -> None:
    """Set the widths, let long texts turn, and print on as few pages as there is room for."""
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    for at, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    for line in sheet.iter_rows(max_col=len(widths)):
        lines = max(ceil(len(str(c.value or "")) / w) for c, w in zip(line, widths, strict=True))
        sheet.row_dimensions[line[0].row].height = LINE * max(1, lines)
        for cell in line:
            side = cell.alignment.horizontal
            cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=True)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def render_json(kept: Kept) -> bytes:
    """Return every cell by its codes with its status, and all that says what is counted."""
    table = (
        kept.block.now.table
        if isinstance(kept.block, TableBlock)
        else kept.block.lines[0].now.table
    )
    names = [one.name for one in table.dimensions]
    cells = [
        {
            "codes": dict(zip(names, key, strict=True)),
            "count": count,
            "status": HIDDEN if count is None else OPEN,
        }
        for key, count in table.cells.items()
        if not any(code in d.silent for d, code in zip(table.dimensions, key, strict=True))
    ]
    words = (
        {name: dict(told) for name, told in zip(names, kept.block.words, strict=True)}
        if isinstance(kept.block, TableBlock)
        else {}
    )
    whole = {**kept.facts, "words": words, "cells": cells}
    return json.dumps(whole, ensure_ascii=False, indent=2).encode()


def as_text(grid: Grid) -> str:
    """Return a table to paste: cells between tabs, a line for each row."""
    lines = [[grid.corner, *grid.head]]
    lines += [[row.label, *(cell.text for cell in row.cells)] for row in grid.rows]
    return "\n".join("\t".join(cells) for cells in lines)


_MAKERS: Final[dict[str, tuple[Callable[[Kept], bytes], str]]] = {
    "csv": (render_csv, "text/csv; charset=utf-8"),
    "xlsx": (render_xlsx, WORKBOOK),
    "json": (render_json, "application/json"),
}
FORMATS: Final = {"csv": "CSV", "xlsx": "Excel", "json": "JSON"}
"""The formats and what they are called on a page."""


def made(kept: Kept, kind: str) -> File:
    """Return a table in one of the formats."""
    make, media_type = _MAKERS[kind]
    return File(make(kept), media_type)


def _second(kept: Kept) -> list[str]:
    """Return what the second axis is called, where there is one."""
    names = kept.block.names if isinstance(kept.block, TableBlock) else ()
    return [plain(name) for name in names[1:]]
