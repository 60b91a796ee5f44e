"""A report is its outline, what was written and the published figures; nothing else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finmaskig.reports.content import Heading, KeyFigures, Paragraph, Points, TableBlock
from finmaskig.reports.layout import grid_of
from finmaskig.reports.outlines import read
from finmaskig.reports.queries.composing import compose
from finmaskig.reports.queries.documents import content_of, draft_of
from finmaskig.reports.tests.writing import YEAR

pytestmark = pytest.mark.django_db


def texts_of(document):
    return [one.text for one in document.blocks if isinstance(one, Paragraph)]


def test_figures_fill_themselves_in_and_say_the_year_before(place):
    document = draft_of(place.report())
    assert document.title == (
        "Arbetet mot prostitution och människohandel januari till december 2022"
    )
    (said,) = [text for text in texts_of(document) if text.startswith("Under perioden")]
    assert "670 (året före 670) arbetspass" in said
    assert "364 (året före 364) personer" in said
    assert "Arbetet har vuxit." in texts_of(document)


def test_a_hidden_number_leaves_a_sentence_that_tells_nothing(place):
    text = "\n".join(texts_of(draft_of(place.report())))
    assert "Av de utsatta var 18 (året före 18) personer under 18 år." in text
    assert "Hur många av köparna som var under 18 år visas inte." in text
    assert "3 personer" not in text


def test_a_share_needs_both_its_numbers(place):
    text = "\n".join(texts_of(draft_of(place.report())))
    assert "Stöd erbjöds 100 procent (året före 100 procent) av dem som möttes" in text


def test_without_an_earlier_period_nothing_is_said_of_it(place):
    document = draft_of(place.report(before=None))
    assert "före" not in "\n".join(text for text in texts_of(document) if "670" in text)
    figures = [one for one in document.blocks if isinstance(one, KeyFigures)]
    assert {one.before_name for one in figures} == {""}


def test_what_is_not_published_is_left_out_with_its_row_and_heading(place):
    document = draft_of(place.report(units=()))
    headings = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert "Utbildning" not in headings
    assert "Test-unit" not in headings
    assert "Ärendet" in headings
    captions = [one.caption for one in document.blocks if isinstance(one, KeyFigures)]
    assert captions == ["Gemensamma arbetspass och möten"]


def test_each_unit_has_its_part(place):
    document = draft_of(place.report())
    at = [one.text for one in document.blocks if isinstance(one, Heading)]
    assert at.index("Test-unit") == at.index("Ärendet") + 1
    assert "Prov." in texts_of(document)


@pytest.mark.parametrize("outline", ["period", "cases", "national"])
def test_every_outline_can_be_composed(place, outline):
    document = draft_of(place.report(outline=outline, units=()))
    assert document.blocks
    assert document.letterhead.status == "Utkast"


OUTLINE = """
code = "prov"
name = "Prov"
about = ""
kind = "Rapport"
title = "Prov"
to = ""
source = "prov"
[[part]]
heading = "Tabeller"
[[part.item]]
caption = "Kön och ålder"
measure = "joint_shifts"
rows = "sex"
columns = "age"
row_codes = ["girl", "boy"]
[[part.item]]
caption = "Ålder"
measure = "joint_shifts"
rows = "age"
[[part.item]]
caption = "Land"
measure = "joint_shifts"
rows = "country"
[[part.item]]
say = "Det var {n} barn, {share} av alla."
[part.item.figures]
n = { measure = "joint_buyer_children" }
share = { measure = "joint_buyer_children", share_of = "all" }
all = { measure = "joint_shifts" }
"""


def test_tables_have_words_totals_and_the_year_before(place):
    report = place.report()
    content = replace(content_of(report, status="", on=YEAR.last), outline=read(OUTLINE, "prov"))
    document = compose(content)
    crossed, by_age = (grid_of(one) for one in document.blocks if isinstance(one, TableBlock))
    assert crossed.head == ("Barn", "Vuxen", "Alla")
    assert [row.label for row in crossed.rows] == ["Flicka", "Pojke", "Alla"]
    assert [cell.text for cell in crossed.rows[1].cells] == ["skyddad", "skyddad", "306"]
    assert by_age.head == ("2022", "2021")
    assert by_age.note.startswith("Skyddad:")
    assert "Det var ett skyddat antal barn, en skyddad andel av alla." in texts_of(document)


def test_every_number_in_it_is_cited(place):
    document = draft_of(place.report())
    values = {one.value for one in document.cited if not one.table.dimensions}
    assert values == {670, 364, 306, 18, 649}
    assert {one.period for one in document.cited} == {YEAR.code, "2021-01--2021-12"}
    assert replace(document, blocks=()).cited == ()


def test_points_that_somebody_wrote_go_on_from_those_that_stand_there(place):
    report = place.report()
    report.texts = {"proposal": "Fler pass.\n\nMer\nutbildning.\n\n\n\n"}
    (points,) = [one for one in draft_of(report).blocks if isinstance(one, Points)]
    assert points.is_numbered
    assert points.items[1:] == ("Fler pass.", "Mer utbildning.")
