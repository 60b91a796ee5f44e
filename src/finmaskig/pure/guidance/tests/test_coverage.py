"""The checker finds each sort of hole, tells it with an example, and finds nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.pure.guidance.coverage import Net, check, dates_of
from finmaskig.pure.guidance.decide import Adviser
from finmaskig.pure.guidance.derived import derive
from finmaskig.pure.guidance.directory import Directory
from finmaskig.pure.guidance.facts import facts_from
from finmaskig.pure.guidance.obligations import shipped_obligations
from finmaskig.pure.guidance.rules import RuleSet, dated_rules
from finmaskig.pure.guidance.tests.factories import DIRECTORY, VOCABULARY, always

DAY = date(2026, 6, 15)
RULES = dated_rules()
NET = Net(RULES, DIRECTORY, shipped_obligations())
LOCAL = [("0180", "stockholm"), ("0581", "norrkoping")]


def found(net, claim, on=DAY, municipality="0182", samples=1):
    report = check(net, municipality=municipality, on=on, samples=samples)
    return {one.code: one for one in report.findings if one.claim == claim}


def rule(code, on=DAY):
    return next(one for one in RULES if one.code == code and one.holds(on))


def without(*codes):
    return replace(NET, rules=tuple(one for one in RULES if one.code not in codes))


def changed(which, **values):
    rules = [replace(one, **values) if one is rule(which) else one for one in RULES]
    return replace(NET, rules=tuple(rules))


def added(which, **values):
    return replace(NET, rules=(*RULES, replace(rule(which), **values)))


def test_the_shipped_rules_have_no_hole_on_any_date():
    report = check(NET, municipality="0182", samples=1000)
    assert report.findings == ()
    assert report.dates == tuple(dates_of(NET))
    assert report.samples >= 1000
    assert report.situations > 10**9 * len(report.dates) > report.cells


@pytest.mark.parametrize(("municipality", "local"), LOCAL)
def test_the_shipped_local_rules_have_no_hole(municipality, local):
    net = replace(NET, rules=dated_rules(local))
    assert check(net, municipality=municipality, on=DAY, samples=1000).findings == ()


def test_what_is_said_of_other_places_does_not_bind():
    assert "hand-over" not in found(NET, "contradiction", municipality="0180")
    only = replace(shipped_obligations().exclusions[0], when=frozenset(), municipalities=("0180",))
    net = replace(NET, obligations=replace(shipped_obligations(), exclusions=(only,)))
    assert not found(net, "contradiction")
    assert found(net, "contradiction", municipality="0180")


def test_a_situation_without_next_step_is_found():
    holes = found(without("respect-no"), "next_step")
    assert holes["somewhere-to-go"].example["answer"] == "no"


def test_a_situation_without_offer_is_found():
    hole = found(without("buyer-reception"), "offer")["support-is-offered"]
    assert hole.example["kind"] == "buyer"
    assert hole.on == DAY


def test_a_child_without_report_is_found_and_the_example_is_a_child():
    hole = found(without("child-report"), "report")["report-child"]
    scene = DIRECTORY.scene("0182", DAY)
    assert derive(facts_from(hole.example, VOCABULARY), scene)["age"] == "maybe_child"


def test_an_advice_hidden_by_another_with_its_step_is_found():
    hider = {"code": "hider", "when": rule("other-adult").when, "receiver": "social_board"}
    holes = found(added("other-adult", **hider, level="must"), "obligation")
    assert "support-for-others" in holes


@pytest.mark.parametrize(
    ("code", "values"),
    [
        ("guardians-safe", {"when": {"age": frozenset({"15-17"})}}),
        ("child-talk", {"receiver": "buyer_reception"}),
        ("dwelling", {"receiver": "licensing_unit"}),
        ("other-adult", {"when": rule("other-adult").when | {"answer": frozenset({"closed"})}}),
        ("buyer-reception", {"step": "offer-to-go-along"}),
    ],
)
def test_a_forbidden_advice_is_found(code, values):
    assert code in found(changed(code, **values), "contradiction")


def test_a_rule_that_never_applies_is_found():
    never = {"age": frozenset({"15-17"}), "answer": frozenset({"closed"})}
    dead = found(added("child-talk", code="never", when=never), "dead")
    assert dead["never"].message == "Regeln ”never” gäller aldrig."


def test_two_rules_that_cover_for_each_other_are_found():
    assert set(found(added("other-adult", code="twin"), "redundant")) == {"other-adult", "twin"}


def test_a_rule_without_ground_in_the_law_table_is_found():
    assert "acute" in found(changed("acute", step="offer-rights"), "groundless")


def test_the_law_of_another_day_is_found():
    old = changed("child-report", source="14 kap. 1 § SoL (2001:453)")
    assert found(old, "citation")["child-report"].message == (
        "Regeln ”child-report” nämner inte ”19 kap. 1 § SoL (2025:400)”, som gäller den dagen."
    )


def test_the_rules_and_the_masks_are_compared_one_by_one(monkeypatch):
    monkeypatch.setattr(RuleSet, "bits", lambda *_: 0)
    (hole,) = found(NET, "flat", samples=100).values()
    assert "skiljer sig" in hole.message


def test_the_advice_is_compared_to_the_end(monkeypatch):
    monkeypatch.setattr(Adviser, "advise", lambda *_: [])
    assert found(NET, "flat", samples=100)


def test_dates_are_those_when_something_begins_or_is_over():
    dates = dates_of(Net(dated_rules("norrkoping"), DIRECTORY, shipped_obligations()))
    assert {date(2021, 2, 1), date(2023, 1, 1), date(2025, 7, 1)} <= set(dates)
    assert dates == sorted(set(dates))


def test_an_unanswered_advice_is_told_with_the_home():
    boards = [always(f"b-{c}", "social_board", c) for c in VOCABULARY.municipalities if c != "1480"]
    hole = found(replace(NET, directory=Directory(VOCABULARY, tuple(boards))), "receiver")
    assert hole["child-report"].example["residence"] == "1480"
    assert "ingen svarar måndag 00:00" in hole["child-report"].message
