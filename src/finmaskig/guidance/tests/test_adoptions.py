"""A municipality takes local rules into use and out of it, by date."""

from datetime import date

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance import queries
from finmaskig.guidance.services import adopt_rule_set, end_rule_set
from finmaskig.guidance.services.adoptions import AlreadyAdopted, NotAdopted

pytestmark = pytest.mark.django_db
JUNE, JULY = date(2026, 6, 1), date(2026, 7, 1)


def codes(on, municipality="0180"):
    return {rule.code for rule in queries.rules_in_force(municipality, on).rules}


def test_without_a_decision_the_shipped_local_rules_hold(worker):
    assert codes(JUNE) != codes(JUNE, "0182")


def test_a_decision_decides_which_local_rules_hold_and_when(worker):
    shipped = codes(JULY)
    adopt_rule_set(municipality="0180", ruleset="stockholm", on=JULY, actor=worker)
    assert codes(JUNE) == codes(JUNE, "0182")
    assert codes(JULY) == shipped
    last = date(2026, 12, 31)
    end_rule_set(municipality="0180", ruleset="stockholm", last_on=last, actor=worker)
    assert codes(last) == shipped
    assert codes(date(2027, 1, 1)) == codes(JUNE, "0182")
    assert AccessEntry.objects.filter(event__startswith="guidance.rules_").count() == 2


def test_a_set_is_not_adopted_twice_nor_ended_when_it_is_not_used(worker):
    adopt_rule_set(municipality="0180", ruleset="stockholm", on=JUNE, actor=worker)
    with pytest.raises(AlreadyAdopted):
        adopt_rule_set(municipality="0180", ruleset="stockholm", on=JULY, actor=worker)
    for ruleset, last in (("norrkoping", JULY), ("stockholm", date(2026, 5, 1))):
        with pytest.raises(NotAdopted):
            end_rule_set(municipality="0180", ruleset=ruleset, last_on=last, actor=worker)


def test_what_every_step_asks_comes_from_the_law_of_the_day(worker):
    old = queries.rule_of_step("0180", date(2024, 6, 1), "ask-for-answer")
    new = queries.rule_of_step("0180", date(2026, 6, 1), "ask-for-answer")
    assert old.source != new.source
