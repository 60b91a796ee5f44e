"""Advice: the quick way through masks is the plain reading of each rule."""

import random
from datetime import date

from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.derived import DOMAIN
from finmaskig.pure.guidance.duty import Duty
from finmaskig.pure.guidance.facts import Facts
from finmaskig.pure.guidance.rules import matching, rules_for
from finmaskig.pure.guidance.tests.factories import DIRECTORY, MONDAY_NOON, ask

ON = date(2026, 6, 15)


def test_masks_say_what_each_rule_says():
    rules = rules_for("0180", ON)
    rng = random.Random(5)
    for _ in range(2_000):
        derived = {field: rng.choice(values) for field, values in DOMAIN.items()}
        plain = [i for i, rule in enumerate(rules.rules) if rule.applies_to(derived)]
        assert matching(rules, derived) == plain


def test_each_rule_can_apply():
    rng = random.Random(5)
    rules = rules_for("0180", ON)
    for index, rule in enumerate(rules.rules):
        derived = {field: rng.choice(values) for field, values in DOMAIN.items()}
        derived |= {field: rng.choice(sorted(values)) for field, values in rule.when.items()}
        assert index in matching(rules, derived)


def test_a_step_comes_once_with_the_rule_that_asked_first():
    told = {"age": 16, "kind": "exposed", "trafficking": "evident", "concerns": ["honour"]}
    advice = ask(told)
    assert advice["report-concern"].code == "child-report"
    assert advice["no-guardian-contact"].code == "guardians-unknown"


def test_an_adviser_remembers_without_mixing_people_up():
    adviser = Adviser(rules_for("0180", ON), Duty(DIRECTORY, "0180", MONDAY_NOON))
    here, there = (Facts(age=16, kind="exposed", residence=code) for code in ("0180", "0182"))
    codes = [adviser.advise(facts)[0].office.code for facts in (here, there, here)]
    assert codes == ["board-0180", "board-0182", "board-0180"]
    assert adviser.advise(here) == adviser.advise(here)


def test_the_most_urgent_comes_first():
    told = {"age": 16, "kind": "exposed", "acute": True, "residence": "0182"}
    advice = list(ask(told).values())
    assert advice[0].step == "call-emergency"
    levels = [("must", "offer", "may").index(one.level) for one in advice]
    assert levels == sorted(levels)
