"""The tables behind steps: states, results, who is a child, when a step is due."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.pure.guidance.facts import Facts
from finmaskig.pure.guidance.steps import STEPS

AT = datetime(2026, 6, 15, 20, 0, tzinfo=UTC)
DIAGRAM = Path(__file__).resolve().parents[4] / "docs" / "generated" / "step-states.md"


def test_the_diagram_is_drawn_from_the_table():
    assert DIAGRAM.read_text(encoding="utf-8") == rules.state_diagram()


def test_each_state_level_result_and_time_has_a_swedish_word():
    assert set(Step.Status.values) == set(rules.TRANSITIONS)
    assert set(Step.Level.values) == set(rules.LEVELS)
    assert set(Step.Precision.values) == set(rules.PRECISIONS)
    results = {result for shape in rules.SHAPES.values() for result in shape}
    assert results <= set(Step.Result.values)
    assert {answer for level in rules.ANSWERS.values() for answer in level} <= set(
        Step.Result.values
    )


def test_every_special_step_is_one_that_a_rule_can_ask_for():
    assert set(rules.SHAPE_OF_CODE) - {rules.CODE_OF_LINK} <= set(STEPS)


@pytest.mark.parametrize(
    ("code", "level", "shape"),
    [
        ("report-concern", "must", rules.REPORT),
        ("offer-reception", "offer", rules.ANSWER),
        ("call-emergency", "must", rules.DEED),
        ("weigh-disclosure", "may", rules.DEED),
    ],
)
def test_a_step_has_a_shape(code, level, shape):
    assert rules.shape_of(code, level) == shape
    assert rules.results_of(code, level) == rules.SHAPES[shape]


@pytest.mark.parametrize(
    ("facts", "ends"),
    [
        (Facts(age=17), False),
        (Facts(age=18), True),
        (Facts(age_band="15-17"), False),
        (Facts(age_band="18-20", may_be_child=True), True),
        (Facts(age_band="unknown", may_be_child=True), False),
        (Facts(age_band="unknown", may_be_child=False), True),
        (Facts(), True),
        (Facts(child_leaves=True), False),
    ],
)
def test_a_no_ends_all_offers_for_everyone_but_a_child(facts, ends):
    assert rules.no_ends_offers(facts) is ends


@pytest.mark.parametrize(
    ("unit", "precision"),
    [
        ("now", "now"),
        ("meeting", "meeting"),
        ("hours", "hour"),
        ("days", "day"),
        ("quarter", "day"),
    ],
)
def test_a_time_limit_keeps_how_exactly_it_is_meant(unit, precision):
    assert rules.due_of(unit, AT) == rules.Due(AT, precision)


def test_a_due_time_can_be_missing_or_only_a_day():
    assert rules.due_of("consent", None) == rules.Due(None, rules.UNDATED)
    assert rules.due_of("now", AT, whole_day=True).precision == rules.DAY


@pytest.mark.parametrize(
    ("side", "other", "may"),
    [
        ("victim", "victim", True),
        ("victim", "neutral", True),
        ("neutral", "buyer", True),
        ("victim", "buyer", False),
        ("buyer", "victim", False),
    ],
)
def test_the_wall_stands_between_victims_and_buyers(side, other, may):
    assert rules.may_meet(side, other) is may
