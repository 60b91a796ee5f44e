"""The report of 2021 and 2022: protected, printed, read back and attacked as a whole."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import docx
import pytest
from pypdf import PdfReader

from finmaskig.counting.registry import Axis
from finmaskig.organisations.tests.factories import make_unit
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.table import CountedTable, SafeTable
from finmaskig.reports.content import Cited, Paragraph
from finmaskig.reports.layout import grids_of
from finmaskig.reports.queries.documents import AskedReport, boards_with_figures, unwritten
from finmaskig.reports.queries.pattern import Published
from finmaskig.reports.rendering.docx import render_docx
from finmaskig.reports.rendering.pdf import render_pdf
from finmaskig.reports.rules import OPEN, span
from finmaskig.reports.tests.factories import family, measure, publish, registered

pytest.importorskip("finmaskig.pure.statistics.protect", reason="protection is not built yet")

from finmaskig.pure.statistics.audit import Knowledge
from finmaskig.pure.statistics.protect import Task, protect
from finmaskig.reports.tests.attack import attacked

pytestmark = pytest.mark.django_db
PERIOD = span(date(2021, 4, 1), date(2022, 7, 1))
UNITS = ("receiving", "buyers", "youth")
KIND = Axis(code="kind", name="roll", words={"exposed": "utsatt", "buyer": "köpare"})
AGE = Axis(code="age", name="ålder", words={"child": "barn", "adult": "vuxen"})
OFFER = Axis(code="offer", name="svar", words={"offered": "erbjuden", "could_not": "kunde inte"})
SHIFTS = 201
MET = {
    ("youth", "exposed", "child", "offered"): 18,
    ("receiving", "exposed", "adult", "offered"): 300,
    ("buyers", "exposed", "adult", "offered"): 46,
    ("youth", "buyer", "child", "offered"): 3,
    ("receiving", "buyer", "adult", "offered"): 100,
    ("buyers", "buyer", "adult", "offered"): 203,
}
"""The figures of the report of 2022: 364 exposed and 306 buyers, of whom 18 and 3 under 18."""
MEASURES = (
    measure("joint_met", "joint"),
    measure("joint_offered", "joint", offer=("offered",)),
    measure("joint_exposed", "joint", kind=("exposed",)),
    measure("joint_exposed_children", "joint", kind=("exposed",), age=("child",)),
    measure("joint_buyers", "joint", kind=("buyer",)),
    measure("joint_buyer_children", "joint", kind=("buyer",), age=("child",)),
    measure("encounters", "joint"),
    measure("joint_shifts", "shifts"),
)
DIMENSIONS = (
    Dimension.flat("unit", UNITS),
    Dimension.flat("kind", KIND.words),
    Dimension.flat("age", AGE.words),
    Dimension.flat("offer", OFFER.words),
)
MARGINS = (frozenset({"unit"}), frozenset({"kind", "age"}), frozenset({"kind", "offer"}))
POLICY = Policy()
BUYER_CHILDREN = (
    "joint",
    frozenset({("kind", "buyer"), ("age", "child"), ("period", PERIOD.code)}),
)


def counted(cells, dimensions=DIMENSIONS):
    return CountedTable(dimensions, cells, "joint", MARGINS)


@pytest.fixture
def document(_own_state):
    joint = family("joint", {}, (KIND, AGE, OFFER))
    with registered(joint, family("shifts", {}, (), about_people=False), measures=MEASURES):
        board_id = _published()
        (board,) = boards_with_figures()
        asked = AskedReport(board=board, outline="yearly", period=PERIOD, units=UNITS)
        yield unwritten(asked), board_id


def _published():
    first = make_unit(UNITS[0])
    for code in UNITS[1:]:
        unit = make_unit(code)
        unit.board_id = first.board_id
        unit.save()
    insiders = tuple(
        (counted({key: n for key, n in MET.items() if key[0] == code}),) for code in UNITS
    )
    (safe,) = protect(
        Task(tables=(counted(MET),), policy=POLICY, insiders=insiders, objective="sum")
    ).tables
    publish(first.board_id, PERIOD, Published("joint", "main", DIMENSIONS, safe.cells))
    shifts = Published("shifts", "main", DIMENSIONS[:1], {("Total",): SHIFTS})
    publish(first.board_id, PERIOD, shifts, component=OPEN)
    return first.board_id


def words_of_pdf(document):
    reader = PdfReader(io.BytesIO(render_pdf(document)))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def words_of_word_file(document):
    file = docx.Document(io.BytesIO(render_docx(document)))
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return " ".join(" ".join([*(one.text for one in file.paragraphs), *cells]).split())


def numbers_in(text, document):
    """Return the numbers that are told, without those of days, ages, pages and notes."""
    pages = r"\b\d+ \(\d+\)|\b\d\. "
    aside = [
        document.title,
        *(name for grid in grids_of(document) for name in (*grid.head, *grid.definitions)),
        *(f"under {age} år" for age in (18,)),
        "april 2021 till juli 2022",
        f"{document.letterhead.dated.day} ",
        str(document.letterhead.dated.year),
    ]
    for words in sorted(aside, key=len, reverse=True):
        text = re.sub(rf"\d*{re.escape(words)}", " ", text)
    return {int(found) for found in re.findall(r"(?<!\w)\d+(?!\w)", re.sub(pages, " ", text))}


@pytest.mark.parametrize("read", [words_of_pdf, words_of_word_file])
def test_the_report_says_201_364_306_and_all(document, read):
    text = read(document[0])
    assert "201 arbetspass" in text
    assert "364 personer som är utsatta" in text
    assert "306 personer som misstänks" in text
    assert "Stöd erbjöds 100 procent av dem som möttes." in text


@pytest.mark.parametrize("read", [words_of_pdf, words_of_word_file])
def test_every_number_in_it_is_a_published_one(document, read):
    told = {value for one in document[0].cited for value in one.table.cells.values()}
    found = numbers_in(read(document[0]), document[0])
    assert found <= told | {100}
    assert {201, 364, 306, 100} <= found


@pytest.mark.parametrize("read", [words_of_pdf, words_of_word_file])
def test_three_buyers_under_18_are_hidden(document, read):
    text = read(document[0])
    assert "Hur många av köparna som var under 18 år visas inte." in text
    assert not re.search(r"\b(3|tre) personer", text)
    assert "joint_buyer_children" not in {one.measure for one in document[0].cited}


def test_nobody_can_work_out_a_small_number_from_the_whole_document(document):
    found = attacked(*document, knowledge())
    assert found.findings == ()
    assert found.passed


def test_the_attack_finds_a_number_that_slipped_in(document):
    whole, board_id = document
    children = Cited(
        table=SafeTable((), {(): 21}, "joint"),
        measure="joint_met",
        period=PERIOD.code,
        at={"age": ("child",)},
    )
    exposed = replace(children, table=SafeTable((), {(): 18}, "joint"))
    exposed = replace(exposed, at={"age": ("child",), "kind": ("exposed",)})
    slipped = (*whole.blocks, Paragraph("21 barn, varav 18 utsatta.", (children, exposed)))
    found = attacked(replace(whole, blocks=slipped), board_id, knowledge())
    assert BUYER_CHILDREN in {one.cell for one in found.findings}


def knowledge():
    """Return what the judge knows, and each unit of its own rows."""
    dimensions = (*DIMENSIONS, Dimension("period", (PERIOD.code,)))
    cells = {(*key, PERIOD.code): number for key, number in MET.items()}
    own = [{key: n for key, n in cells.items() if key[0] == code} for code in UNITS]
    insiders = [(counted(one, dimensions),) for one in own]
    return Knowledge(policy=POLICY, truth=(counted(cells, dimensions),), insiders=insiders)
