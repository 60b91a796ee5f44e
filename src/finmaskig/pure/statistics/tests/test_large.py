"""Large tables: moves tell the linear programs what they found, an audit goes part by part."""

import numpy as np
import pytest

from finmaskig.pure.statistics.audit import Knowledge, audit, blocks, judging
from finmaskig.pure.statistics.audit import bounds as seen
from finmaskig.pure.statistics.audit.bounds import Bounds
from finmaskig.pure.statistics.audit.model import Unknowns
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import Task, fast, optimal, protect
from finmaskig.pure.statistics.protect.moves import Mover, move_pattern
from finmaskig.pure.statistics.protect.ranges import narrow_cells
from finmaskig.pure.statistics.protect.rounds import Rounds
from finmaskig.pure.statistics.table import CountedTable, SafeTable, identity
from finmaskig.pure.statistics.task import Demand
from finmaskig.pure.statistics.tests.test_protect import MET, _sparse, cell


@pytest.fixture
def many(monkeypatch):
    """Let a few unknowns be many."""
    monkeypatch.setattr(blocks, "MANY", 6)
    monkeypatch.setattr(judging, "MANY", 6)


@pytest.fixture
def large(monkeypatch):
    """Let every system be large: moves come first."""
    monkeypatch.setattr(fast, "SMALL", 0)
    monkeypatch.setattr(optimal, "SMALL", 0)


def _judged(tables, truth, **known):
    return audit(tables, Knowledge(policy=Policy(), truth=truth, **known))


@pytest.mark.parametrize("seed", range(4))
def test_an_audit_in_parts_finds_the_same(seed, monkeypatch):
    table = _sparse(seed)
    narrow = Task(tables=(table,), policy=Policy(width=1), seconds=5)
    tables = protect(narrow).tables
    leaking = [SafeTable(t.dimensions, _with_a_leak(t), t.measure) for t in tables]
    whole = [_judged(each, (table,)) for each in (tables, leaking)]
    monkeypatch.setattr(blocks, "MANY", 6)
    monkeypatch.setattr(judging, "MANY", 6)
    parts = [_judged(each, (table,)) for each in (tables, leaking)]
    for one, other in zip(whole, parts, strict=True):
        assert {each.cell for each in one.findings} == {each.cell for each in other.findings}
        assert one.intervals.keys() == other.intervals.keys()
    assert whole[1].findings


def _with_a_leak(table):
    """Open all but one hidden cell of some line: that one is given away."""
    first = table.hidden[0]
    true = dict(zip(table.cells, table.cells.values(), strict=True))
    return {
        key: count if count is not None or key[1:] == first[1:] else None
        for key, count in true.items()
    } | {key: None for key in table.cells if key[1:] == first[1:] and table.cells[key] is None}


def test_without_the_truth_the_audit_begins_with_a_table_that_fits(many):
    (safe,) = protect(Task(tables=(_sparse(1),), seconds=5)).tables
    found = audit([safe], Knowledge(policy=Policy()))
    assert found.passed
    assert len(found.intervals) == len(safe.hidden)


def test_parts_leave_out_codes_that_nothing_hidden_has(many):
    open_ = CountedTable((Dimension.flat("x", [f"x{at}" for at in range(9)]),), {}, "other")
    tables = protect(Task(tables=(_sparse(2), open_), seconds=5)).tables
    assert _judged(tables, (_sparse(2), open_)).passed


def test_a_table_is_protected_and_attacked_as_a_large_one(many, large):
    for seed in range(3):
        assert protect(Task(tables=(_sparse(seed),), method="fast", seconds=20)).audit.passed


def test_what_moves_found_need_not_be_asked_of_linear_programs():
    demand = Demand(Task(tables=(_sparse(3),)))
    hidden, room = move_pattern(demand, demand.always.copy(), np.random.default_rng(1), 0.1)
    attack, rows = demand.attacks[0], demand.system.rows
    asked = narrow_cells(rows, attack, hidden, np.random.default_rng(1))
    told = narrow_cells(rows, attack, hidden, np.random.default_rng(1), None, room[0])
    assert {one.cell for one in told} == {one.cell for one in asked}, "each move is a table"


def test_equal_cells_are_moved_from_their_innermost_place():
    """A county whose people all live in one place: the two are one cell, and moves reach it."""
    places = {"Total": None, "c1": "Total", "a": "c1", "b": "c1", "c2": "Total", "d": "c2"}
    sex = Dimension.flat("sex", ["K", "M", "X"])
    counts = {("b", "K"): 4, ("b", "M"): 30, ("d", "K"): 20, ("d", "M"): 40, ("d", "X"): 50}
    table = CountedTable((Dimension.tree("place", places), sex), counts)
    demand = Demand(Task(tables=(table,)))
    mover = Mover(demand, demand.attacks[0], np.random.default_rng(1))
    free = np.ones(demand.system.count)
    at = demand.system.index[cell(table, "c1", "K")]
    found = mover.cheapest(at, 2, free)
    moved = np.zeros(demand.system.count)
    moved[found.cells] = found.signs
    assert moved[at] == 1
    assert not demand.system.rows.times(moved).any()
    assert mover.cheapest(at, 2, free * 1e13) is None


def test_a_move_is_forgotten_when_a_cell_is_opened_again(large, monkeypatch):
    real, opened = fast.cover, []

    def cover(demand, hidden, cuts):
        done = real(demand, hidden, cuts)
        free = np.flatnonzero(demand.may_hide & ~done)
        if len(free) and not opened:
            opened.append(int(free[0]))
            demand.keep_open(opened[0], np.zeros(0, dtype=np.int64))
        return done

    def no_moves(demand, hidden, *_):
        return hidden, np.ones((1, 2, demand.system.count), dtype=np.int64)

    monkeypatch.setattr(fast, "cover", cover)
    monkeypatch.setattr(fast, "move_pattern", no_moves)
    done = protect(Task(tables=(MET,), method="fast"))
    assert opened
    assert done.audit.passed


def test_what_one_proof_explains_is_not_proved_again():
    demand = Demand(Task(tables=(_sparse(1),)))
    rounds = Rounds(demand, np.random.default_rng(1))
    rows, attack = demand.system.rows, demand.attacks[0]
    one = narrow_cells(rows, attack, demand.always, np.random.default_rng(1), 1)[0]
    assert len(rounds._strong(0, [one, one], demand.always)) == 1


def test_without_a_table_to_begin_with_no_part_is_looked_at():
    sex = Dimension.flat("sex", ("girl", "boy"))
    cells = tuple(identity("met", (sex,), (code,)) for code in sex.leaves)
    group = Unknowns(cells, (1, 1), ((((0, 1), (1, 1)), 9),))
    bounds, needs = Bounds(group), np.array([2, 2])
    bounds.table = None
    before = bounds.narrow(needs).tolist()
    blocks.widen_in_parts(bounds, group, sex, needs, np.random.default_rng(1))
    assert bounds.narrow(needs).tolist() == before != []


def test_a_question_without_an_answer_in_time_is_not_taken_for_one(monkeypatch):
    (safe,) = protect(Task(tables=(MET,))).tables
    monkeypatch.setattr(seen, "SHORT", 0.0)
    found = audit([safe], Knowledge(policy=Policy(), truth=(MET,), exact_seconds=30))
    assert found.intervals
    assert not any(one.is_exact for one in found.intervals.values())
