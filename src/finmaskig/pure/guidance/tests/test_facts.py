"""Facts are read strictly: what is not known is refused with a sentence."""

import pytest

from finmaskig.pure.guidance.facts import KEYS, FactError, Facts, band_of, facts_from
from finmaskig.pure.guidance.tests.factories import VOCABULARY

TOLD = {
    "age": 17,
    "age_band": "15-17",
    "may_be_child": False,
    "kind": "exposed",
    "sex": "not_recorded",
    "residence": "0182",
    "trafficking": "none",
    "stay": "unknown",
    "acute": False,
    "guardian_safe": "yes",
    "children": False,
    "arena": "hotel",
    "wants_return": "no",
    "needs": ["money", "housing"],
    "concerns": [],
    "event": "met",
    "answer": "later",
    "child_leaves": False,
    "operation": True,
}


def test_every_fact_can_be_told():
    assert set(TOLD) == set(KEYS)
    facts = facts_from(TOLD, VOCABULARY)
    assert facts.as_mapping() == {
        **TOLD,
        "needs": frozenset(("money", "housing")),
        "concerns": frozenset(),
    }


def test_nothing_told_is_nothing_recorded():
    assert facts_from({}, VOCABULARY) == Facts()
    assert Facts().as_mapping() == {}


@pytest.mark.parametrize(
    ("told", "key", "sentence"),
    [
        ({"name": "X"}, "name", "Uppgiften ”name” finns inte. Tillåtet: age, age_band,"),
        ({"age": -1}, "age", "age -1 är ingen ålder i hela år. Tillåtet: 0–120."),
        ({"age": 121}, "age", "age 121 är ingen ålder i hela år. Tillåtet: 0–120."),
        ({"age": 16.5}, "age", "age 16.5 är ingen ålder i hela år."),
        ({"age": True}, "age", "age True är ingen ålder i hela år."),
        ({"age": "16"}, "age", "age ”16” är ingen ålder i hela år."),
        ({"kind": "seller"}, "kind", "kind kan inte vara ”seller”. Tillåtet: exposed, buyer,"),
        ({"kind": None}, "kind", "kind kan inte vara None."),
        ({"kind": ["buyer"]}, "kind", "kind kan inte vara ['buyer']."),
        ({"residence": "9999"}, "residence", "Tillåtet: en kommunkod med fyra siffror, county,"),
        ({"arena": "moon"}, "arena", "Tillåtet: street, hotel,"),
        ({"acute": "yes"}, "acute", "acute ”yes” är varken sant eller falskt. Tillåtet: true,"),
        ({"needs": "money"}, "needs", "needs ”money” är ingen lista. Tillåtet: money,"),
        ({"needs": ["fun"]}, "needs", "needs kan inte innehålla ”fun”. Tillåtet: money,"),
        ({"concerns": [[]]}, "concerns", "concerns kan inte innehålla []."),
        (
            {"age": 17, "age_band": "18-20"},
            "age_band",
            "age_band ”18-20” stämmer inte med age 17. Tillåtet: 15-17.",
        ),
    ],
)
def test_what_is_not_known_is_refused_with_a_sentence(told, key, sentence):
    with pytest.raises(FactError) as refused:
        facts_from(told, VOCABULARY)
    assert refused.value.key == key
    assert sentence in refused.value.message
    assert all(str(one) in refused.value.message for one in refused.value.allowed)


@pytest.mark.parametrize(
    ("age", "band"),
    [
        (0, "0-14"),
        (14, "0-14"),
        (15, "15-17"),
        (17, "15-17"),
        (18, "18-20"),
        (20, "18-20"),
        (21, "21-24"),
        (24, "21-24"),
        (25, "25+"),
        (120, "25+"),
    ],
)
def test_each_age_has_its_band(age, band):
    assert band_of(age) == band


@pytest.mark.parametrize(
    ("residence", "home"), [("0182", "0182"), ("county", ""), (None, ""), ("outside", "")]
)
def test_home_is_a_municipality_or_not_known(residence, home):
    assert VOCABULARY.home_of(residence) == home
