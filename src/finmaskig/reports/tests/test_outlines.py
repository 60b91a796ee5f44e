"""The files of reports are read strictly."""

from __future__ import annotations

import pytest

from finmaskig.counting import registry
from finmaskig.reports.outlines import OutlineError, Say, Table, outlines, read

HEAD = (
    'code = "a"\nname = "A"\nabout = ""\nkind = "Rapport"\ntitle = "A {period}"\nto = ""\n'
    'source = "prov"\n'
)


def item(text: str) -> str:
    return f'{HEAD}[[part]]\nheading = "H"\n[[part.item]]\n{text}\n'


def test_the_report_to_the_board_is_offered_first():
    assert [*outlines()] == ["yearly", "period", "cases", "national"]


def test_the_four_reports_are_there():
    assert set(outlines()) == {"yearly", "period", "cases", "national"}
    chapters = [part.heading for part in outlines()["yearly"].parts]
    for chapter in ("Bakgrund", "Uppdrag", "{unit}", "Samverkan med polisen", "Utbildning"):
        assert chapter in chapters


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("not toml", "a.toml"),
        (HEAD, "part"),
        (item('colour = "red"'), "unknown item: colour"),
        (item('say = "{gone}"'), "nothing fills gone"),
        (item('say = "{a}"\nfigures = { a = { measure = "m", share_of = "b" } }'), "called b"),
        (
            item('write = "w"\nlabel = "W"\n[[part.item]]\nwrite = "w"\nlabel = "W"'),
            "the same code",
        ),
    ],
)
def test_a_file_that_is_wrong_is_refused(text, why):
    with pytest.raises(OutlineError, match=why):
        read(text, "a.toml")


def test_places_to_write_in_are_one_for_each_unit():
    codes = [code for code, _item, _unit in outlines()["yearly"].slots(("mika", "kast"))]
    assert {"unit:mika", "unit:kast", "summary"} <= set(codes)
    assert outlines()["yearly"].has_units
    assert not outlines()["period"].has_units


def test_every_table_has_its_axes_together_in_one_grid():
    parts = [part for one in outlines().values() for part in one.parts]
    tables = [item for part in parts for item in part.items if isinstance(item, Table)]
    assert tables
    for table in tables:
        measure = registry.measure(table.measure)
        asked = {table.rows, table.columns, *table.at, *measure.at} - {""}
        grids = [{one.code for one in g.axes} for g in registry.family(measure.family).grids]
        assert any(asked <= axes for axes in grids), table.caption


def _figures():
    """Yield every measure of every report with the axes that it stands at."""
    for outline in outlines().values():
        for part in outline.parts:
            for one in part.items:
                if isinstance(one, Table):
                    axes = {one.rows, one.columns, *one.at} - {""}
                    yield outline.code, one.measure, axes
                for figure in (*getattr(one, "lines", ()), *_told(one)):
                    yield outline.code, figure.measure, set(figure.at)


def _told(one):
    return one.figures.values() if isinstance(one, Say) else ()


@pytest.mark.parametrize(("outline", "measure", "axes"), list(_figures()))
def test_every_figure_of_a_report_is_counted_in_that_way(outline, measure, axes):
    found = registry.measure(measure)
    grids = registry.family(found.family).grids
    assert any({*axes, *found.at} <= {axis.code for axis in grid.axes} for grid in grids)
