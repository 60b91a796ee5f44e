"""The space holds what `derive` can make of facts, and nothing else."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.pure.guidance.coverage.reach import reach_of, widest
from finmaskig.pure.guidance.coverage.space import condition_of, prove
from finmaskig.pure.guidance.derived import DOMAIN, derive
from finmaskig.pure.guidance.facts import CHOICES, FLAGS, LISTS, FactError, facts_from
from finmaskig.pure.guidance.tests.factories import DIRECTORY, VOCABULARY

SCENE = DIRECTORY.scene("0182", date(2026, 6, 15))
REACH = reach_of(SCENE)
RECORDED = st.fixed_dictionaries(
    {},
    optional={
        "age": st.integers(0, 120),
        "residence": st.sampled_from(["0180", "0126", "1480", "county", "abroad"]),
        "arena": st.sampled_from(sorted(VOCABULARY.arenas)),
        **{key: st.sampled_from(values) for key, values in CHOICES.items()},
        **{key: st.booleans() for key in FLAGS},
        **{key: st.lists(st.sampled_from(words)) for key, words in LISTS.items()},
    },
)


def situation(recorded):
    return derive(facts_from(recorded, VOCABULARY), SCENE)


@given(RECORDED)
def test_every_situation_that_facts_lead_to_is_in_the_space(recorded):
    try:
        derived = situation(recorded)
    except FactError:
        return
    for axis in (*REACH.space.axes, *widest().axes):
        assert tuple(derived[name] for name in axis.fields) in axis.points


@given(RECORDED)
def test_an_example_leads_back_to_its_situation(recorded):
    try:
        derived = situation(recorded)
    except FactError:
        return
    assert situation(REACH.example(derived)) == derived


@pytest.mark.parametrize(
    "never",
    [
        {"age": ["15-17", "maybe_child"], "answer": ["closed"]},
        {"age": ["25+", "unknown"], "answer": ["no"]},
        {"age": ["unknown_adult", "unknown", "not_recorded"], "child_leaves": ["yes"]},
        {"need_money": ["yes"], "need_health": ["not_recorded"]},
        {"concern_honour": ["no"], "concern_family": ["not_recorded"]},
    ],
)
def test_what_no_facts_lead_to_is_never_a_hole(never):
    assert prove(widest(), condition_of(never), ()).hole is None


def test_every_derived_field_has_an_axis_with_all_its_values():
    seen = {n: {p[at] for p in a.points} for a in widest().axes for at, n in enumerate(a.fields)}
    assert seen == {name: set(values) for name, values in DOMAIN.items()}


def test_a_situation_of_another_place_gets_the_nearest_example():
    assert REACH.example({"residence": "here", "kind": "buyer"}) == {"kind": "buyer"}
