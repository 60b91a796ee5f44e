"""Charts: bars in the page's own colours, told in words, with nothing in them that can act."""

from __future__ import annotations

import re

from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.layout import Cell, Grid, Row
from finmaskig.reports.rendering.chart import (
    MOST_BARS,
    PAPER,
    drawing_of,
    raster_of,
    vector_of,
)
from finmaskig.reports.rendering.svg import rebuilt
from finmaskig.reports.tests.writing import YEAR

ROWS = (
    Row("<b>barn</b>", (Cell(18), Cell(None), Cell(20))),
    Row("vuxen", (Cell(346), Cell(0), Cell(649))),
    Row("Alla", (Cell(364), Cell(306), Cell(670)), is_total=True),
)


def grid(rows=ROWS, head=("flicka", "pojke", "Alla"), total_column=2) -> Grid:
    return Grid(
        caption="Möten",
        corner="Ålder",
        head=head,
        rows=rows,
        definitions=("d",),
        total_column=total_column,
    )


def test_a_chart_says_the_same_as_the_table_without_its_totals():
    drawing = drawing_of(grid())
    assert drawing.told == (
        "Stapeldiagram: Möten. <b>barn</b>, flicka: 18; <b>barn</b>, pojke: skyddad; "
        "vuxen, flicka: 346; vuxen, pojke: 0."
    )
    assert "649" not in drawing.shapes
    assert "skyddad" in drawing.shapes


def test_a_chart_holds_shapes_and_escaped_text_and_nothing_else():
    shapes = drawing_of(grid()).shapes
    assert set(re.findall(r"<(\w+)", shapes)) <= {"g", "path", "line", "rect", "text"}
    assert not re.search(r"style=|class=|href|url\(|<b>", shapes)
    assert "&lt;b&gt;barn" in shapes
    assert "var(--net)" in shapes
    assert "currentColor" in shapes


def test_what_can_act_is_left_out():
    inside = '<script>alert(1)</script><text href="#">a&amp;b</text>'
    drawn = f'<svg><g onclick="x" fill="red">{inside}</g></svg>'
    assert rebuilt(drawn) == '<g fill="red"><text>a&amp;b</text></g>'


def test_hidden_numbers_are_drawn_alike_and_never_as_a_bar():
    """The axis is made of what is shown: two hidden cells have the same hatched field each."""
    rows = (*ROWS[:2], Row("okänd", (Cell(None), Cell(5), Cell(None))))
    drawn = vector_of(grid(rows)).file.decode()
    fields = re.findall(r'transform="translate\(16,[^)]*\)" d="([^"]+)"', drawn)
    assert len(fields) == 2
    assert len(set(fields)) == 1
    lengths = [float(found) for found in re.findall(r'd="M0,[\d.]+h([\d.]+)v20h', drawn)]
    assert len(lengths) == 4
    assert max(lengths) == PAPER.length


def test_rows_and_columns_of_noughts_alone_are_left_to_the_table():
    rows = (*ROWS[:2], Row("okänd", (Cell(0), Cell(0), Cell(0))))
    wider = tuple(Row(one.label, (Cell(0), *one.cells)) for one in rows)
    drawing = drawing_of(grid(wider, ("annan", "flicka", "pojke", "Alla"), 3))
    assert drawing.told == drawing_of(grid()).told


def test_a_paper_has_dark_and_light_bars_with_their_words_beside_them():
    drawn = vector_of(grid()).file.decode()
    assert "var(" not in drawn
    assert "currentColor" not in drawn
    assert 'fill="#0f4f4b"' in drawn
    assert set(re.findall(r"<(\w+)", drawn)) <= {"svg", "g", "path", "line", "rect", "text"}
    assert "flicka: 18" in drawn
    assert raster_of(grid()).file.startswith(b"\x89PNG")
    assert raster_of(grid()).told == drawing_of(grid()).told
    assert vector_of(grid(ROWS[:1])) is None
    assert raster_of(grid(ROWS[:1])) is None


def test_a_table_by_one_axis_has_bars_of_one_colour():
    rows = tuple(Row(row.label, row.cells[:1], row.is_total) for row in ROWS)
    drawing = drawing_of(grid(rows, ("Antal",), None))
    assert drawing.told == "Stapeldiagram: Möten. <b>barn</b>: 18; vuxen: 346."
    assert "var(--amber)" not in drawing.shapes


def test_there_is_no_chart_of_one_row_of_nothing_known_or_of_too_much():
    hidden = tuple(Row(str(at), (Cell(None),)) for at in range(3))
    noughts = tuple(Row(str(at), (Cell(0),)) for at in range(3))
    single = (Row("a", (Cell(5),)), *hidden)
    many = tuple(Row(str(at), (Cell(at + 1),)) for at in range(MOST_BARS + 1))
    for rows in (ROWS[:1], hidden, noughts, single, many):
        assert drawing_of(grid(rows, ("Antal",), None)) is None
    wide = tuple(Row(str(at), (Cell(at),) * 6) for at in range(2))
    assert drawing_of(grid(wide, tuple("abcdef"), None)) is None


def test_a_chart_stands_beside_its_table(client, place):
    at_work(client, place.unit, "worker")
    asked = {"measure": "joint_shifts", "period": YEAR.code, "rows": "sex"}
    page = client.get(reverse("reports:explore"), asked).content.decode()
    assert 'role="img" aria-label="Stapeldiagram: ' in page
    assert "style=" not in page
    assert "Flicka: 364; Pojke: 306" in page
