"""A rule file that is odd stops the start-up with a sentence."""

import tomllib
from datetime import date

import pytest

from finmaskig.pure.guidance.entry import RuleError
from finmaskig.pure.guidance.reading import check_together, laws_from, rules_from
from finmaskig.pure.guidance.rules import boundaries, dated_rules, local_sets, rule_set, rules_for

LAWS = tomllib.loads(
    """
    [[law]]
    key = "report"
    text = "old"
    valid_to = 2025-06-30
    [[law]]
    key = "report"
    text = "new"
    valid_from = 2025-07-01
    [[law]]
    key = "late"
    text = "late"
    valid_from = 2026-01-15
    """
)
RULE = {
    "code": "one",
    "when": {"age": ["child"]},
    "level": "must",
    "step": "report-concern",
    "title": "Titel",
    "say": "Gör så här.",
    "receiver": "social_board",
    "within": "now",
    "why": "Därför.",
    "law": ["report"],
}


def read(**changed):
    row = {key: value for key, value in {**RULE, **changed}.items() if value is not None}
    return rules_from({"rule": [row]}, laws_from(LAWS))


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"when": {"shoe": ["big"]}}, "läser uppgiften ”shoe”, som inte finns"),
        ({"when": {"age": ["12"]}}, "har ”12” som värde på ”age”, och det finns inte"),
        ({"when": {"age": "child"}}, "har i ”age” något annat än en lista av ord"),
        ({"when": {"age": [12]}}, "har i ”age” något annat än en lista av ord"),
        ({"when": {"age": ["child", "adult"]}}, "som alltid eller aldrig gäller"),
        ({"when": {"age": []}}, "som alltid eller aldrig gäller"),
        ({"when": None}, "saknar tabellen ”when”"),
        ({"receiver": "santa"}, "har ”santa” i ”receiver”, och det finns inte"),
        ({"receiver": None}, "har ”” i ”receiver”"),
        ({"after_hours": "santa"}, "har ”santa” i ”after_hours”"),
        ({"step": "dance"}, "har ”dance” i ”step”"),
        ({"level": 1}, "har ”1” i ”level”"),
        ({"where": "moon"}, "har ”moon” i ”where”"),
        ({"title": ""}, "saknar en text i ”title”"),
        ({"within": "soon"}, "har tiden ”soon”, som inte går att läsa"),
        ({"law": ["jante"]}, "hänvisar till källan ”jante”, som inte finns"),
        ({"law": []}, "har ingen källa den 9999-12-31"),
        ({"law": ["late"]}, "har ingen källa den 2026-01-14"),
        ({"valid_from": "2026"}, "har i ”valid_from” inget datum"),
        ({"staff": "yes"}, "har i ”staff” varken sant eller falskt"),
        ({"unless": {}}, "har nyckeln ”unless”, som inte finns"),
    ],
)
def test_an_odd_rule_is_refused_with_a_sentence(changed, sentence):
    with pytest.raises(RuleError) as refused:
        read(**changed)
    assert str(refused.value).startswith("Regeln ”one” ")
    assert sentence in str(refused.value)


def test_a_file_without_rules_is_refused():
    with pytest.raises(RuleError, match="Filen saknar"):
        rules_from({}, {})


def test_texts_of_a_source_follow_on_one_another():
    gap = [
        {"key": "report", "text": "old", "valid_to": date(2025, 6, 29)},
        {"key": "report", "text": "new", "valid_from": date(2025, 7, 1)},
    ]
    with pytest.raises(RuleError, match="tider inte följer på varandra"):
        laws_from({"law": gap})


def test_a_rule_is_one_rule_for_each_wording_of_its_source():
    spans = [(rule.source, rule.valid_from, rule.valid_to) for rule in read()]
    assert spans == [("old", None, date(2025, 6, 30)), ("new", date(2025, 7, 1), None)]
    joined = [(rule.source, rule.valid_from) for rule in read(law=["report", "late"])]
    assert joined[1:] == [("new", date(2025, 7, 1)), ("new; late", date(2026, 1, 15))]
    later = read(valid_from=date(2025, 7, 1), valid_to=date(2025, 12, 31))
    assert [(rule.source, rule.valid_to) for rule in later] == [("new", date(2025, 12, 31))]


def test_a_code_is_used_once_and_what_is_replaced_exists():
    check_together(read())
    with pytest.raises(RuleError, match="Regeln ”one” finns två gånger"):
        check_together([*read(), *read(valid_from=date(2025, 1, 1))])
    with pytest.raises(RuleError, match="Regeln ”two” ersätter ”zero”, som inte finns"):
        check_together([*read(), *read(code="two", replaces=["zero"])])


def test_a_local_rule_replaces_while_it_holds():
    local = read(code="two", replaces=["one"], valid_from=date(2026, 1, 1))
    rules = [*read(), *local]
    assert [r.code for r in rule_set(rules, "0180", date(2025, 12, 31)).rules] == ["one"]
    assert [r.code for r in rule_set(rules, "0180", date(2026, 1, 1)).rules] == ["two"]
    assert boundaries(rules) == {date(2025, 7, 1), date(2026, 1, 1)}


def test_each_municipality_has_the_base_and_its_own():
    assert local_sets() == {"norrkoping": "0581", "stockholm": "0180"}
    on = date(2026, 6, 15)
    codes = {
        place: {r.code for r in rules_for(place, on).rules} for place in ("0180", "0581", "0126")
    }
    assert {"stockholm-hand-over"} <= codes["0180"] - codes["0126"]
    assert {"norrkoping-consult"} <= codes["0581"] - codes["0126"]
    assert "hand-over" not in codes["0180"]
    assert {r.code for r in rules_for("0180", on, ()).rules} == codes["0126"]


def test_most_urgent_comes_first():
    rules = rules_for("0180", date(2026, 6, 15)).rules
    order = [("must", "offer", "may").index(rule.level) for rule in rules]
    assert order == sorted(order)
    assert rules[0].code == "acute"
    assert len(dated_rules()) > len(rules_for("0126", date(2026, 6, 15)).rules)
