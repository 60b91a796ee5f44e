"""What holds for every measure, whichever domain registered it."""

import re

import pytest

from finmaskig.counting import registry
from finmaskig.counting.page import measures_page

MOST_AXES = 3
FAMILIES = registry.families()


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.code)
def test_a_grid_has_at_most_three_axes_of_different_codes(family):
    for grid in family.grids:
        codes = [axis.code for axis in grid.axes]
        assert 0 < len(codes) <= MOST_AXES
        assert len(set(codes)) == len(codes)
        assert not {"unit", "period"} & set(codes)
    names = [grid.code for grid in family.grids]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda one: one.code)
def test_one_code_is_one_axis_in_a_family(family):
    by_code = {}
    for axis in (axis for grid in family.grids for axis in grid.axes):
        assert by_code.setdefault(axis.code, axis) is axis


@pytest.mark.parametrize("measure", registry.measures(), ids=lambda one: one.code)
def test_a_measure_is_defined_has_a_source_and_stands_in_some_grid(measure):
    family = registry.family(measure.family)
    assert str(measure.definition).endswith((".", "?"))
    assert measure.sources
    assert all(re.fullmatch(r"[A-Z]+\d*-[\d.]+|[A-Z]\d\d-U?\d+", one) for one in measure.sources)
    axes = [{axis.code for axis in grid.axes} for grid in family.grids]
    assert any(set(measure.at) <= each for each in axes)


def test_nobody_is_told_the_right_to_stay():
    codes = {axis.code for family in FAMILIES for grid in family.grids for axis in grid.axes}
    assert "stay" not in codes
    assert codes


def test_both_sides_of_an_equation_are_known():
    for one in registry.equations():
        for family, at in (one.left, one.right):
            axes = [{axis.code for axis in grid.axes} for grid in registry.family(family).grids]
            assert any(set(at) <= each for each in axes)


def test_the_page_tells_of_every_measure():
    page = measures_page()
    assert all(f"| `{one.code}` |" in page for one in registry.measures())
