"""Families that are bound by equations are protected together: no sum gives another away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.counting.registry import Axis, Equation, Family, Grid, Row
from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.tests.factories import make_membership, make_unit
from finmaskig.pure.statistics.protect import protect
from finmaskig.reports.queries.published import figure
from finmaskig.reports.rules import span
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.services.protecting import groups
from finmaskig.reports.tests.factories import AGE, family, measure, registered

pytestmark = pytest.mark.django_db
JAN = date(2022, 1, 1)
CODE = span(JAN, JAN).code
ROLE = Axis(code="role", name="roll", words={"exposed": "utsatt", "buyer": "köpare"})
CHILDREN = ("met", {"age": "child"})
REPORTED = Equation(left=("reports", {}), right=CHILDREN, why="För varje barn anmäls oro.")
MEASURES = (
    measure("met", "met"),
    measure("exposed_children", "met", role=("exposed",), age=("child",)),
    measure("buyer_children", "met", role=("buyer",), age=("child",)),
    measure("reports", "reports"),
)
PEOPLE = {("exposed", "young"): 18, ("buyer", "old"): 3, ("exposed", "adult"): 60}


def solved(task):
    return protect(replace(task, secret=b"prov"))


@pytest.fixture
def unit(db):
    return make_unit()


def two_grids(counts):
    """Return a family that is divided in two ways, of which one knows no ages."""
    whole = family("met", counts, axes=(ROLE, AGE))

    def by_role(board_id, first, last):
        for row in whole.grids[0].count(board_id, first, last):
            yield Row(row.unit_id, row.month, row.codes[:1], row.number)

    return replace(whole, grids=(*whole.grids, Grid(code="role", axes=(ROLE,), count=by_role)))


def closed(unit, *equations, seen=None):
    """Close a month in which 18 exposed children and 3 buyers under 18 led to 21 reports."""
    people = {(unit.pk, JAN, codes): number for codes, number in PEOPLE.items()}
    reports = family("reports", {(unit.pk, JAN, ()): 21}, axes=())

    def solve(task):
        if seen is not None:
            seen.append(task)
        return solved(task)

    with registered(two_grids(people), reports, measures=MEASURES, equations=equations):
        analyst = actor_of(make_membership(unit, "analyst"))
        close_period(actor=analyst, first=JAN, last=JAN, solve=solve)
        return {one.code: figure(unit.board_id, one.code, CODE) for one in MEASURES}


def test_reports_beside_exposed_children_do_not_give_away_the_buyers(unit):
    told = closed(unit, REPORTED)
    assert told["buyer_children"] is None
    assert None in {told["reports"], told["exposed_children"]}


def test_without_the_equation_the_reports_stand_open(unit):
    told = closed(unit)
    assert (told["buyer_children"], told["reports"]) == (None, 21)


def test_an_equation_binds_its_families_in_one_protection(unit):
    seen = []
    closed(unit, REPORTED, seen=seen)
    assert [{table.measure for table in task.tables} for task in seen] == [{"met", "reports"}]
    (task,) = seen
    assert all(sum(sign for _, sign in terms) == 0 for terms in task.equations)
    assert {cell for terms in task.equations for cell, _ in terms} >= {
        ("reports", frozenset({("period", CODE)})),
        ("met", frozenset({("period", CODE), ("age", "child")})),
    }
    assert task.insiders == (), "a lone unit knows everything"


def test_an_equation_with_a_family_or_code_that_is_not_there_binds_nothing(unit):
    lost = Equation(left=("reports", {}), right=("gone", {}), why="prov")
    odd = Equation(left=("reports", {}), right=("met", {"age": "none"}), why="prov")
    seen = []
    assert closed(unit, lost, odd, seen=seen)["reports"] == 21
    assert [task.equations for task in seen] == [()]


def test_families_are_grouped_through_one_another():
    one, two, three, four = (family(code, {}, axes=()) for code in "abcd")
    pairs = [Equation(left=(x, {}), right=(y, {}), why="prov") for x, y in ("ab", "bc")]
    with registered(one, two, three, four, equations=pairs):
        found = groups([one, two, three, four])
    assert [[each.code for each in group] for group in found] == [["a", "b", "c"], ["d"]]


def test_an_equation_inside_another_group_is_left_to_it(unit):
    shifts = [family(code, {(unit.pk, JAN, ()): 7}, axes=()) for code in ("left", "right")]
    alone = family("alone", {(unit.pk, JAN, ()): 30}, axes=())
    pair = Equation(left=("left", {}), right=("right", {}), why="prov")
    seen = []

    def solve(task):
        seen.append(task)
        return solved(task)

    with registered(alone, *shifts, equations=[pair]):
        analyst = actor_of(make_membership(unit, "lead"))
        close_period(actor=analyst, first=JAN, last=JAN, solve=solve)
    assert [len(task.equations) > 0 for task in seen] == [False, True]


def test_a_family_is_told_by_the_margins_that_it_allows(unit):
    counts = {(unit.pk, JAN, ("exposed", "adult")): 30}
    whole = family("met", counts, axes=(ROLE, AGE))
    narrow = replace(whole.grids[0], margins=(frozenset({"role"}),))
    only: Family = replace(whole, grids=(narrow,))
    with registered(only, measures=MEASURES[:2]):
        analyst = actor_of(make_membership(unit, "lead"))
        period = close_period(actor=analyst, first=JAN, last=JAN, solve=solved)
        assert figure(unit.board_id, "met", CODE) == 30
    row = period.publications.get(component="people")
    assert all(cell[2] == "Total" for table in row.pattern for cell in table["cells"])
