"""Protection: published examples, the brute-force attacker, and what it refuses."""

import csv
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from finmaskig.pure.statistics.audit import Contradiction, Finding, Knowledge, audit
from finmaskig.pure.statistics.audit.bounds import Bounds
from finmaskig.pure.statistics.audit.model import Unknowns
from finmaskig.pure.statistics.dimension import Dimension, Sum
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import (
    Task,
    Unprotectable,
    fast,
    optimal,
    proofs,
    protect,
    protecting,
)
from finmaskig.pure.statistics.protect.proofs import Prover
from finmaskig.pure.statistics.protect.ranges import Narrow, narrow_cells
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.table import CountedTable, SafeTable, TableError, identity
from finmaskig.pure.statistics.task import Demand
from finmaskig.pure.statistics.tests.brute import values_seen

KIND = Dimension.flat("kind", ["exposed", "buyer"])
AGE = Dimension.tree(
    "age", {"Total": None, "child": "Total", "adult": "Total", "young": "adult", "old": "adult"}
)
MET = CountedTable(
    (KIND, AGE),
    {
        ("exposed", "child"): 18,
        ("buyer", "child"): 3,
        ("exposed", "young"): 121,
        ("buyer", "young"): 37,
        ("exposed", "old"): 225,
        ("buyer", "old"): 266,
    },
    measure="met",
)


def cell(table, *codes):
    return identity(table.measure, table.dimensions, codes)


def test_three_children_cannot_be_found_by_subtraction():
    done = protect(Task(tables=(MET,), objective="sum"))
    (safe,) = done.tables
    assert safe.cells["buyer", "child"] is None
    assert safe.cells["Total", "Total"] == 670
    assert done.audit.passed
    assert done.objective == done.bound
    interval = done.audit.intervals[cell(MET, "buyer", "child")]
    assert interval.high - interval.low >= 2


@pytest.mark.parametrize("zeros_safe", [True, False])
@pytest.mark.parametrize("method", ["optimal", "fast"])
@pytest.mark.parametrize("objective", ["cells", "sum"])
def test_every_way_passes_the_audit(method, objective, zeros_safe):
    task = Task(
        tables=(MET,),
        policy=Policy(zeros_safe=zeros_safe),
        method=method,
        objective=objective,
        secret=b"s" * 32,
    )
    assert protect(task).audit.passed


def test_what_was_published_keeps_its_fate():
    month = Dimension(
        "period",
        ("m1", "m2", "m3"),
        (Sum("first", ("m1", "m2")), Sum("all", ("m1", "m2", "m3"))),
        None,
        frozenset({"m1", "m2", "m3"}),
    )
    counts = {("m1", "exposed"): 9, ("m2", "exposed"): 8, ("m3", "exposed"): 2}
    table = CountedTable((month, KIND), {**counts, ("m1", "buyer"): 7, ("m3", "buyer"): 9})
    fixed = {cell(table, "first", code): True for code in ("Total", "exposed", "buyer")}
    done = protect(Task(tables=(table,), fixed=fixed))
    assert done.tables[0].cells["first", "exposed"] == 17
    assert done.tables[0].cells["all", "exposed"] is None, "the difference is 2"
    hidden = {cell(table, "all", "buyer"): False}
    assert protect(Task(tables=(table,), fixed=hidden)).tables[0].cells["all", "buyer"] is None


def test_large_months_that_are_never_shown_need_nothing():
    month = Dimension("period", ("m1", "m2"), (Sum("all", ("m1", "m2")),), None, frozenset({"m1"}))
    table = CountedTable((month,), {("m1",): 40, ("m2",): 50})
    assert protect(Task(tables=(table,))).tables[0].cells == {("all",): 90, ("m2",): 50}


def test_whole_numbers_can_be_fewer_than_the_interval_holds():
    cells = (("", frozenset({("x", "a")})), ("", frozenset({("x", "b")})))
    bounds = Bounds(Unknowns(cells, (0, 0), ((((0, 2), (1, 3)), 7),)))
    bounds.widen(np.array([2, 1]), np.random.default_rng(1))
    assert bounds.narrow(np.array([2, 1])).tolist() == [0, 1], "2a + 3b = 7 has one solution"
    assert bounds.interval(0) == (0, 3)


def test_a_fixed_pattern_that_gives_itself_away_is_refused():
    table = CountedTable((KIND,), {("exposed",): 30, ("buyer",): 3})
    fixed = {cell(table, code): True for code in ("Total", "exposed")}
    with pytest.raises(Unprotectable, match="redan är publicerat"):
        protect(Task(tables=(table,), fixed=fixed))


def test_a_table_with_one_person_and_nobody_else_to_hide_behind():
    alone = CountedTable((Dimension("kind", ("only",)),), {("only",): 2})
    assert protect(Task(tables=(alone,))).tables[0].cells["only",] is None
    pair = CountedTable((KIND, Dimension.flat("x", ["one"])), {("exposed", "one"): 2})
    assert protect(Task(tables=(pair,))).audit.passed


def test_a_unit_that_knows_its_own_rows_does_not_learn_the_others():
    own = CountedTable((KIND, AGE), {("exposed", "young"): 119}, measure="met")
    done = protect(Task(tables=(MET,), insiders=((own,),)))
    assert done.tables[0].cells["exposed", "young"] is None
    told = audit((SafeTable(MET.dimensions, _all(MET), "met"),), _with(own))
    assert {one.attacker for one in told.findings} == {1}


def _with(own):
    return Knowledge(policy=Policy(), truth=(MET,), insiders=((own,),))


def _all(table):
    return dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))


def test_an_insider_with_more_than_everybody_is_refused():
    own = CountedTable((KIND, AGE), {("buyer", "child"): 4}, measure="met")
    with pytest.raises(TableError, match="fler än alla"):
        protect(Task(tables=(MET,), insiders=((own,),)))


def test_a_group_in_one_cell_is_hidden_with_its_zeros():
    others = {("buyer", "child"): 20, ("buyer", "young"): 30, ("buyer", "old"): 10}
    table = CountedTable((KIND, AGE), {("exposed", "old"): 40, **others})
    done = protect(Task(tables=(table,), policy=Policy(sensitive=frozenset({"age"}))))
    line = [done.tables[0].cells["exposed", code] for code in ("child", "young", "old")]
    assert line == [None, None, None]
    assert done.audit.passed


def test_a_small_place_shows_nobody():
    place = Dimension.flat("place", ["small", "large", "other"])
    table = CountedTable((place, KIND), {(p, "exposed"): 50 for p in ("small", "large", "other")})
    task = Task(
        tables=(table,),
        policy=Policy(minimum_population=1000),
        populations={"place": {"small": 400, "large": 90_000}},
    )
    assert protect(task).tables[0].cells["small", "exposed"] is None


@pytest.mark.parametrize(
    ("tables", "equations", "words"),
    [
        ([MET, CountedTable((KIND,), {("buyer",): 1}, "met")], (), "samma källa"),
        ([MET], ((((("none", frozenset()), 1)),),), "ingen tabell"),
        ([MET], (((identity("met", (KIND, AGE), ("buyer", "child")), 1),),), "stämmer inte"),
    ],
)
def test_tables_that_do_not_belong_together_are_refused(tables, equations, words):
    with pytest.raises(TableError, match=words):
        protect(Task(tables=tuple(tables), equations=equations))


@pytest.mark.parametrize("method", ["optimal", "fast"])
def test_when_time_is_up_the_best_that_passes_is_returned(method, monkeypatch):
    assert protect(Task(tables=(_sparse(3),), seconds=0.0, method=method)).audit.passed
    monkeypatch.setattr(fast, "SMALL", 10)
    monkeypatch.setattr(optimal, "SMALL", 10)
    assert protect(Task(tables=(_sparse(4),), method=method, seconds=2)).audit.passed


def test_moves_leave_what_they_cannot_do_to_the_linear_programs(monkeypatch):
    monkeypatch.setattr(fast, "SMALL", 0)
    monkeypatch.setattr(optimal, "SMALL", 0)
    reports = CountedTable((AGE,), {("child",): 21}, measure="reports")
    same = ((cell(MET, "Total", "child"), 1), (cell(reports, "child"), -1))
    done = protect(Task(tables=(MET, reports), equations=(same,), method="fast"))
    assert done.audit.passed
    form = Dimension.several("form", ["labour", "sexual"])
    counts = {("exposed", "labour"): 2, ("exposed", "not:labour"): 1, ("exposed", "sexual"): 3}
    counts |= {("buyer", code): 20 for code in form.leaves}
    forms = CountedTable((KIND, form), counts)
    assert protect(Task(tables=(forms,), method="fast")).audit.passed


def test_a_cell_that_is_wide_has_no_proof():
    demand = Demand(Task(tables=(MET,)))
    hidden, rng = demand.always | demand.may_hide, np.random.default_rng(1)
    attack, child = demand.attacks[0], demand.system.index[cell(MET, "buyer", "child")]
    wide = Narrow(child, 2, 0.0, np.array([child]))
    assert Prover(demand, attack, hidden, rng).cut(wide) is None
    enough = np.full(demand.system.count, 2.0)
    assert proofs._as_cut(demand, wide, enough) is None, "what is hidden anyway is enough"


def test_a_round_looks_at_so_many_narrow_cells_and_no_more():
    demand = Demand(Task(tables=(_sparse(1),)))
    rows, attack = demand.system.rows, demand.attacks[0]
    all_of_them = narrow_cells(rows, attack, demand.always, np.random.default_rng(1))
    some = narrow_cells(rows, attack, demand.always, np.random.default_rng(1), 1)
    assert 0 < len(some) < len(all_of_them)


def test_several_forms_for_one_person_are_protected_with_those_without():
    form = Dimension.several("form", ["labour", "sexual"])
    counts = {("exposed", "labour"): 7, ("exposed", "not:labour"): 3}
    counts |= {("exposed", "sexual"): 6, ("exposed", "not:sexual"): 4}
    (safe,) = protect(Task(tables=(CountedTable((KIND, form), counts),))).tables
    assert ("exposed", "not:labour") not in safe.cells
    assert None in (safe.cells["exposed", "labour"], safe.cells["exposed", "Total"])


def test_linked_tables_give_shared_cells_one_fate():
    sex = Dimension.flat("sex", ["woman", "man", "other"])
    other = {("exposed", "woman"): 360, ("exposed", "other"): 4, ("buyer", "man"): 306}
    linked = CountedTable((KIND, sex), other, measure="met")
    first, second = protect(Task(tables=(MET, linked))).tables
    for kind in ("exposed", "buyer", "Total"):
        assert first.cells[kind, "Total"] == second.cells[kind, "Total"]


def _sparse(seed):
    rng = np.random.default_rng(seed)
    dims = (
        AGE,
        Dimension.flat("sex", ["K", "M", "X"]),
        Dimension.flat("place", [f"p{i}" for i in range(6)]),
    )
    shape = [len(one.leaves) for one in dims]
    counts = rng.poisson(rng.gamma(0.7, 6, size=shape))
    keys = (tuple(d.leaves[i] for d, i in zip(dims, at, strict=True)) for at in np.ndindex(*shape))
    return CountedTable(dims, dict(zip(keys, counts.reshape(-1).tolist(), strict=True)))


@pytest.mark.parametrize("seed", range(6))
def test_random_sparse_tables_pass(seed):
    done = protect(Task(tables=(_sparse(seed),), seconds=5))
    assert done.audit.passed
    assert done.bound <= done.objective


def test_the_audit_asks_for_more_than_the_linear_programs_did(monkeypatch):
    real, asked = protecting.audit, []

    def strict(tables, knowledge):
        found = real(tables, knowledge)
        if asked:
            return found
        asked.append(1)
        extra = Finding(cell(MET, "buyer", "child"), 1, 2, 2, 0)
        return type(found)(found.intervals, (extra,), found.seconds)

    monkeypatch.setattr(protecting, "audit", strict)
    assert protect(Task(tables=(MET,))).hidden > 4


def test_the_audit_gives_up_when_nothing_more_can_be_hidden(monkeypatch):
    real = protecting.audit

    def never(tables, knowledge):
        found = real(tables, knowledge)
        extra = Finding(cell(MET, "buyer", "child"), 1, 2, 2, 0)
        return type(found)(found.intervals, (extra,), found.seconds)

    monkeypatch.setattr(protecting, "audit", never)
    with pytest.raises(Unprotectable, match="går inte att skydda"):
        protect(Task(tables=(MET,)))


def test_no_proof_asks_for_one_more_cell(monkeypatch):
    demand = Demand(Task(tables=(MET,)))
    rounds = Rounds(demand, np.random.default_rng(1))
    monkeypatch.setattr("finmaskig.pure.statistics.protect.rounds.cut_of", lambda *_: None)
    (cut, *_) = rounds.demands(demand.always)
    assert cut.least == 1.0


def test_published_numbers_that_contradict_each_other_are_found():
    shown = {**_all(MET), ("Total", "Total"): 671}
    with pytest.raises(Contradiction, match="går inte ihop"):
        audit((SafeTable(MET.dimensions, shown, "met"),), Knowledge(policy=Policy()))
    two = SafeTable((KIND,), {("buyer",): 1}, "met")
    with pytest.raises(Contradiction, match="i en tabell"):
        audit((SafeTable(MET.dimensions, _all(MET), "met"), two), Knowledge(policy=Policy()))
    hidden = {**_all(MET), ("buyer", "child"): None, ("exposed", "child"): None}
    hidden |= {("Total", "child"): 1, ("Total", "Total"): 650}
    hidden |= {("exposed", "Total"): None, ("buyer", "Total"): None}
    with pytest.raises(Contradiction, match="Ingen tabell"):
        audit((SafeTable(MET.dimensions, hidden, "met"),), Knowledge(policy=Policy()))


def test_whole_numbers_are_asked_where_the_linear_interval_is_barely_wide_enough():
    table = _shipped("hier_500")
    done = protect(Task(tables=(table,), policy=Policy(width=1), objective="sum"))
    strict = Knowledge(policy=Policy(width=2), truth=(table,), exact_seconds=30)
    found = audit(done.tables, strict)
    assert found.findings
    assert all(one.high - one.low < 2 or one.need == 2 for one in found.findings)


def test_the_audit_gives_exact_intervals_when_it_has_time():
    (safe,) = protect(Task(tables=(MET,))).tables
    found = audit((safe,), Knowledge(policy=Policy(), exact_seconds=30))
    assert all(one.is_exact for one in found.intervals.values())


@st.composite
def small_tables(draw):
    rows, columns = draw(st.integers(2, 3)), draw(st.integers(2, 3))
    tree = draw(st.booleans()) and columns == 3
    parents = {"T": None, "a": "T", "b": "T", **({"b1": "b", "b2": "b"} if tree else {"c": "T"})}
    if columns == 2:
        parents = {"T": None, "a": "T", "b": "T"}
    dims = (Dimension.flat("r", [f"r{i}" for i in range(rows)]), Dimension.tree("c", parents))
    keys = [(r, c) for r in dims[0].leaves for c in dims[1].leaves]
    counts = draw(st.lists(st.integers(0, 9), min_size=len(keys), max_size=len(keys)))
    return CountedTable(dims, dict(zip(keys, counts, strict=True)))


@pytest.mark.unmeasured
@settings(max_examples=40)
@given(small_tables(), st.sampled_from(["optimal", "fast"]))
def test_an_attacker_who_tries_every_table_learns_nothing(table, method):
    try:
        done = protect(Task(tables=(table,), method=method))
    except Unprotectable:
        return
    seen = values_seen(list(done.tables), [table], 4)
    assume(seen is not None)
    true = _all(table)
    for key, values in seen.items():
        wide = 2 if 0 < true[key] < 5 else 1
        assert max(values) - min(values) >= wide, (key, values)


DATA = Path(__file__).resolve().parents[5] / "benchmarks" / "anchors"


def _lines(name, file):
    return (DATA / name / f"{file}.csv").read_text(encoding="utf-8").splitlines()


def _shipped(name):
    rows = list(csv.DictReader(_lines(name, "inner")))
    names = [column for column in rows[0] if column != "freq"]
    dims = []
    for one in names:
        codes = csv.DictReader(_lines(name, f"hier_{one}"))
        dims.append(Dimension.tree(one, {row["code"]: row["parent"] for row in codes}))
    counts = {tuple(row[each] for each in names): int(row["freq"]) for row in rows}
    return CountedTable(tuple(dims), counts)


@pytest.mark.parametrize(
    ("name", "objective", "best"),
    [("d2_20x20", "cells", 5), ("d2_20x20", "sum", 43), ("hier_500", "cells", 51)],
)
def test_the_optimum_of_known_tables_is_reached(name, objective, best):
    """Width 1: the optima of the measured anchors, against an attacker who knows hidden ≥ 1."""
    task = Task(tables=(_shipped(name),), policy=Policy(width=1), objective=objective)
    done = protect(task)
    assert (done.objective, done.bound) == (best, best)
