"""Rounding: every sum still adds up, and no count goes further than its base."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finmaskig.pure.statistics.dimension import Dimension, Sum
from finmaskig.pure.statistics.rounding import Unroundable, round_tables
from finmaskig.pure.statistics.table import CountedTable, SafeTable, TableError

AGES = Dimension.tree(
    "age", {"Total": "", "child": "Total", "14": "child", "15": "child", "20": "Total"}
)
SEXES = Dimension.flat("sex", ["F", "M", "X"])
FORMS = Dimension.several("form", ["buyer", "seller"])
SECRET = b"only for this test"
KNOT = Dimension(
    "knot",
    ("a", "b", "c", "e", "f"),
    (
        Sum("ab", ("a", "b")),
        Sum("ac", ("a", "c")),
        Sum("bce", ("b", "c", "e")),
        Sum("bcf", ("b", "c", "f")),
        Sum("aef", ("a", "e", "f")),
    ),
)


@st.composite
def tables(draw):
    """Count people; each may be in several forms, or none."""
    chosen = draw(st.lists(st.sampled_from([AGES, SEXES, FORMS]), min_size=1, unique=True))
    dimensions = tuple(sorted(chosen, key=lambda one: one is FORMS))
    plain = [one for one in dimensions if one is not FORMS]
    numbers = draw(st.lists(st.integers(0, 23), min_size=27, max_size=27))
    counts = {}
    for n, place in enumerate(np.ndindex(*[len(one.leaves) for one in plain])):
        key = tuple(one.leaves[at] for one, at in zip(plain, place, strict=True))
        if FORMS not in dimensions:
            counts[key] = numbers[n]
            continue
        for form, drawn in zip(("buyer", "seller"), numbers[9 + n :], strict=False):
            counts[*key, form] = min(drawn, numbers[n])
            counts[*key, f"not:{form}"] = numbers[n] - min(drawn, numbers[n])
    return CountedTable(dimensions, counts)


def adds_up(table: SafeTable) -> bool:
    """Compare each whole with its parts, cell for cell, as a reader would."""
    for axis, dimension in enumerate(table.dimensions):
        for one in dimension.sums:
            for key in [key for key in table.cells if key[axis] == one.whole]:
                parts = [(*key[:axis], part, *key[axis + 1 :]) for part in one.parts]
                if any(part not in table.cells for part in parts):
                    continue
                if table.cells[key] != sum(table.cells[part] for part in parts):
                    return False
    return True


@settings(max_examples=60, deadline=None)
@given(tables(), st.sampled_from([3, 5]), st.binary(max_size=8))
def test_rounding_is_additive_and_within_its_base(table, base, secret):
    rounded = round_tables([table], base=base, secret=secret)
    (safe,) = rounded.tables
    true = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    far = {key: abs(count - true[key]) for key, count in safe.cells.items()}
    assert adds_up(safe)
    assert set(safe.cells) == {key for key in true if table.is_shown(key)}
    assert all(count % base == 0 and count >= 0 for count in safe.cells.values())
    assert all(each < base or (rounded.moved and each == base) for each in far.values())
    assert rounded.furthest == max(far.values()) or FORMS in table.dimensions
    assert (safe.rounded_to, safe.hidden) == (base, ())


def table_of(size: int, seed: int = 7) -> CountedTable:
    rng = np.random.default_rng(seed)
    codes = [f"c{n}" for n in range(size)]
    dimensions = tuple(Dimension.flat(name, codes) for name in "abc")
    counts = {
        tuple(codes[at] for at in place): int(rng.negative_binomial(1, 0.08))
        for place in np.ndindex(size, size, size)
    }
    return CountedTable(dimensions, counts)


def test_a_thousand_cells_in_a_second_or_so():
    rounded = round_tables([table_of(10)], base=5, secret=SECRET)
    assert rounded.cells == 1331
    assert (rounded.furthest, rounded.moved) == (4, 0)
    assert rounded.seconds < 20


def test_the_same_secret_gives_the_same_and_another_gives_another():
    table = table_of(3)
    first, again, other = (
        round_tables([table], base=3, secret=secret).tables for secret in (SECRET, SECRET, b"other")
    )
    assert first == again
    assert first != other


def test_the_draw_is_fair():
    table = CountedTable((Dimension.flat("sex", ["F"]),), {("F",): 2})
    up = [
        round_tables([table], base=5, secret=bytes([n])).tables[0].cells["F",] for n in range(200)
    ]
    assert set(up) == {0, 5}
    assert 50 < up.count(5) < 110


def test_linked_tables_agree_on_what_they_share():
    ages, sexes = ("14", "15", "20"), ("F", "M", "X")
    both = {(age, sex): 4 * n + m + 1 for n, age in enumerate(ages) for m, sex in enumerate(sexes)}
    alone = {(age,): sum(both[age, sex] for sex in sexes) for age in ages}
    one, two = round_tables(
        [CountedTable((AGES, SEXES), both), CountedTable((AGES,), alone)], base=5, secret=SECRET
    ).tables
    assert one.view(["age"]).cells == two.cells
    assert one.view(["age"]).rounded_to == 5
    with pytest.raises(TableError, match="inte från samma källa"):
        round_tables(
            [CountedTable((AGES, SEXES), both), CountedTable((AGES,), {("14",): 1})],
            base=5,
            secret=SECRET,
        )


def test_a_multiple_moves_only_when_the_sums_demand_it():
    counts = {("a",): 1, ("b",): 4, ("c",): 4, ("e",): 2, ("f",): 2}
    rounded = round_tables([CountedTable((KNOT,), counts)], base=5, secret=SECRET)
    assert adds_up(rounded.tables[0])
    assert (rounded.moved, rounded.furthest) == (1, 5)


def test_without_time_nothing_is_published():
    with pytest.raises(Unroundable, match="--seconds"):
        round_tables([table_of(2)], base=3, secret=SECRET, seconds=0)
