"""A document as a Word file: real headings, tables, captions and notes, for those who edit on."""

from __future__ import annotations

import io
from datetime import datetime, time
from typing import TYPE_CHECKING

import docx
from django.utils.formats import date_format
from django.utils.translation import gettext, override
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from finmaskig.reports.content import Heading, Paragraph, Points
from finmaskig.reports.layout import grid_of, said_once
from finmaskig.reports.rendering.chart import raster_of
from finmaskig.reports.rendering.docx_parts import (
    LANGUAGE,
    Footnotes,
    add_field,
    begin_list,
    element,
    plain,
    put_in_list,
    set_language,
)
from finmaskig.reports.rendering.pdf import reference_line

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.table import Table
    from docx.table import _Cell as WordCell

    from finmaskig.reports.content import Block, Document, Letterhead
    from finmaskig.reports.layout import Grid, Row

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FONT = "Arial"
NET, SOFT, LINE = RGBColor(0x0F, 0x4F, 0x4B), RGBColor(0x4A, 0x5A, 0x57), "C9D3CF"
SIZES = {"Title": 22, "Heading 1": 15, "Heading 2": 12.5, "Heading 3": 11, "Caption": 10}
WIDTH_CM, LABEL_CM, LEAST_LABEL_CM, NUMBER_CM = 16.0, 9.5, 4.0, 3.2


def render_docx(document: Document) -> bytes:
    """Return the document as a Word file."""
    file = docx.Document()
    with override("sv"):
        _Writer(file).write(document)
    made = io.BytesIO()
    file.save(made)
    return made.getvalue()


class _Writer:
    """One file while it is written."""

    def __init__(self, file: WordFile) -> None:
        self.file = file
        self.notes = Footnotes(file)
        self.said = set[str]()

    def write(self, document: Document) -> None:
        """Write the whole document."""
        _set_styles(self.file)
        _set_page(self.file, document)
        self._head(document)
        for block in document.blocks:
            self._block(block)
        if document.attachments:
            self.file.add_heading(gettext("Bilagor"), 1)
            self._points(document.attachments, "List Number")
        self.notes.save()

    def _head(self, document: Document) -> None:
        head = document.letterhead
        for line in (head.kind, date_format(head.dated, "j F Y")):
            self._line(line, WD_ALIGN_PARAGRAPH.RIGHT)
        if head.reference_number:
            self._line(reference_line(head.reference_number), WD_ALIGN_PARAGRAPH.RIGHT)
        if head.to:
            self.file.add_paragraph().add_run(plain(head.to)).bold = True
        self.file.add_paragraph(plain(document.title), style="Title")
        if head.status:
            self._line(head.status, WD_ALIGN_PARAGRAPH.LEFT)

    def _line(self, text: str, side: WD_ALIGN_PARAGRAPH) -> None:
        paragraph = self.file.add_paragraph()
        paragraph.alignment = side
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.add_run(plain(text)).font.color.rgb = SOFT

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self.file.add_heading(plain(block.text), block.level)
            case Paragraph():
                for part in plain(block.text).split("\n\n"):
                    if part.strip():
                        self.file.add_paragraph(part.strip())
            case Points():
                style = "List Number" if block.is_numbered else "List Bullet"
                self._points(block.items, style)
            case _:
                self._table(grid_of(block))

    def _points(self, items: tuple[str, ...], style: str) -> None:
        number = begin_list(self.file, style)
        for item in items:
            put_in_list(self.file.add_paragraph(plain(item), style=style), number)

    def _table(self, grid: Grid) -> None:
        is_own = 1 < len(grid.definitions) == len(grid.rows)
        caption = self.file.add_paragraph(plain(grid.caption), style="Caption")
        caption.paragraph_format.keep_with_next = True
        definitions = said_once(grid.definitions, self.said)
        if not is_own:
            for one in filter(None, definitions):
                self.notes.add(caption, one)
        table = self.file.add_table(rows=1 + len(grid.rows), cols=1 + len(grid.head))
        table.autofit = False
        body = self.file.element.body.findall(qn("w:tbl"))[-1]
        _describe(body, grid)
        for at, words in enumerate((grid.corner, *grid.head)):
            _fill(table.cell(0, at), words, is_number=at > 0, is_bold=True)
        for at, row in enumerate(grid.rows, start=1):
            cells = table.rows[at].cells
            _fill(cells[0], row.label, is_bold=row.is_total)
            if is_own and definitions[at - 1]:
                self.notes.add(cells[0].paragraphs[0], definitions[at - 1])
            _fill_numbers(cells[1:], row)
        _lay_out(table, body)
        if grid.is_drawn:
            self._chart(grid)
        note = self.file.add_paragraph()
        note.paragraph_format.space_before = Pt(4)
        note.paragraph_format.space_after = Pt(12 if grid.note else 2)
        run = note.add_run(plain(grid.note))
        run.font.size, run.font.color.rgb = Pt(9), SOFT

    def _chart(self, grid: Grid) -> None:
        """Put the bars under their table, with the same in words for who cannot see them."""
        chart = raster_of(grid)
        if chart is None:
            return
        paragraph = self.file.add_paragraph()
        paragraph.paragraph_format.space_before = Pt(10)
        width = min(Pt(chart.width), Cm(WIDTH_CM))
        drawn = paragraph.add_run().add_picture(io.BytesIO(chart.file), width=width)
        about = drawn._inline.docPr  # noqa: SLF001 (python-docx has no other way to its words)
        about.set("descr", plain(chart.told))


def _lay_out(table: Table, body: BaseOxmlElement) -> None:
    """Set the widths, repeat the head on each page and split no row in two."""
    widths = _widths(len(table.columns) - 1)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Cm(width)
    rows = body.findall(qn("w:tr"))
    for one in rows:
        one.get_or_add_trPr().append(element("cantSplit"))
    rows[0].get_or_add_trPr().append(element("tblHeader"))


def _describe(table: object, grid: Grid) -> None:
    """Give a table its lines, its title for a screen reader, and a first column of labels."""
    properties = table.tblPr  # type: ignore[attr-defined]
    borders = element("tblBorders")
    for side in ("top", "bottom", "insideH"):
        borders.append(element(side, val="single", sz="4", space="0", color=LINE))
    look = properties.find(qn("w:tblLook"))
    at = len(properties) if look is None else properties.index(look)
    layout = properties.find(qn("w:tblLayout"))
    properties.insert(at if layout is None else properties.index(layout), borders)
    if look is not None:
        for name, value in {"firstRow": "1", "firstColumn": "1", "noVBand": "1"}.items():
            look.set(qn(f"w:{name}"), value)
    margins = element("tblCellMar")
    margins.append(element("left", w="0", type="dxa"))
    margins.append(element("right", w="120", type="dxa"))
    properties.insert(len(properties) if look is None else properties.index(look), margins)
    properties.append(element("tblCaption", val=plain(grid.caption)))
    properties.append(element("tblDescription", val=plain(" ".join(grid.definitions))))


def _fill(cell: WordCell, text: str, *, is_number: bool = False, is_bold: bool = False) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    paragraph.paragraph_format.space_before = Pt(2)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    paragraph.paragraph_format.keep_with_next = True
    run = paragraph.add_run(plain(text))
    run.bold, run.font.size = is_bold or None, Pt(10)


def _fill_numbers(cells: tuple[WordCell, ...], row: Row) -> None:
    for cell, told in zip(cells, row.cells, strict=True):
        _fill(cell, told.text, is_number=True, is_bold=row.is_total)
        if told.is_hidden:
            (run,) = cell.paragraphs[0].runs
            run.italic, run.bold, run.font.color.rgb = True, None, SOFT


def _widths(columns: int) -> list[float]:
    label = max(LEAST_LABEL_CM, min(LABEL_CM, WIDTH_CM - columns * NUMBER_CM))
    return [label, *[(WIDTH_CM - label) / columns] * columns]


def _set_styles(file: WordFile) -> None:
    set_language(file)
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(11)
    normal.paragraph_format.space_after = Pt(8)
    normal.paragraph_format.line_spacing = 1.2
    for name, size in SIZES.items():
        style = file.styles[name]
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for attribute in list(fonts.attrib):
            del fonts.attrib[attribute]
        style.font.name, style.font.size, style.font.bold = FONT, Pt(size), True
        style.font.color.rgb = RGBColor(0, 0, 0) if name == "Caption" else NET
        style.paragraph_format.space_before = Pt(0 if name == "Title" else size)
        style.paragraph_format.space_after = Pt(4 if name == "Caption" else size / 2)
        style.paragraph_format.keep_with_next = True
    border = file.styles["Title"].element.pPr.find(qn("w:pBdr"))
    if border is not None:
        file.styles["Title"].element.pPr.remove(border)


def _set_page(file: WordFile, document: Document) -> None:
    """Make it A4 with the sender above and the page's number below, as Swedish papers have it."""
    section, head = file.sections[0], document.letterhead
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.4)
    top = section.header.paragraphs[0].add_run(plain(head.sender))
    top.bold, top.font.color.rgb = True, NET
    foot = section.footer.paragraphs[0]
    foot.style = file.styles["Normal"]
    foot.paragraph_format.tab_stops.add_tab_stop(Cm(WIDTH_CM), WD_TAB_ALIGNMENT.RIGHT)
    foot.add_run(f"{plain(document.title)}\t")
    add_field(foot, "PAGE")
    foot.add_run(" (")
    add_field(foot, "NUMPAGES")
    foot.add_run(")")
    for run in foot.runs:
        run.font.size, run.font.color.rgb = Pt(9), SOFT
    _tell(file, document.title, head)


def _tell(file: WordFile, title: str, head: Letterhead) -> None:
    """Fill the properties of the file; its author is a sender, never a person."""
    told = file.core_properties
    told.title, told.author, told.language = plain(title)[:255], plain(head.sender)[:255], LANGUAGE
    told.comments, told.last_modified_by = "", ""
    told.created = told.modified = datetime.combine(head.dated, time())
