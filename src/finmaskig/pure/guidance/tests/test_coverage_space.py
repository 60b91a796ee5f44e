"""Masks over few fields say what the plain reading says about every situation."""

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from finmaskig.pure.guidance.coverage.space import (
    Axis,
    Giver,
    Space,
    both,
    condition_of,
    holds,
    prove,
)

KIND = Axis(("kind",), (("not_recorded",), ("buyer",), ("exposed",)))
WHO = Axis(("age", "answer"), (("child", "no"), ("adult", "yes"), ("adult", "closed")))
ACUTE = Axis(("acute",), (("no",), ("yes",)))
SPACE = Space((KIND, WHO, ACUTE))
SITUATIONS = [
    {**a, **b, **c}
    for a, b, c in product(
        *([axis.values(at) for at in range(len(axis.points))] for axis in SPACE.axes)
    )
]
WORDS = {
    "kind": ["not_recorded", "buyer", "exposed"],
    "age": ["child", "adult"],
    "answer": ["no", "yes", "closed"],
    "acute": ["no", "yes"],
}


@st.composite
def conditions(draw):
    fields = draw(st.sets(st.sampled_from(sorted(WORDS)), max_size=3))
    return condition_of({f: draw(st.sets(st.sampled_from(WORDS[f]), min_size=1)) for f in fields})


givers = st.builds(Giver, conditions(), st.lists(conditions(), max_size=2).map(tuple))


@given(conditions(), st.lists(givers, max_size=6).map(tuple))
def test_a_hole_is_found_exactly_when_the_plain_reading_finds_one(need, given_by):
    holes = [s for s in SITUATIONS if holds(need, s) and not any(g.gives(s) for g in given_by)]
    hole = prove(SPACE, need, given_by).hole
    assert (hole in holes) if holes else (hole is None)


@given(conditions(), conditions())
def test_two_conditions_together_hold_where_both_hold(one, other):
    together = both(one, other)
    assert all(holds(together, s) == (holds(one, s) and holds(other, s)) for s in SITUATIONS)


def test_only_the_fields_that_are_read_are_looked_at():
    need, giver = condition_of({"kind": ["buyer"]}), Giver(condition_of({"acute": ["no", "yes"]}))
    assert prove(SPACE, need, (giver,)).cells == 1
    assert SPACE.situations == 18


def test_a_need_that_no_situation_has_is_met():
    never = condition_of({"age": ["child"], "answer": ["closed"]})
    assert prove(SPACE, never, ()).hole is None
