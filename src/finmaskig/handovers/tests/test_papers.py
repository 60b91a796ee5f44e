"""Handovers on paper: an answer with the code moves responsibility once, and in time."""

from datetime import timedelta

import pytest
from django.utils import translation

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance.models import Step
from finmaskig.handovers import receipts, rules
from finmaskig.handovers.models import Handover, Paper, Receipt, ReceiptCode
from finmaskig.handovers.queries.papers import ground_in_words, receipt_of, unsettled_handovers
from finmaskig.handovers.services import handovers, papers, taking
from finmaskig.handovers.services.consents import ConsentNotValid, withdraw_consent
from finmaskig.handovers.services.expiring import expire_handovers
from finmaskig.handovers.services.receipt_locks import AnsweredWithCode
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.handovers.tests.move_factories import NO, make_town
from finmaskig.handovers.tests.paper_factories import OUTSIDE, on_paper, with_code
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(clock):
    clock("2026-06-15 10:00")
    return make_town()


def state_of(row):
    return Handover.objects.get(pk=row.pk).state


def open_steps(row):
    return set(
        Step.objects.filter(subject_id=row.pk, status="open").values_list("rule_code", flat=True)
    )


def test_a_paper_has_a_code_and_is_logged_as_an_export(town):
    row, code = with_code(town)
    again = papers.make_paper(actor=town.sara, handover=row)
    assert code != again
    assert ReceiptCode.objects.count() == 2
    assert Receipt.objects.get().closes_at == row.answer_by
    entries = AccessEntry.objects.filter(event="handovers.paper_exported")
    assert [(entry.ids, entry.reason) for entry in entries] == [([str(row.pk)], row.ground)] * 2


ANSWERS = [
    (receipts.RECEIVED, rules.RECEIPTED, rules.RECEIVER),
    (receipts.BOOKED, rules.RECEIPTED, rules.RECEIVER),
    (receipts.CANNOT, rules.DECLINED, rules.SENDER),
]


@pytest.mark.parametrize(("choice", "state", "responsible"), ANSWERS)
@pytest.mark.parametrize("by", ["worker", "clock"])
def test_an_answer_with_the_code_moves_the_handover(town, clock, by, choice, state, responsible):
    row, code = with_code(town)
    at = clock("2026-06-15 14:00")
    answer_receipt(written=code, choice=choice)
    clock("2026-06-15 15:00")
    if by == "worker":
        assert papers.settle_receipt(actor=town.sara, handover=row)
    else:
        assert papers.settle_receipts(actor=COMMAND_LINE) == 1
    moved = Handover.objects.get(pk=row.pk)
    assert (moved.state, rules.responsible(moved.state)) == (state, responsible)
    assert moved.answered_at == at
    assert moved.answered_by is None
    assert "await" not in open_steps(row)
    assert unsettled_handovers() == []
    assert not papers.settle_receipt(actor=town.sara, handover=row)


def test_an_answer_in_time_counts_when_it_is_heard_after_the_time(town, clock):
    row, code = with_code(town)
    answer_receipt(written=code, choice=receipts.RECEIVED)
    late = clock("2026-06-25 10:00")
    assert expire_handovers(actor=COMMAND_LINE, at=late) == 0
    assert state_of(row) == rules.RECEIPTED


def test_without_an_answer_in_time_it_goes_back_and_the_code_is_over(town, clock):
    row, code = with_code(town)
    late = clock("2026-06-25 10:00")
    assert expire_handovers(actor=COMMAND_LINE, at=late) == 1
    assert state_of(row) == rules.EXPIRED
    assert answer_receipt(written=code, choice=receipts.RECEIVED) == receipts.OVER
    assert papers.settle_receipts(actor=COMMAND_LINE) == 0
    assert receipt_of(row).is_over


def _withdraw(town, row):
    handovers.withdraw(actor=town.sara, handover=row, why=NO)


def _says_yes(town, row):
    taking.confirm_outside(actor=town.sara, handover=row)


def _says_no(town, row):
    handovers.decline_outside(actor=town.sara, handover=row, why=NO)


MOVES = [
    (_withdraw, rules.WITHDRAWN),
    (_says_yes, rules.RECEIPTED),
    (_says_no, rules.DECLINED),
]


@pytest.mark.parametrize(("do", "state"), MOVES)
def test_what_is_done_here_first_ends_the_code(town, do, state):
    row, code = with_code(town)
    do(town, row)
    assert state_of(row) == state
    assert answer_receipt(written=code, choice=receipts.RECEIVED) == receipts.OVER


@pytest.mark.parametrize("do", [do for do, _state in MOVES])
def test_what_the_code_answered_first_is_heard_first(town, do):
    row, code = with_code(town)
    answer_receipt(written=code, choice=receipts.RECEIVED)
    with pytest.raises(AnsweredWithCode, match="svarat med koden"):
        do(town, row)
    assert state_of(row) == rules.PROPOSED
    papers.settle_receipt(actor=town.sara, handover=row)
    assert state_of(row) == rules.RECEIPTED


def test_a_handover_without_a_paper_is_answered_by_word_of_mouth(town):
    row = on_paper(town)
    taking.confirm_outside(actor=town.sara, handover=row)
    moved = Handover.objects.get(pk=row.pk)
    assert moved.answered_by_id == town.sara.user_id
    assert not papers.settle_receipt(actor=town.sara, handover=row)
    assert receipt_of(row) is None


def test_that_the_person_did_not_come_opens_a_step_once(town):
    row, code = with_code(town)
    answer_receipt(written=code, choice=receipts.BOOKED)
    papers.settle_receipts(actor=COMMAND_LINE)
    assert "did-not-come" not in open_steps(row)
    answer_receipt(written=code, choice=receipts.DID_NOT_COME)
    assert [one.pk for one in unsettled_handovers()] == [row.pk]
    assert papers.settle_receipts(actor=COMMAND_LINE) == 0
    step = Step.objects.get(rule_code="did-not-come")
    assert step.title == "Personen kom inte till Socialkontoret i Gnesta"
    papers.settle_receipts(actor=COMMAND_LINE)
    assert Step.objects.filter(rule_code="did-not-come").count() == 1


def test_did_not_come_is_not_asked_about_when_all_is_over(town):
    row, code = with_code(town)
    answer_receipt(written=code, choice=receipts.DID_NOT_COME)
    papers.settle_receipts(actor=COMMAND_LINE)
    taking.conclude(actor=town.sara, handover=row, outcome="not_reached")
    assert open_steps(row) == set()
    assert unsettled_handovers() == []


@pytest.mark.parametrize("why", ["answered", "late", "over"])
def test_no_paper_is_made_when_nobody_waits_for_an_answer(town, clock, why):
    row, code = with_code(town)
    if why == "answered":
        answer_receipt(written=code, choice=receipts.RECEIVED)
    elif why == "late":
        clock("2026-06-25 10:00")
    else:
        _says_no(town, row)
    with pytest.raises(papers.PaperTooLate, match="Öppna överlämnandet"):
        papers.make_paper(actor=town.sara, handover=row)
    assert ReceiptCode.objects.count() == 1


def test_no_paper_rests_on_a_consent_that_was_taken_back(town):
    from finmaskig.cases.tests.factories import opened
    from finmaskig.handovers.grounds import GroundChoice
    from finmaskig.handovers.services.consents import give_consent
    from finmaskig.handovers.values_grounds import NewConsent

    case = opened(town.sara)
    consent = give_consent(
        actor=town.sara,
        case=case,
        new=NewConsent(
            parts=("contact", "reach"),
            receiver=OUTSIDE,
            purpose="Fortsatt stöd",
            given_how="oral",
            given_by="person",
            language="sv",
            given_on=now().date(),
            valid_until=now().date() + timedelta(days=60),
        ),
    )
    row = on_paper(town, case, choice=GroundChoice(ground="consent", consent_id=consent.pk))
    papers.make_paper(actor=town.sara, handover=row)
    with translation.override("sv"):
        assert "Samtycket gavs 15 juni 2026" in ground_in_words(row)
    withdraw_consent(actor=town.sara, consent=consent)
    with translation.override("sv"), pytest.raises(ConsentNotValid):
        papers.make_paper(actor=town.sara, handover=row)


def test_the_receipt_goes_with_its_handover(town):
    row, _code = with_code(town)
    assert papers.forget_receipts() == 0
    assert str(Paper.objects.get()) == str(row.pk)
    Handover.objects.filter(pk=row.pk).delete()
    assert papers.forget_receipts() > 0
    assert Receipt.objects.count() == ReceiptCode.objects.count() == 0
