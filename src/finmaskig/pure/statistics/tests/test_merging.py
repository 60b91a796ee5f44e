"""Cells that everybody sees to be 0, or equal, become one; what they mean stays."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from finmaskig.pure.statistics.dimension import TOTAL, Dimension
from finmaskig.pure.statistics.merging import merged
from finmaskig.pure.statistics.protect import Task, protect
from finmaskig.pure.statistics.system import build
from finmaskig.pure.statistics.table import CountedTable, identity
from finmaskig.pure.statistics.task import Demand, Unprotectable

PLACE = Dimension.tree(
    "place", {TOTAL: None, "county": TOTAL, "a": "county", "b": "county", "c": TOTAL}
)
SEX = Dimension.flat("sex", ("girl", "boy"))
MET = CountedTable(
    (PLACE, SEX),
    {("a", "girl"): 9, ("a", "boy"): 3, ("c", "girl"): 8, ("c", "boy"): 11},
    "met",
)


def _cell(place, sex):
    return identity("met", MET.dimensions, (place, sex))


def _joined(table=MET):
    whole = build((table,))
    return whole, *merged(whole, whole.shown & (whole.values == 0))


def test_a_sum_whose_other_parts_are_0_is_the_part_that_is_left():
    whole, system, place = _joined()
    for sex in (TOTAL, "girl", "boy"):
        assert place[whole.index[_cell("a", sex)]] == place[whole.index[_cell("county", sex)]]
    assert system.index[_cell("a", "girl")] == system.index[_cell("county", "girl")]
    assert system.identities[system.index[_cell("a", "boy")]] in {
        _cell("a", "boy"), _cell("county", "boy"),
    }  # fmt: skip


def test_everything_that_is_0_is_one_cell_that_no_equality_names():
    whole, system, place = _joined()
    zeros = {int(each) for each in place[whole.values == 0]}
    assert len(zeros) == 1
    assert zeros.isdisjoint(system.rows.cells.tolist())
    assert system.values[zeros.pop()] == 0


def test_what_is_left_is_as_many_cells_as_there_are_things_to_choose_between():
    whole, system, _ = _joined()
    assert (whole.count, system.count) == (15, 10)
    assert int(system.shows.sum()) == 15
    assert np.abs(system.rows.times(system.values)).max() == 0
    assert system.values_of((MET,)).tolist() == system.values.tolist()


def test_what_is_never_shown_under_a_0_is_0_too():
    shown = replace(MET, margins=(frozenset({"place"}), frozenset({"sex"})))
    whole, system, place = _joined(shown)
    assert not whole.shown[whole.index[_cell("b", "girl")]]
    assert place[whole.index[_cell("b", "girl")]] == place[whole.index[_cell("b", TOTAL)]]
    assert system.count == 10


def test_a_table_without_people_is_one_cell():
    _, system, _ = _joined(replace(MET, counts={}))
    assert (system.count, system.rows.count) == (1, 0)


def test_equal_cells_have_one_fate_and_one_price():
    demand = Demand(Task(tables=(MET,)))
    both = demand.system.index[_cell("a", "girl")]
    assert demand.weights[both] == 2
    assert Demand(Task(tables=(MET,), objective="sum")).weights[both] == 18
    (safe,) = protect(Task(tables=(MET,))).tables
    for sex in (TOTAL, "girl", "boy"):
        assert (safe.cells["a", sex] is None) == (safe.cells["county", sex] is None)


def test_what_was_told_of_one_is_told_of_all_that_are_equal():
    fixed = {_cell("a", "girl"): True, _cell("county", TOTAL): False}
    demand = Demand(Task(tables=(MET,), fixed=fixed))
    assert demand.fixed[demand.system.index[_cell("county", "girl")]] == 1
    assert demand.fixed[demand.system.index[_cell("a", TOTAL)]] == -1


def test_one_that_was_told_beside_an_equal_one_that_was_hidden_cannot_be_protected():
    fixed = {_cell("a", "girl"): True, _cell("county", "girl"): False}
    with pytest.raises(Unprotectable, match="redan är publicerat"):
        protect(Task(tables=(MET,), fixed=fixed))


def test_a_dear_cell_is_hidden_last():
    met = CountedTable(
        (SEX, Dimension.flat("answer", ("yes", "no"))),
        {("girl", "yes"): 3, ("girl", "no"): 8, ("boy", "yes"): 9, ("boy", "no"): 7},
        "met",
    )
    for code in ("girl", "boy"):
        dear = frozenset({identity("met", met.dimensions, (code, TOTAL))})
        (safe,) = protect(Task(tables=(met,), dear=dear, objective="sum")).tables
        assert safe.cells[code, TOTAL] is not None
    strange = frozenset({identity("met", met.dimensions, ("nobody", TOTAL))})
    assert not Demand(Task(tables=(met,), dear=strange)).weights.max() > 1
