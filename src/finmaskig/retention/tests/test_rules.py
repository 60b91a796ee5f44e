"""When a time has run out, who may decide, and what stops it: plain values, no database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.retention import rules
from finmaskig.retention.choices import HoldReason, ItemState, ListState
from finmaskig.retention.rulebook import all_rules
from finmaskig.vault import fading

SUPPORT = rules.rule_on(all_rules(), "case_support", date(2026, 1, 1))
ADVICE = rules.rule_on(all_rules(), "case_advice", date(2026, 1, 1))
FACTS = rules.Facts(
    began_on=date(2026, 1, 1), last_on=date(2026, 3, 25), rule=SUPPORT, decided_years=5
)
PLACE = rules.Place(unit="mika", board="sn", side="victim")
WORKER = rules.Person(user="sara", role="worker", unit="mika", board="sn", side="victim")
LEAD = replace(WORKER, user="karin", role="lead")


@pytest.mark.parametrize(
    ("last_on", "earliest_on", "done_by_on"),
    [
        (date(2026, 3, 25), date(2031, 3, 26), date(2032, 12, 31)),
        (date(2024, 2, 29), date(2029, 3, 1), date(2030, 12, 31)),
        (date(2023, 2, 28), date(2028, 2, 29), date(2029, 12, 31)),
        (date(2026, 12, 30), date(2031, 12, 31), date(2032, 12, 31)),
        (date(2026, 12, 31), date(2032, 1, 1), date(2032, 12, 31)),
        (date(2027, 1, 1), date(2032, 1, 2), date(2033, 12, 31)),
    ],
)
def test_five_years_after_the_last_note_and_done_within_the_year_after(
    last_on, earliest_on, done_by_on
):
    assert rules.period_of(last_on, SUPPORT, 5) == rules.Period(earliest_on, done_by_on)


def test_what_the_board_sets_itself_has_no_last_day():
    assert rules.period_of(date(2026, 3, 25), ADVICE, 2).done_by_on is None


@pytest.mark.parametrize(
    ("on", "latest"),
    [
        (date(2028, 3, 1), date(2023, 2, 28)),
        (date(2029, 3, 1), date(2024, 2, 29)),
        (date(2031, 3, 26), date(2026, 3, 25)),
    ],
)
def test_a_leap_day_is_counted_back_as_it_is_counted_on(on, latest):
    assert rules.years_before(on, 5) == latest


@given(on=st.dates(date(2026, 1, 1), date(2080, 1, 1)), years=st.integers(1, 10))
def test_the_latest_day_that_has_run_out_is_the_latest(on, years):
    latest = rules.years_before(on, years)
    assert rules.years_after(latest, years) < on
    assert rules.years_after(latest + timedelta(days=1), years) >= on


@pytest.mark.parametrize(
    ("rule", "decided", "years"),
    [(ADVICE, None, 5), (ADVICE, 2, 2), (SUPPORT, None, 5), (SUPPORT, 2, 5)],
)
def test_the_board_sets_the_years_only_where_the_law_does_not(rule, decided, years):
    assert rules.years_of(rule, decided) == years


@pytest.mark.parametrize(
    ("changed", "on", "code"),
    [
        ({}, date(2031, 3, 25), "waits"),
        ({}, date(2031, 3, 26), "due"),
        ({}, date(2032, 12, 31), "due"),
        ({}, date(2033, 1, 1), "late"),
        ({"is_held": True}, date(2033, 1, 1), "held"),
        ({"is_held": True}, date(2026, 4, 1), "held"),
        ({"decided_years": None}, date(2033, 1, 1), "no_decision"),
        ({"rule": None}, date(2033, 1, 1), "no_rule"),
        ({}, date(2026, 3, 24), "in_future"),
        ({"last_on": None}, date(2026, 1, 8), "waits"),
        ({"last_on": None}, date(2026, 1, 9), "no_date"),
        ({"rule": ADVICE, "decided_years": 1}, date(2027, 3, 26), "due"),
        ({"rule": ADVICE, "decided_years": 1}, date(2099, 1, 1), "due"),
    ],
)
def test_a_record_stands_somewhere_on_each_day(changed, on, code):
    assert rules.standing(replace(FACTS, **changed), on=on).code == code


@given(
    last_on=st.none() | st.dates(date(2025, 7, 1), date(2060, 1, 1)),
    on=st.dates(date(2025, 7, 1), date(2080, 1, 1)),
    decided=st.none() | st.integers(1, 10),
    is_held=st.booleans(),
    rule=st.none() | st.sampled_from(all_rules()),
)
def test_nothing_is_ripe_without_a_decision_or_while_it_is_held(
    last_on, on, decided, is_held, rule
):
    facts = rules.Facts(
        began_on=date(2025, 7, 1),
        last_on=last_on,
        rule=rule,
        decided_years=decided,
        is_held=is_held,
    )
    if rules.standing(facts, on=on).code in rules.RIPE:
        assert decided is not None
        assert not is_held
        least = decided if rule.set_by == "board" else rule.years
        assert on > last_on + timedelta(days=365 * least)


@pytest.mark.parametrize(
    ("approved_on", "first_on"),
    [
        (date(2026, 3, 25), date(2026, 4, 2)),  # summer time begins between
        (date(2026, 10, 20), date(2026, 10, 28)),  # and ends between
        (date(2026, 12, 28), date(2027, 1, 5)),
        (date(2028, 2, 25), date(2028, 3, 4)),
    ],
)
def test_seven_whole_days_lie_between_decision_and_destruction(approved_on, first_on):
    assert not rules.has_cooled(approved_on, first_on - timedelta(days=1))
    assert rules.has_cooled(approved_on, first_on)


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"role": "lead"}, True),
        ({"role": "secretary"}, False),
        ({"unit": "ungdomsjouren"}, False),
        ({"board": "another"}, False),
    ],
)
def test_who_works_in_the_unit_reviews(changed, may):
    assert rules.may_review(replace(WORKER, **changed), PLACE) is may


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"unit": "ungdomsjouren"}, True),
        ({"role": "worker"}, False),
        ({"side": "buyer", "unit": "kast"}, False),
        ({"board": "another", "unit": "frideborg"}, False),
        ({"user": "sara"}, False),
        ({"user": "amir"}, False),
    ],
)
def test_a_second_person_decides_a_deputy_of_the_same_side_too(changed, may):
    person = replace(LEAD, **changed)
    assert rules.may_approve(person, PLACE, made_by="amir", reviewed_by="sara") is may


@pytest.mark.parametrize(
    ("changed", "may"),
    [
        ({}, True),
        ({"user": "amir"}, False),
        ({"user": "amir", "role": "lead"}, True),
        ({"user": "amir", "role": "lead", "unit": "kast"}, False),
    ],
)
def test_those_who_acted_and_the_units_lead_stop_a_list(changed, may):
    assert rules.may_stop(replace(WORKER, **changed), PLACE, acted=["sara"]) is may


def test_a_list_never_goes_from_one_person_to_destruction():
    ways = {state: set(verbs.values()) for state, verbs in rules.TRANSITIONS.items()}
    assert [state for state, after in ways.items() if "running" in after] == ["approved"]
    assert [state for state, after in ways.items() if "approved" in after] == ["reviewed"]
    assert ways["running"] == {"destroyed"}


@pytest.mark.parametrize(
    ("codes", "words"),
    [
        (rules.STATES, ListState),
        (rules.ITEM_STATES, ItemState),
        (rules.HOLD_REASONS, HoldReason),
    ],
)
def test_each_code_has_its_word(codes, words):
    assert sorted(codes) == sorted(words.values)


def test_each_kind_of_record_has_one_rule_on_each_day():
    codes = {kind.code for kind in fading.all_kinds()}
    assert codes == {rule.kind for rule in all_rules()}
    for on in (date(2026, 1, 15), date(2026, 11, 25), date(2040, 1, 1)):
        for code in codes:
            assert sum(rule.kind == code and rule.holds(on) for rule in all_rules()) == 1


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2026, 1, 1), False), (date(2026, 1, 2), True), (date(2026, 1, 4), False)],
)
def test_a_rule_holds_between_its_days(on, holds):
    rule = replace(SUPPORT, valid_from=date(2026, 1, 2), valid_to=date(2026, 1, 3))
    assert rule.holds(on) is holds


def test_the_diagram_is_drawn_from_the_table():
    assert "approved --> running: begin" in rules.state_diagram()
