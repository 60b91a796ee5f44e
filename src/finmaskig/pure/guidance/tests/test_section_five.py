"""Each row of the guidance table as examples: what is known, and what must happen next."""

import tomllib
from itertools import product
from pathlib import Path

import pytest

from finmaskig.pure.guidance.tests.factories import MONDAY_NOON, SATURDAY_NIGHT, ask, moment

ADULT = {"age": 30, "kind": "exposed"}
CHILD = {"age": 16, "kind": "exposed", "residence": "0182"}
BUYER = {"age": 44, "kind": "buyer"}
SIGNS = {**ADULT, "trafficking": "suspected"}

TABLE = tomllib.loads(Path(__file__).with_name("section_five.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("told", "step", "level", "kind", "unit", "words"), TABLE["rows"])
def test_each_row_gives_its_step(told, step, level, kind, unit, words):
    advice = ask(told)[step]
    assert advice.office is not None
    assert (advice.level, advice.receiver, advice.office.code) == (level, kind, unit)
    assert advice.due_words == words
    assert advice.reason
    assert advice.source
    assert advice.title
    assert advice.say


@pytest.mark.parametrize(("told", "never"), TABLE["never"])
def test_what_a_row_rules_out_is_never_advised(told, never):
    assert not set(never) & set(ask(told))


@pytest.mark.parametrize(
    "told",
    [
        ADULT,
        BUYER,
        {**SIGNS, "needs": ["money", "health"], "stay": "none", "wants_return": "yes"},
        {},
    ],
)
def test_an_adults_no_closes_every_offer_at_once(told):
    advice = ask({**told, "answer": "no"})
    assert [one.step for one in advice.values() if one.level == "offer"] == []
    assert "respect-no" in advice


@pytest.mark.parametrize("age", [{"age": 17}, {"age_band": "unknown", "may_be_child": True}])
def test_a_childs_no_closes_nothing(age):
    told = {**age, "kind": "exposed", "trafficking": "evident"}
    assert set(ask({**told, "answer": "no"})) == set(ask(told))


def test_one_who_may_be_a_child_is_treated_as_a_child():
    unsure = ask({"age_band": "unknown", "may_be_child": True, "kind": "exposed"})
    assert set(unsure) - {"ask-age"} == set(ask({"age": 16, "kind": "exposed"}))


@pytest.mark.parametrize(("age", "reported"), [(17, True), (18, False)])
def test_eighteen_is_an_adult_on_the_day_of_the_meeting(age, reported):
    advice = ask({"age": age, "kind": "exposed"})
    assert ("report-concern" in advice) is reported
    assert ("offer-reception" in advice) is not reported


@pytest.mark.parametrize(
    ("at", "section"),
    [
        ("2022-05-01 12:00", "14 kap. 1 § SoL (2001:453)"),
        ("2025-06-30 23:59", "14 kap. 1 § SoL (2001:453)"),
        ("2025-07-01 00:00", "19 kap. 1 § SoL (2025:400)"),
    ],
)
def test_an_old_day_gives_the_old_law(at, section):
    assert ask(CHILD, moment(at))["report-concern"].source == section


@pytest.mark.parametrize(
    ("at", "kind"), [("2022-07-31 12:00", "police"), ("2022-08-01 12:00", "social_board")]
)
def test_the_social_board_can_apply_for_reflection_since_august_2022(at, kind):
    assert ask(SIGNS, moment(at))["apply-for-reflection"].receiver == kind


@pytest.mark.parametrize(
    ("municipality", "kind"), [("0180", "social_emergency"), ("0581", "social_board")]
)
def test_in_stockholm_the_social_emergency_service_receives(municipality, kind):
    day = ask(SIGNS, MONDAY_NOON, municipality)["offer-protected-housing"]
    night = ask(SIGNS, SATURDAY_NIGHT, municipality)["offer-protected-housing"]
    assert day.rule.receiver == kind
    assert night.receiver == "social_emergency"


def test_young_adults_from_contact_sites_meet_ungdomsjouren_in_stockholm():
    told = {"age": 19, "kind": "exposed", "arena": "contact_site"}
    assert "offer-youth-unit" in ask(told)
    assert "offer-youth-unit" not in ask(told, municipality="0581")


def test_norrkoping_has_frideborg_as_its_hub():
    advice = ask(ADULT, municipality="0581")
    assert advice["consult-hub"].office.code == "frideborg"
    assert ask({"kind": "other"}, municipality="0581")["offer-support"].office.code == "frideborg"
    assert "consult-hub" not in ask(ADULT, moment("2022-12-31 12:00"), "0581")


def test_a_closed_office_is_named_beside_the_one_that_answers():
    report = ask(CHILD, SATURDAY_NIGHT)["report-concern"]
    assert (report.office.code, report.instead_of.code) == ("jour-stockholm", "board-0182")
    forbidden = ask(CHILD, SATURDAY_NIGHT)["no-guardian-contact"]
    assert forbidden.receiver == "social_emergency"


def test_the_answer_to_a_report_is_due_after_21_days():
    due = ask({"event": "report_sent"}, moment("2024-02-08 12:00"))["ask-for-answer"].due
    assert due == moment("2024-02-29 23:59")


AGES = [{}, *({"age": age} for age in (0, 14, 15, 17, 18, 20, 21, 25, 120))]
AGES += [{"age_band": "unknown", "may_be_child": flag} for flag in (True, False)]
KINDS = [
    {},
    *({"kind": kind} for kind in ("exposed", "buyer", "youth_at_risk", "relative", "other")),
]
EVENTS = [{}, *({"event": event} for event in ("met", "report_sent", "acute_solved"))]
ANSWERS = [{}, *({"answer": answer} for answer in ("yes", "no", "later", "could_not"))]


@pytest.mark.parametrize("at", [MONDAY_NOON, SATURDAY_NIGHT])
@pytest.mark.parametrize("municipality", ["0180", "0126", "0581", "1480"])
def test_the_net_has_no_holes(at, municipality):
    for age, kind, event, answer in product(AGES, KINDS, EVENTS, ANSWERS):
        advice = ask({**age, **kind, **event, **answer}, at, municipality)
        assert advice
        for one in advice.values():
            assert one.office is not None
            assert one.office.is_open(at) or not one.rule.on_duty


def test_a_buyer_is_never_sent_to_the_victims_side():
    for age, event, answer in product(AGES, EVENTS, ANSWERS):
        told = {"kind": "buyer", "trafficking": "evident", "stay": "none", "acute": True}
        for one in ask({**told, **age, **event, **answer}).values():
            assert one.rule.staff or one.office.side != "victim"
