"""What is published later never gives away what was published before, nor the other way."""

import numpy as np
import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from finmaskig.pure.statistics.audit import Knowledge, audit
from finmaskig.pure.statistics.dimension import Dimension, Sum
from finmaskig.pure.statistics.earlier import fates
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import Task, Unprotectable, protect
from finmaskig.pure.statistics.protect.fast import cover
from finmaskig.pure.statistics.protect.master import Master
from finmaskig.pure.statistics.protect.proofs import Cut
from finmaskig.pure.statistics.table import CountedTable, SafeTable, identity
from finmaskig.pure.statistics.task import Demand
from finmaskig.pure.statistics.tests.brute import Guesser, TooMany
from finmaskig.pure.statistics.tests.test_protect import AGE, MET, cell

COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 30))
MONTHS = ("m1", "m2", "m3")
SPANS = [MONTHS[a:b] for a in range(3) for b in range(a + 1, 4)]


@st.composite
def others(draw):
    """One or two dimensions beside the period."""
    sizes = draw(st.sampled_from([(2,), (3,), (4,), (2, 2)]))
    return tuple(
        Dimension.flat(f"d{at}", [f"{'ab'[at]}{code}" for code in range(size)])
        for at, size in enumerate(sizes)
    )


def _keys(dimensions):
    return [
        tuple(d.leaves[at] for d, at in zip(dimensions, place, strict=True))
        for place in np.ndindex(*[len(d.leaves) for d in dimensions])
    ]


def _period(spans):
    """Months are counted and never shown; each span of them is told."""
    months = tuple(sorted({month for span in spans for month in span}))
    sums = tuple(Sum("–".join((span[0], span[-1], "")), span) for span in spans)
    return Dimension("period", months, sums, None, frozenset(months))


@st.composite
def consecutive(draw):
    """A table over some months, and a later one over those and overlapping ones."""
    spans = draw(st.lists(st.sampled_from(SPANS), min_size=2, max_size=3, unique=True))
    rest = draw(others())
    later = (_period(spans), *rest)
    keys = _keys(later)
    counts = dict(
        zip(keys, draw(st.lists(COUNTS, min_size=len(keys), max_size=len(keys))), strict=True)
    )
    first = _period(spans[:1])
    before = {key: n for key, n in counts.items() if key[0] in first.leaves}
    return [CountedTable((first, *rest), before)], [CountedTable(later, counts)], ()


@st.composite
def versions(draw):
    """A table, and the same one revised: what was added and taken away is told beside it."""
    dimensions = draw(others())
    keys = _keys(dimensions)
    size = {"min_size": len(keys), "max_size": len(keys)}
    old = dict(zip(keys, draw(st.lists(COUNTS, **size)), strict=True))
    some = st.lists(st.sampled_from([0, 0, 0, 1, 2, 7]), **size)
    plus = dict(zip(keys, draw(some), strict=True))
    minus = {k: min(n, old[k]) for k, n in zip(keys, draw(some), strict=True)}
    new = {key: old[key] + plus[key] - minus[key] for key in keys}
    counts = {"m": old, "m@2": new, "m+2": plus, "m-2": minus}
    tables = [CountedTable(dimensions, n, measure) for measure, n in counts.items()]
    signs = {"m@2": 1, "m": -1, "m+2": -1, "m-2": 1}
    equations = tuple(
        tuple((identity(m, dimensions, key), sign) for m, sign in signs.items()) for key in keys
    )
    return tables[:1], tables, equations


@settings(max_examples=40)
@given(st.one_of(consecutive(), versions()), st.sampled_from(["optimal", "fast"]))
def test_adding_a_later_table_never_breaks_an_earlier_one(publications, method):
    first, later, equations = publications
    try:
        before = protect(Task(tables=tuple(first), method=method)).tables
    except Unprotectable:
        event("nothing to publish at first")
        return
    fixed = fates(before, later)
    assert len(fixed) == sum(len(table.cells) for table in before)
    try:
        task = Task(tables=tuple(later), fixed=fixed, equations=equations, method=method)
        after = protect(task).tables
    except Unprotectable as error:
        event("the earlier table stands in the way" if error.told else "nothing more to hide")
        return
    event("both are out")
    told = {identity(t.measure, t.dimensions, k): n for t in after for k, n in t.cells.items()}
    for table in before:
        for key, count in table.cells.items():
            assert told[identity(table.measure, table.dimensions, key)] == count
    try:
        _assert_nothing_is_learnt([*before, *after], later, equations)
    except TooMany:
        event("too many tables to try")


def test_what_stands_in_the_way_is_named():
    table = CountedTable((Dimension.flat("sex", ["K", "M", "X"]),), {("K",): 30, ("M",): 2})
    fixed = {identity("", table.dimensions, (code,)): True for code in ("Total", "K", "X")}
    with pytest.raises(Unprotectable, match="avslöjar M: summan, K") as refused:
        protect(Task(tables=(table,), fixed=fixed))
    assert refused.value.cell == identity("", table.dimensions, ("M",))
    assert set(refused.value.told) == {cell for cell in fixed if ("sex", "X") not in cell[1]}


def test_a_cell_that_nothing_protects_once_it_is_hidden_stays_open():
    table = CountedTable(
        (Dimension.flat("sex", ["K", "M", "X"]),), {("K",): 30, ("M",): 20, ("X",): 9}
    )
    demand = Demand(Task(tables=(table,)))
    k, m, x = (demand.system.index[identity("", table.dimensions, (c,))] for c in "KMX")
    one, nothing = np.ones(1), np.zeros(0, dtype=np.int64)
    either = Cut(np.array([k, m]), np.ones(2), 1.0, x, nothing)
    never = Cut(nothing, np.zeros(0), 1.0, m, nothing, only_if=m)
    cuts = [never, either, Cut(np.array([m]), one, 1.0, x, np.array([k]), only_if=k)]
    hidden = np.zeros(demand.system.count, dtype=np.bool_)
    hidden[m] = True
    with pytest.raises(Unprotectable, match="avslöjar X: K"):
        cover(demand, hidden, cuts)
    assert demand.kept_open.keys() == {k, m}
    master = Master(demand)
    master.add(cuts[:1])
    assert not master.cheapest(5.0)[[k, m]].any()


def test_equations_between_measures_give_nothing_away():
    reports = CountedTable((AGE,), {("child",): 21}, measure="reports")
    same = ((cell(MET, "Total", "child"), 1), (cell(reports, "child"), -1))
    apart = [*protect(Task(tables=(MET,))).tables, *protect(Task(tables=(reports,))).tables]
    leaks = {**apart[0].cells, ("exposed", "child"): 18, ("Total", "child"): None}
    for each in ("exposed", "buyer"):
        leaks |= {(each, "Total"): None, (each, "young"): None, (each, "old"): None}
    apart[0] = SafeTable(MET.dimensions, leaks, "met")
    known = Knowledge(policy=Policy(), truth=(MET, reports), equations=(same,))
    found = {one.cell: (one.low, one.high) for one in audit(apart, known).findings}
    assert found[cell(MET, "buyer", "child")] == (3, 3), "21 reports beside 18 exposed"
    done = protect(Task(tables=(MET, reports), equations=(same,)))
    shown = {**done.tables[0].cells}
    assert done.audit.passed
    assert None in (shown["exposed", "child"], done.tables[1].cells["child",])


def _assert_nothing_is_learnt(published, truth, equations):
    true = {
        identity(t.measure, t.dimensions, k): n
        for t in truth
        for k, n in zip(t.keys(), t.values.reshape(-1).tolist(), strict=True)
    }
    open_ = {
        identity(t.measure, t.dimensions, k)
        for t in published
        for k, n in t.cells.items()
        if n is not None
    }
    guesser = Guesser(published, list(equations), true)
    for table in truth:
        for key in table.keys():  # noqa: SIM118 -- a table is no mapping
            cell, shown = identity(table.measure, table.dimensions, key), table.is_shown(key)
            n = true[cell]
            small = 0 < n < 5
            if cell in open_:
                assert not small
            elif shown or small:
                wide = 2 if small else 1
                seen = guesser.values(table, key, n, wide)
                assert max(seen) - min(seen) >= wide, (key, n, seen)
