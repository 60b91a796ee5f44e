"""Coarser tables: what is proposed counts the same, and hides less."""

from itertools import count

from finmaskig.pure.statistics import coarsen
from finmaskig.pure.statistics.coarsen import Proposal, proposals
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.table import CountedTable

AGES = Dimension.tree(
    "age", {"Total": "", "child": "Total", "14": "child", "15": "child", "20": "Total"}
)
SEXES = Dimension.flat("sex", ["F", "M", "X"])
FORMS = Dimension.several("form", ["buyer"])
COUNTS = {("14", "F"): 3, ("15", "F"): 4, ("20", "M"): 9, ("20", "X"): 2, ("20", "F"): 30}


def small(table: CountedTable) -> int:
    return sum(0 < value < 5 for value in table.values.reshape(-1).tolist())


def test_the_best_merge_comes_first():
    table = CountedTable((AGES, SEXES), COUNTS)
    found = proposals(table, small)
    assert small(table) == 6
    assert found[0] == Proposal("age", ("14", "15", "20"), "", 1, 5)
    assert Proposal("sex", ("F", "M", "X"), "", 2, 4) in found
    assert Proposal("age", ("14", "15"), "child", 2, 4) in found
    assert Proposal("sex", ("M", "X"), "M+X", 4, 2) in found
    assert [one.fewer for one in found] == sorted((one.fewer for one in found), reverse=True)


def test_a_coarser_table_counts_the_same():
    table = CountedTable((AGES, SEXES), COUNTS)
    changes = list(coarsen._changes(table))
    assert {change.into for change in changes} == {"child", "", "F+M", "M+X"}
    assert all(sum(change.table.counts.values()) == 48 for change in changes)


def test_dimensions_that_overlap_stay_whole():
    both = {("F", "buyer"): 1, ("F", "not:buyer"): 2}
    merged = {change.axis for change in coarsen._changes(CountedTable((SEXES, FORMS), both))}
    assert merged == {0}


def test_the_only_dimension_does_not_go_away():
    table = CountedTable((SEXES,), {("F",): 2, ("M",): 3})
    assert all(one.into for one in proposals(table, small))


def test_when_time_is_up_nothing_more_is_tried():
    tried = count()
    table = CountedTable((AGES, SEXES), COUNTS)
    assert proposals(table, lambda _: next(tried), seconds=-1) == []
    assert next(tried) == 1
