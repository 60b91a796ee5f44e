"""The law table is read with care, and says what meets it and what breaks it."""

import tomllib
from datetime import date

import pytest

from finmaskig.pure.guidance.entry import RuleError
from finmaskig.pure.guidance.obligations import obligations_from, shipped_obligations
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.rules import dated_rules
from finmaskig.pure.guidance.tests.factories import office

WHOLE = """
[groups.age]
child = ["0-14", "15-17"]
[[obligation]]
code = "o"
claim = "report"
when = { age = ["child", "maybe_child"] }
level = ["must"]
step = ["report-concern"]
within = "now"
municipalities = ["0180"]
source = "x"
valid_from = 2025-07-01
[[exclusion]]
code = "e"
when = {}
together = ["contact-guardians", "no-guardian-contact"]
elsewhere_than = ["0581"]
source = "x"
[[citation]]
step = ["report-concern"]
text = "19 kap. 1 §"
[[wall]]
code = "w"
when = { kind = ["buyer"] }
side = "victim"
min_age_above = 17
source = "x"
"""
RULES = {rule.code: rule for rule in dated_rules() if rule.holds(date(2026, 6, 15))}


def read(old="", new=""):
    return obligations_from(tomllib.loads(WHOLE.replace(old, new, 1)))


def test_words_stand_for_their_values():
    (obligation,) = read().obligations
    assert obligation.when == {("age", frozenset({"0-14", "15-17", "maybe_child"}))}


def test_a_demand_binds_where_and_when_it_says():
    (obligation,), (exclusion,) = read().obligations, read().exclusions
    assert obligation.binds("0180", date(2025, 7, 1))
    assert not obligation.binds("0180", date(2025, 6, 30))
    assert not obligation.binds("0182", date(2025, 7, 1))
    assert exclusion.binds("0182", date(2025, 7, 1))
    assert not exclusion.binds("0581", date(2025, 7, 1))


def test_an_obligation_is_met_by_its_step_level_and_time():
    (obligation,) = read().obligations
    met = {code for code, rule in RULES.items() if obligation.is_met_by(rule)}
    assert {RULES[code].step for code in met} == {"report-concern"}
    (slower,) = read('"now"', '"21 days"').obligations
    assert not slower.is_met_by(RULES["child-report"])


def test_steps_that_never_meet_are_allowed_one_by_one():
    (exclusion,) = read().exclusions
    assert not exclusion.forbids(RULES["guardians-safe"])
    (only,) = read('together = ["contact-guardians",', 'allowed = ["respect-no",').exclusions
    assert only.forbids(RULES["acute"])
    assert not only.forbids(RULES["respect-no"])


def test_a_citation_is_about_its_steps_only():
    (citation,) = read("19 kap. 1 §", "ingenting").citations
    assert citation.is_missed_by(RULES["child-report"])
    assert not citation.is_missed_by(RULES["acute"])


@pytest.mark.parametrize(
    ("values", "shut_out"),
    [({"side": "victim"}, True), ({"min_age": 18}, True), ({"min_age": 17}, False)],
)
def test_a_wall_shuts_out_a_side_and_units_for_adults(values, shut_out):
    (wall,) = read().walls
    assert wall.shuts_out(office("mika", "victim_reception", "0180", **values)) is shut_out


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ('"now"', '"soon"', "har tiden ”soon”, som inte går att läsa"),
        ("age = [", "shoe = [", "läser uppgiften ”shoe”, som inte finns"),
        ('"maybe_child"', '"old"', "har ”old” som värde på ”age”, och det finns inte"),
        ('["must"]', '["shall"]', "har ”shall” i ”level”, och det finns inte"),
        ('"report"', '"story"', "har ”story” i ”claim”, och det finns inte"),
        (', "no-guardian-contact"', "", "har i ”together” något annat än två steg"),
        ("min_age_above = 17", 'min_age_above = "x"', "har i ”min_age_above” ingen ålder"),
        ("{ kind =", "{ event =", "har ”buyer” som värde på ”event”, och det finns inte"),
        ('{ kind = ["buyer"] }', '{ event = ["met"] }', "läser annat än ålder, roll och kön"),
    ],
)
def test_what_is_odd_stops_with_a_sentence(old, new, sentence):
    with pytest.raises(RuleError, match=sentence):
        read(old, new)


def test_the_shipped_law_table_names_no_unit_and_each_entry_once():
    shipped = shipped_obligations()
    codes = [entry.code for entry in (*shipped.obligations, *shipped.exclusions, *shipped.walls)]
    assert len(codes) == len(set(codes))
    named = {kind for entry in shipped.obligations for kind in entry.receivers}
    assert named <= set(RECEIVERS)


def test_every_entry_counts_for_the_dates():
    assert len(read().spans) == 4
