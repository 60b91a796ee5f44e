"""The search for the best pattern: every pattern tried, what is dear, what breaks ties."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import Task, Unprotectable, optimal, protect
from finmaskig.pure.statistics.protect.master import Master
from finmaskig.pure.statistics.table import CountedTable, identity
from finmaskig.pure.statistics.tests.test_protect import _shipped

SEX = Dimension.flat("sex", ["girl", "boy"])
PLACE = Dimension.flat("place", ["a", "b"])
AGE = Dimension.tree("age", {"T": None, "c": "T", "d": "T", "c1": "c", "c2": "c", "d1": "d"})
ABOVE = 4
"""The attacker tries counts up to so many above the true one: more than any width asked for."""


def _inner(dimensions):
    return list(product(*(one.leaves for one in dimensions)))


def _true(table):
    return dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))


def _more(table, done):
    """Return how many cells are hidden beyond the unsafe ones, and their sum."""
    true = _true(table)
    more = [true[key] for key in done.tables[0].hidden if true[key] >= 5]
    return len(more), sum(more)


def _looks(table):
    """Return every table within reach, the true one too: one a row, a cell each column."""
    keys = _inner(table.dimensions)
    grid = np.indices([table.counts[key] + ABOVE for key in keys]).reshape(len(keys), -1)
    of_leaf = [CountedTable(table.dimensions, {key: 1}).values.reshape(-1) for key in keys]
    return grid.T @ np.array(of_leaf)


def _protects(hidden, looks, true):
    """Tell whether all that look the same leave each hidden cell wide enough."""
    open_cells = np.setdiff1d(np.arange(len(true)), hidden)
    same = (looks[:, open_cells] == true[open_cells]).all(axis=1)
    same &= (looks[:, hidden] >= 1).all(axis=1)
    width = np.ptp(looks[same][:, hidden], axis=0)
    return (width >= np.where(true[hidden] < 5, 2, 1)).all()


def _best(table, aim):
    """Return the best (number, sum), or (sum, number), of all patterns that protect."""
    true, looks = table.values.reshape(-1), _looks(table)
    unsafe = [at for at, count in enumerate(true) if 0 < count < 5]
    others = [at for at, count in enumerate(true) if count >= 5]
    found = []
    for number in range(len(others) + 1):
        for more in combinations(others, number):
            both = number, int(true[list(more)].sum())
            if _protects(np.array([*unsafe, *more], dtype=np.int64), looks, true):
                found.append(both if aim == "cells" else both[::-1])
    return min(found, default=None)


@st.composite
def _tiny(draw):
    dimensions = draw(st.sampled_from([(SEX, PLACE), (AGE,)]))
    keys = _inner(dimensions)
    counts = draw(st.lists(st.integers(0, 9), min_size=len(keys), max_size=len(keys)))
    return CountedTable(dimensions, dict(zip(keys, counts, strict=True)))


@settings(max_examples=30)
@given(_tiny(), st.sampled_from(["cells", "sum"]))
def test_the_optimum_is_the_best_of_all_patterns(table, aim):
    best = _best(table, aim)
    try:
        done = protect(Task(tables=(table,), objective=aim))
    except Unprotectable:
        assert best is None
        return
    both = _more(table, done)
    assert (both if aim == "cells" else both[::-1]) == best
    assert done.objective == done.bound == best[0]


def test_among_the_fewest_cells_the_smallest_sum_is_hidden():
    table = _shipped("hier_500")
    done = protect(Task(tables=(table,), policy=Policy(width=1)))
    assert _more(table, done) == (51, 691)


def test_a_fast_pattern_is_near_the_best():
    table = _shipped("hier_500")
    exact = protect(Task(tables=(table,), objective="sum"))
    near = protect(Task(tables=(table,), objective="sum", method="fast"))
    assert exact.bound == exact.objective
    assert exact.objective <= near.objective <= exact.objective * (1 + optimal.NEAR_ENOUGH)
    assert 0 < near.bound <= exact.objective


@pytest.mark.parametrize("method", ["optimal", "fast"])
@pytest.mark.parametrize("secret", [b"", b"one", b"two", b"three"])
def test_a_dear_cell_stays_open_whatever_that_costs(method, secret):
    table = _shipped("d2_20x20")
    roots = [one.root for one in table.dimensions]
    margins = [key for key in _true(table) if any(map(str.__eq__, key, roots))]
    dear = frozenset(identity("", table.dimensions, key) for key in margins)
    done = protect(Task(tables=(table,), dear=dear, method=method, secret=secret))
    assert not [key for key in margins if key in done.tables[0].hidden and _true(table)[key] >= 5]
    assert _more(table, done)[0] >= 5, "no fewer than when everything may be hidden"


def test_when_time_is_up_in_the_middle_the_best_so_far_stands(monkeypatch):
    real = Master.cheapest
    monkeypatch.setattr(
        Master, "cheapest", lambda self, seconds: None if self._keeps else real(self, seconds)
    )
    done = protect(Task(tables=(_shipped("hier_500"),), policy=Policy(width=1)))
    assert done.audit.passed
    assert done.objective == done.bound == 51, "the proof does not need completed patterns"
