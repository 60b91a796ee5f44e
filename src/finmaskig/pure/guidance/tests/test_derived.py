"""Derived fields: what the rules read."""

from datetime import date
from itertools import product

import pytest

from finmaskig.pure.guidance.derived import ADULT, CHILD, DOMAIN, GROUPS, can_occur, derive
from finmaskig.pure.guidance.facts import facts_from
from finmaskig.pure.guidance.tests.factories import DIRECTORY, VOCABULARY

SUMMER = date(2026, 6, 15)


def derived(told, municipality="0180", on=SUMMER):
    return derive(facts_from(told, VOCABULARY), DIRECTORY.scene(municipality, on))


@pytest.mark.parametrize(
    ("told", "age"),
    [
        ({"age": 17}, "15-17"),
        ({"age": 17, "may_be_child": False}, "15-17"),
        ({"age": 18}, "18-20"),
        ({"age": 25, "may_be_child": True}, "25+"),
        ({"age": 18, "child_leaves": True}, "18-20"),
        ({"age_band": "15-17"}, "15-17"),
        ({"age_band": "21-24", "may_be_child": True}, "21-24"),
        ({"age_band": "unknown", "may_be_child": True}, "maybe_child"),
        ({"age_band": "unknown", "may_be_child": False}, "unknown_adult"),
        ({"age_band": "unknown"}, "unknown"),
        ({"may_be_child": True}, "maybe_child"),
        ({"may_be_child": False}, "unknown_adult"),
        ({"child_leaves": True}, "maybe_child"),
        ({"child_leaves": True, "may_be_child": False}, "maybe_child"),
        ({}, "not_recorded"),
    ],
)
def test_the_age_is_as_safe_as_what_is_known(told, age):
    assert derived(told)["age"] == age


@pytest.mark.parametrize(
    ("told", "answer"),
    [
        ({"age": 18, "answer": "no"}, "closed"),
        ({"age": 17, "answer": "no"}, "no"),
        ({"may_be_child": True, "answer": "no"}, "no"),
        ({"answer": "no"}, "closed"),
        ({"age": 30, "answer": "later"}, "later"),
        ({"age": 30}, "not_recorded"),
    ],
)
def test_only_an_adults_no_closes(told, answer):
    assert derived(told)["answer"] == answer


@pytest.mark.parametrize(
    ("municipality", "residence", "seen"),
    [
        ("0180", "0180", "here"),
        ("0180", "0182", "joined"),
        ("0180", "0126", "unjoined"),
        ("0180", "0980", "outside"),
        ("0180", "outside", "outside"),
        ("0180", "county", "county"),
        ("0180", "abroad", "abroad"),
        ("0180", "unknown", "unknown"),
        ("0182", "0182", "here_joined"),
        ("0182", "0180", "joined"),
        ("0126", "0126", "here"),
        ("0581", "0580", "unjoined"),
        ("0581", "0180", "outside"),
    ],
)
def test_the_residence_is_seen_from_where_the_work_is_done(municipality, residence, seen):
    assert derived({"residence": residence}, municipality)["residence"] == seen


@pytest.mark.parametrize(
    ("on", "nacka"), [(date(2021, 1, 31), "unjoined"), (date(2021, 2, 1), "joined")]
)
def test_joined_means_an_agreement_in_force(on, nacka):
    assert derived({"residence": "0182"}, on=on)["residence"] == nacka


def test_a_host_without_an_agreement_in_force_offers_nothing():
    assert derived({"residence": "0180"}, "0182", date(2021, 1, 31))["residence"] == "unjoined"


def test_lists_and_flags_tell_no_from_not_recorded():
    some = derived({"needs": ["money"], "concerns": [], "acute": True, "children": False})
    assert (some["need_money"], some["need_housing"]) == ("yes", "no")
    assert some["concern_honour"] == "no"
    assert (some["acute"], some["children"], some["operation"]) == ("yes", "no", "not_recorded")
    assert derived({})["need_money"] == "not_recorded"


def test_every_field_always_has_a_value_of_its_domain():
    for told in ({}, {"age": 3, "arena": "flat", "kind": "buyer", "needs": ["health"]}):
        fields = derived(told)
        assert set(fields) == set(DOMAIN)
        assert all(value in DOMAIN[field] for field, value in fields.items())


def test_a_group_names_values_and_is_no_value_itself():
    for field, groups in GROUPS.items():
        for name, values in groups.items():
            assert name not in DOMAIN[field]
            assert set(values) < set(DOMAIN[field])
    assert {*CHILD, *ADULT} == set(DOMAIN["age"])


def test_what_can_occur_is_what_facts_can_give():
    ages = [
        {"age": 3},
        {"age": 16},
        {"age": 19},
        {"age": 22},
        {"age": 60},
        {"age_band": "unknown"},
        {},
        {"may_be_child": True},
        {"may_be_child": False},
    ]
    answers = [{}, *({"answer": answer} for answer in ("yes", "no", "later", "could_not"))]
    leaves = [{}, {"child_leaves": True}, {"child_leaves": False}]
    given = {
        tuple(derived({**a, **b, **c})[key] for key in ("age", "answer", "child_leaves"))
        for a, b, c in product(ages, answers, leaves)
    }
    fields = (DOMAIN["age"], DOMAIN["answer"], DOMAIN["child_leaves"])
    assert given == {cell for cell in product(*fields) if can_occur(*cell)}
