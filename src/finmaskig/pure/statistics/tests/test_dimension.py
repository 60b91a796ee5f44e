"""Dimensions, policies and the three kinds of table."""

from datetime import date

import pytest

from finmaskig.pure.statistics.dimension import Dimension, DimensionError, Sum
from finmaskig.pure.statistics.policy import Policy, PolicyError, policy_on
from finmaskig.pure.statistics.table import CountedTable, SafeTable, TableError

PERIOD = Dimension(
    "period",
    ("a", "b", "c"),
    (Sum("ab", ("a", "b")), Sum("bc", ("b", "c"))),
    None,
    frozenset("abc"),
)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: Dimension("d", ()), "inga koder"),
        (lambda: Dimension("d", ("a", "a")), "två gånger"),
        (lambda: Dimension("d", ("a",), (Sum("b", ("a", "x")),)), "cirkel"),
        (lambda: Dimension("d", ("a",), root="t"), "saknar sin summa"),
        (lambda: Dimension("d", ("a",), (Sum("b", ("c",)), Sum("c", ("b",)))), "cirkel"),
        (lambda: Dimension("d", ("a", "b"), (Sum("a", ("b",)),)), "både del och summa"),
        (lambda: Dimension("d", ("a",), (Sum("t", ("a",)), Sum("t", ("x",))), "t"), "finns inte"),
        (lambda: Dimension.tree("d", {"a": None, "b": ""}), "en rot"),
        (lambda: Dimension.tree("d", {"a": "b"}), "en rot; den har ingen"),
        (lambda: Dimension.tree("d", {"a": None, "b": "x"}), "okända föräldern x"),
        (lambda: Dimension.tree("d", {"t": None, "a": "b", "b": "a"}), "cirkel"),
    ],
)
def test_codes_that_make_no_dimension_are_refused(make, words):
    with pytest.raises(DimensionError, match=words):
        make()


def test_a_silent_code_is_counted_and_never_shown():
    assert PERIOD.shown == ("ab", "bc")
    assert PERIOD.leaves_of("bc") == ("b", "c")
    table = CountedTable((PERIOD,), {("b",): 7}, margins=(frozenset({"period"}),))
    assert table.values.tolist() == [7, 7, 0, 7, 0]
    assert [table.is_shown(key) for key in table.keys()] == [True, True, False, False, False]  # noqa: SIM118


@pytest.mark.parametrize(
    ("counts", "words"),
    [({("b",): -1}, "negativt"), ({("ab",): 1}, "innersta"), ({("b", "x"): 1}, "innersta")],
)
def test_counts_that_make_no_table_are_refused(counts, words):
    with pytest.raises(TableError, match=words):
        CountedTable((PERIOD,), counts)


def test_a_view_shows_a_part_and_nothing_else():
    kind = Dimension.flat("kind", ["exposed", "buyer"])
    cells = {("ab", "exposed"): None, ("ab", "buyer"): 9, ("ab", "Total"): None}
    safe = SafeTable((PERIOD, kind), cells)
    assert safe.view(["kind"], {"period": "ab"}).cells["buyer",] == 9
    assert safe.hidden == (("ab", "exposed"), ("ab", "Total"))
    for shown, at, words in (
        (["kind"], {}, "Välj en kod för period"),
        (["x"], {"period": "ab"}, "delas inte efter x"),
        (["kind"], {"period": "bc"}, "inte publicerad"),
    ):
        with pytest.raises(TableError, match=words):
            safe.view(shown, at)


def test_a_policy_is_dated_and_only_becomes_stricter():
    assert policy_on(date(2026, 11, 26)) == Policy()
    with pytest.raises(PolicyError, match="Ingen regel"):
        policy_on(date(1999, 12, 31))
    with pytest.raises(PolicyError, match="minst 1"):
        Policy(threshold=0)
    both = Policy(threshold=10).stricter(Policy(width=3, zeros_safe=False))
    assert (both.threshold, both.width, both.zeros_safe) == (10, 3, False)
    assert both.is_unsafe(0)
