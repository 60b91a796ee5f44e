"""What everybody knows: stocks are never added, and what can be counted from others is hidden."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.counting.registry import Axis, Equation, Flow
from finmaskig.organisations.models import Unit
from finmaskig.organisations.tests.factories import make_membership, make_unit
from finmaskig.pure.statistics.audit import Knowledge, audit
from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.pure.statistics.protect import protect
from finmaskig.reports.queries.counted import Slot, Source, period_dimension, tables
from finmaskig.reports.queries.frozen import frozen
from finmaskig.reports.queries.policies import strictest_policy
from finmaskig.reports.rules import span
from finmaskig.reports.services.freezing import keep, new_counts
from finmaskig.reports.services.known import known
from finmaskig.reports.services.protecting import Plan, groups, opened, task_of
from finmaskig.reports.tests.factories import family, registered
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
MONTHS = [date(2021, 12, 1), *(date(2022, month, 1) for month in range(1, 5))]
DEC, JAN, FEB, MAR, APR = MONTHS
WINTER, SPRING, HALF = span(DEC, DEC), span(JAN, APR), span(MAR, APR)
KIND = Axis(code="kind", name="vem", words={"own": "egen", "relative": "anhörig"})
FLOW = Flow(stock="open", grows="came", shrinks="went", axis="kind")


@pytest.fixture
def unit(db):
    """Give one unit, where whoever closes works."""
    found = make_unit("unit-a")
    make_membership(found, "analyst")
    return found


def kept(unit, numbers):
    """Return the counts of one unit by month, all of one kind."""
    return {(unit.pk, month, ("own",)): number for month, number in numbers.items()}


def made(unit, stock, came, went):
    """Return three families: what there is, what came and what went."""
    return (
        family("open", kept(unit, stock), (KIND,), is_stock=True),
        family("came", kept(unit, came), (KIND,)),
        family("went", kept(unit, went), (KIND,)),
    )


def source_of(unit, *spans):
    months = {month for one in spans for month in one.months}
    keep(new_counts(unit.board_id, months), at=now())
    units = tuple(Unit.objects.filter(board=unit.board_id).values_list("code", flat=True))
    return Source(spans, frozen(unit.board_id, months, most=1), units)


STOCK = {DEC: 38, JAN: 40, FEB: 44, MAR: 45, APR: 47}
CAME = {DEC: 9, JAN: 3, FEB: 5, MAR: 2, APR: 2}
WENT = {DEC: 8, JAN: 1, FEB: 1, MAR: 1, APR: 0}


def test_a_stock_is_what_the_last_month_has_and_no_sum():
    found = period_dimension((WINTER, SPRING, HALF), is_stock=True)
    assert found.leaves_of(SPRING.code) == (HALF.code,)
    assert found.leaves_of(WINTER.code) == (WINTER.code,)
    assert found.silent == {"2022-01--2022-02"}
    assert found.root is None


def test_periods_that_end_together_have_the_same_stock(unit):
    stock, *flows = made(unit, STOCK, CAME, WENT)
    with registered(stock, *flows):
        table = dict(tables(stock, source_of(unit, WINTER, SPRING, HALF)))[Slot("open", "main")]
    values = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    told = {code: values[code, TOTAL, "own"] for code in (WINTER.code, SPRING.code, HALF.code)}
    assert told == {WINTER.code: 38, SPRING.code: 47, HALF.code: 47}


def solved(unit, *, flows):
    families = made(unit, STOCK, CAME, WENT)
    with registered(*families, flows=flows):
        plan = Plan(
            source=source_of(unit, WINTER, SPRING),
            policy=strictest_policy(unit.board_id, "people", APR),
            secret=b"prov",
        )
        found = {}
        for group in groups(list(families)):
            task, slots = task_of(group, plan)
            found |= dict(zip(slots, protect(task).tables, strict=True))
        pairs = [pair for one in families for pair in tables(one, plan.source)]
        with registered(*families, flows=[FLOW]):
            equations = tuple(known(pairs, plan.source))
    truth = [table for _slot, table in pairs]
    knowledge = Knowledge(policy=plan.policy, equations=equations, truth=truth)
    return audit(list(found.values()), knowledge)


def test_who_ended_cannot_be_counted_from_a_stock_and_who_came(unit):
    """38 were open, 12 came, 47 are open: so 3 ended, who are too few to be told."""
    assert not solved(unit, flows=[]).passed
    assert solved(unit, flows=[FLOW]).passed


def terms_about(unit, families, **known_of):
    """Return what is known of the whole board, of all or of the code that was counted."""
    with registered(*families, **known_of):
        source = source_of(unit, WINTER, SPRING)
        pairs = [pair for one in families for pair in tables(one, source)]
        found = list(known(pairs, source))
    return [terms for terms in found if all(("kind", "relative") not in c[1] for c, _ in terms)]


@pytest.mark.parametrize(("last", "number"), [(47, 4), (46, 0)])
def test_a_stock_is_bound_to_what_came_and_went_where_the_counts_bear_it_out(unit, last, number):
    families = made(unit, {**STOCK, APR: last}, CAME, WENT)
    found = [
        one
        for one in terms_about(unit, families, flows=[FLOW])
        if not any(("kind", "not_recorded") in counts[1] for counts, _sign in one)
    ]
    assert len(found) == number
    for one in found:
        assert [(counts[0], sign) for counts, sign in one] == [
            ("open", 1), ("open", -1), ("came", -1), ("went", 1),
        ]  # fmt: skip


@pytest.mark.parametrize(
    ("reported", "periods"), [(12, {WINTER.code, SPRING.code}), (11, {WINTER.code})]
)
def test_two_figures_are_equal_where_the_counts_bear_it_out(unit, reported, periods):
    reports = family("reports", kept(unit, {DEC: 9, JAN: reported}), (KIND,))
    equation = Equation(left=("reports", {}), right=("came", {"kind": "own"}), why="känt")
    came = family("came", kept(unit, CAME), (KIND,))
    found = terms_about(unit, (came, reports), equations=[equation])
    told = {
        code for one in found for counts, _ in one for name, code in counts[1] if name == "period"
    }
    assert told == periods


def test_families_that_are_bound_are_protected_together_and_others_alone(unit):
    families = made(unit, STOCK, CAME, WENT)
    alone = family("alone", {}, (KIND,))
    with registered(*families, alone, flows=[FLOW]):
        found = groups([*families, alone])
        assert [[one.code for one in group] for group in found] == [
            ["open", "came", "went"],
            ["alone"],
        ]
        assert len(groups([families[0], alone])) == 2


def test_what_is_the_boards_own_has_a_place_of_its_own(unit):
    counts = {(None, JAN, ("own",)): 3}
    own = family("agreements", counts, (KIND,), about_people=False, is_stock=True)
    with registered(own):
        source = source_of(unit, span(JAN, JAN))
        (table,) = opened(source, [("2022-01--2022-01", 1)])["2022-01--2022-01", 1]
    assert table.cells["board", "own"] == table.cells[TOTAL, TOTAL] == 3
    assert table.cells["unit-a", "own"] == 0


def test_a_figure_that_stands_in_two_tables_is_bound_once(unit):
    said = family("said", kept(unit, {JAN: 7}), (KIND,))
    again = replace(said.grids[0], code="again")
    heard = family("heard", kept(unit, {JAN: 7}), (KIND,))
    both = replace(said, grids=(*said.grids, again))
    equation = Equation(left=("said", {}), right=("heard", {}), why="samma sak")
    with registered(both, heard, equations=(equation,)):
        source = source_of(unit, SPRING)
        pairs = [pair for one in (both, heard) for pair in tables(one, source)]
        found = list(known(pairs, source))
    assert len(found) == len(set(found)) > 0
    assert {factor for terms in found for _, factor in terms} == {1, -1}
