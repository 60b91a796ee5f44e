"""The same document as PDF, Word file and list of figures."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Cm
from pypdf import PdfReader

from finmaskig.pure.statistics.table import CountedTable, OwnTable
from finmaskig.reports import keeping
from finmaskig.reports.content import Cited, NotSafe, Paragraph
from finmaskig.reports.layout import grids_of
from finmaskig.reports.rendering.docx import render_docx
from finmaskig.reports.rendering.figures import render_csv
from finmaskig.reports.rendering.page import render_html
from finmaskig.reports.rendering.pdf import render_pdf
from finmaskig.reports.tests.documents import sample, single


def word_file(document=None):
    return docx.Document(io.BytesIO(render_docx(document or sample())))


@pytest.mark.parametrize(
    "table", [CountedTable((), {(): 3}), OwnTable((), {(): 3}), {(): 3}, None, 3]
)
def test_only_what_protection_made_can_stand_in_a_document(table):
    with pytest.raises(NotSafe):
        Cited(table=table, measure="met", period="2022-01--2022-12")


def test_a_document_is_kept_whole_and_read_as_it_was():
    whole = sample()
    assert keeping.read(keeping.written(whole)) == whole
    assert len(whole.cited) == 7


def test_a_hidden_number_is_words_and_never_a_dash_or_a_nought():
    rows = [row for grid in grids_of(sample()) for row in grid.rows]
    told = {row.label: [cell.text for cell in row.cells] for row in rows}
    assert told["Köpare under 18 år"] == ["skyddad", ""]
    assert told["under 18 år"] == ["14", "skyddad", "skyddad", "18"]
    assert told["Alla"] == ["294", "58", "12", "364"]


def test_the_pdf_is_tagged_and_says_what_the_document_says():
    reader = PdfReader(io.BytesIO(render_pdf(sample())))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "sv"
    assert reader.metadata.title == sample().title
    text = " ".join(page.extract_text() for page in reader.pages)
    for said in ("Till Socialnämnden", "Dnr SN 2022/14", "201", "skyddad", "<Taggar> är text"):
        assert said in text
    assert "Möten efter ålder och kön." in text


def test_the_word_file_has_real_headings_captions_and_header_rows():
    file = word_file()
    styles = [(one.style.name, one.text) for one in file.paragraphs]
    assert ("Heading 1", "Förslag till beslut") in styles
    assert ("Heading 3", "Ålder") in styles
    assert [text for style, text in styles if style == "Caption"] == [
        "Nyckeltal",
        "Utsatta efter ålder",
        "Utsatta efter ålder och kön",
    ]
    assert len(file.tables) == 3
    for table in file.tables:
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert file.core_properties.title == sample().title
    assert file.core_properties.author == "Utredningsenheten"
    assert file.core_properties.language == "sv-SE"


def test_the_word_file_has_a_note_for_each_definition():
    with ZipFile(io.BytesIO(render_docx(sample()))) as whole:
        notes = whole.read("word/footnotes.xml").decode()
        body = whole.read("word/document.xml").decode()
        types = whole.read("[Content_Types].xml").decode()
        styles = whole.read("word/styles.xml").decode()
    assert body.count("<w:footnoteReference ") == 4
    assert "Möten, inte personer." in notes
    assert "footnotes+xml" in types
    assert '<w:lang w:val="sv-SE"' in styles


def test_a_chart_stands_under_its_table_with_the_same_in_words():
    """The sample draws one of its three tables; what is hidden there is told as hidden."""
    said = "Stapeldiagram: Utsatta efter ålder och kön. under 18 år, kvinna: 14; "
    (drawn,) = word_file().inline_shapes
    assert drawn._inline.docPr.get("descr").startswith(said)
    assert "under 18 år, man: skyddad" in drawn._inline.docPr.get("descr")
    assert drawn.width <= Cm(16)
    page = render_html(sample()).decode()
    assert page.count('role="img"') == 1
    assert f'aria-label="{said}' in page


def test_the_chart_of_a_pdf_is_a_figure_with_words():
    root = PdfReader(io.BytesIO(render_pdf(sample()))).trailer["/Root"]
    figures = [one for one in _tags(root["/StructTreeRoot"]) if one.get("/S") == "/Figure"]
    assert len(figures) == 1
    assert "18 år och äldre, kvinna: 280; 18 år och äldre, man: skyddad" in figures[0]["/Alt"]


def _tags(tag):
    """Yield a tag of a PDF and all below it."""
    tag = tag.get_object()
    if isinstance(tag, dict):
        yield tag
        tag = tag.get("/K", [])
        tag = tag.get_object() if hasattr(tag, "get_object") else tag
    for inner in tag if isinstance(tag, list) else [tag] if isinstance(tag, dict) else []:
        yield from _tags(inner)


def test_lists_begin_at_one_each():
    numbers = [
        one._p.pPr.numPr.numId.val
        for one in word_file().paragraphs
        if one.style.name == "List Number"
    ]
    assert len(numbers) == 3
    assert len(set(numbers)) == 2


@pytest.mark.parametrize("render", [render_pdf, render_docx, render_csv])
def test_anything_typed_can_be_rendered(render):
    text = "Ordet\x00 \ud800 <b>#eval</b> 漢字\n\n=1+1 \\ $x$ @a"
    odd = replace(sample(), blocks=(Paragraph(text, (single(7),)),), title="#title <b> \x07")
    assert render(odd)


def test_the_figures_are_one_row_a_cell():
    text = render_csv(sample()).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert rows[0] == {
        "table": "Nyckeltal",
        "row": "Arbetspass tillsammans med polisen",
        "column": "april 2021 till juli 2022",
        "count": "201",
        "status": "open",
    }
    hidden = [row for row in rows if row["status"] == "hidden"]
    assert len(hidden) == 7
    assert {row["count"] for row in hidden} == {""}
    assert rows[-1]["row"] == "joint_shifts"


def test_a_spreadsheet_runs_nothing_of_it():
    block = sample().blocks[7]
    odd = replace(sample(), blocks=(replace(block, caption="=cmd()"),))
    assert "'=cmd()" in render_csv(odd).decode("utf-8-sig")


def test_the_same_document_gives_the_same_pdf():
    whole = replace(
        sample(), letterhead=replace(sample().letterhead, dated=date(2023, 2, 1), to="", status="")
    )
    assert render_pdf(whole) == render_pdf(whole)


@pytest.mark.xfail(
    shutil.which("soffice") is None,
    run=False,
    reason="LibreOffice is not installed (Debian: apt-get install libreoffice-writer)",
)
def test_libreoffice_opens_the_word_file(tmp_path):
    (tmp_path / "report.docx").write_bytes(render_docx(sample()))
    home = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "report.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = " ".join(page.extract_text() for page in PdfReader(tmp_path / "report.pdf").pages)
    for said in ("Möten, inte personer.", "skyddad", "Alla", "1 (2)"):
        assert said in text
