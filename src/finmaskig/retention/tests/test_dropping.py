"""What changes between review and destruction falls off the list, and stays."""

from datetime import date, timedelta

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.services.cases import reopen_case
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.values import NewTalk
from finmaskig.retention import rulebook, rules
from finmaskig.retention.models import DestructionList, ListItem, Proof
from finmaskig.retention.services import lists
from finmaskig.retention.services.decisions import end_decision
from finmaskig.retention.services.holds import set_hold
from finmaskig.retention.tests.factories import RIPE_AT, approved, decided, old_case, run
from finmaskig.shared.clock import pretend

pytestmark = pytest.mark.django_db
LATER = RIPE_AT + timedelta(days=8)


def reopened(house, case, _decision, _monkeypatch):
    reopen_case(actor=house.sara, case=case)


def talked(house, case, _decision, _monkeypatch):
    row = reopen_case(actor=house.sara, case=case)
    log_talk(actor=house.sara, case=row, new=NewTalk(held_on=RIPE_AT.date()))


def held(house, case, _decision, _monkeypatch):
    set_hold(actor=house.amir, kind="case_advice", record=case.pk, reason="court")


def ended(house, _case, decision, _monkeypatch):
    end_decision(actor=house.lead, decision=decision, last_on=date(2031, 3, 5))


def replaced(house, _case, decision, _monkeypatch):
    end_decision(actor=house.lead, decision=decision, last_on=date(2031, 3, 5))
    decided(house.lead, reference_number="SN 2031/0003")


def another_rule(_house, _case, _decision, monkeypatch):
    old = rulebook.all_rules()
    new = [rules.Rule(**(vars(rule) | {"valid_from": date(2025, 7, 2)})) for rule in old]
    monkeypatch.setattr("finmaskig.retention.queries.judging.all_rules", lambda: new)


def deleted(_house, case, _decision, _monkeypatch):
    Case.objects.filter(pk=case.pk).delete()


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (reopened, "waits"),
        (talked, "waits"),
        (held, "held"),
        (ended, "no_decision"),
        (replaced, "changed"),
        (another_rule, "changed"),
        (deleted, "is_gone"),
    ],
)
def test_a_record_that_changes_falls_off_and_the_others_go(house, monkeypatch, change, why):
    decision = decided(house.lead)
    case, other = old_case(house.sara), old_case(house.sara)
    row = approved(house.sara, house.lead)
    with pretend(RIPE_AT + timedelta(days=1)):
        change(house, case, decision, monkeypatch)
    seen = {}
    monkeypatch.setattr("finmaskig.retention.services.proving._proof", _noting(seen, _real_proof()))
    all_fall = change in {ended, replaced, another_rule}

    done = run(LATER)

    assert done.destroyed == (0 if all_fall else 1)
    assert Case.objects.filter(pk=other.pk).exists() is all_fall
    assert Case.objects.filter(pk=case.pk).exists() is (change is not deleted)
    assert DestructionList.objects.get(pk=row.pk).state == "destroyed"
    assert Proof.objects.exists() is not all_fall
    assert done.dropped == (2 if all_fall else 1)
    if not all_fall:
        assert seen[case.pk] == why


def _real_proof():
    from finmaskig.retention.services import proving

    return proving._proof


def _noting(seen, real):
    def noted(row, items, on):
        seen.update({item.record: item.why for item in ListItem.objects.filter(list=row)})
        return real(row, items, on)

    return noted


@pytest.mark.parametrize("act", ["review", "approve"])
def test_a_change_before_the_decision_falls_off_at_the_next_look(house, act):
    decided(house.lead)
    case, _other = old_case(house.sara), old_case(house.sara)
    with pretend(RIPE_AT):
        row = lists.make_list(actor=house.sara)
        if act == "approve":
            row = lists.review(actor=house.sara, row=row)
        reopen_case(actor=house.sara, case=case)
        person = house.sara if act == "review" else house.lead
        getattr(lists, act)(actor=person, row=row)
    assert ListItem.objects.get(record=case.pk).state == "dropped"


@pytest.mark.parametrize("act", ["review", "approve"])
def test_a_list_with_nothing_left_goes_no_further(house, act):
    decided(house.lead)
    case = old_case(house.sara)
    with pretend(RIPE_AT):
        row = lists.make_list(actor=house.sara)
        if act == "approve":
            row = lists.review(actor=house.sara, row=row)
        reopen_case(actor=house.sara, case=case)
        person = house.sara if act == "review" else house.lead
        with pytest.raises(lists.NothingIsRipe):
            getattr(lists, act)(actor=person, row=row)
