"""Every small harm to a shipped rule is seen by the checker, or changes nothing."""

import tomllib
from pathlib import Path

import pytest

from finmaskig.pure.guidance.obligations import shipped_obligations
from finmaskig.pure.guidance.rules import dated_rules
from finmaskig.pure.guidance.tests.factories import DIRECTORY
from finmaskig.pure.guidance.tests.mutants import Checker, mutants_of

EQUIVALENT = tomllib.loads((Path(__file__).parent / "equivalent_mutants.toml").read_text("utf-8"))
REASONS = {name: entry["why"] for entry in EQUIVALENT["equivalent"] for name in entry["mutants"]}
BASE = dated_rules()
# The base is tried where homes are here, joined and unjoined; a local set where it holds.
SETS = [("0182", BASE, BASE)] + [
    (municipality, dated_rules(name), dated_rules(name)[len(BASE) :])
    for name, municipality in (("stockholm", "0180"), ("norrkoping", "0581"))
]


def unseen(municipality, rules, own):
    checker = Checker(DIRECTORY, shipped_obligations(), municipality)
    mutants = [mutant for rule in own for mutant in mutants_of(rule)]
    return {mutant.name for mutant in mutants if not checker.sees(rules, mutant)}, len(mutants)


@pytest.mark.unmeasured
@pytest.mark.parametrize(("municipality", "rules", "own"), SETS, ids=["base", "0180", "0581"])
def test_every_harm_is_seen_or_listed_as_equivalent(municipality, rules, own):
    alive, tried = unseen(municipality, rules, own)
    codes = {rule.code for rule in own}
    listed = {name for name in REASONS if name.partition(":")[0] in codes}
    assert tried > 30 * len(own)
    assert alive == listed


def test_every_equivalent_mutant_has_a_reason_and_a_rule():
    codes = {rule.code for _, rules, _ in SETS for rule in rules}
    assert all(why.strip() for why in REASONS.values())
    assert {name.partition(":")[0] for name in REASONS} <= codes
