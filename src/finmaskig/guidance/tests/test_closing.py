"""Ending a step: with a result, by hand or by the one who came first."""

import pytest
from django.core.exceptions import ValidationError

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.queries import words_of_result
from finmaskig.guidance.rules import Outcome, Tick
from finmaskig.guidance.services import (
    close_step,
    mark_not_applicable,
    reopen_step,
    tick_step,
)
from finmaskig.guidance.services.closing import ResultDoesNotFit, StepIsOpen
from finmaskig.guidance.services.ending import StepIsClosed
from finmaskig.guidance.tests.factories import make_step

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("code", "level", "result", "status"),
    [
        ("offer-support", "offer", "yes", rules.DONE),
        ("offer-support", "offer", "no", rules.ANSWERED_NO),
        ("offer-support", "offer", "later", rules.OPEN),
        ("consult-coordinator", "must", "fulfilled", rules.DONE),
        ("no-guardian-contact", "must", "understood", rules.DONE),
        ("ask-for-answer", "must", "received", rules.DONE),
        ("contact-guardians", "may", "not_safe", rules.DONE),
        ("link", "offer", "did_not_come", rules.DONE),
    ],
)
def test_each_kind_of_step_ends_with_its_own_results(worker, code, level, result, status):
    step = make_step(worker, code=code, level=level)
    closed = close_step(step=step, outcome=Outcome(result), actor=worker)
    assert (closed.status, closed.result) == (status, result)
    assert (closed.closed_by_id == worker.user_id) is (status != rules.OPEN)
    assert AccessEntry.objects.filter(event="guidance.step_closed").count() == 1


@pytest.mark.parametrize("result", ["yes", "sent", "handed_over", ""])
def test_a_result_that_does_not_fit_is_refused(worker, result):
    step = make_step(worker, code="consult-coordinator", level="must")
    with pytest.raises(ResultDoesNotFit):
        close_step(step=step, outcome=Outcome(result), actor=worker)
    assert Step.objects.get().is_open


def test_a_tick_that_does_not_fit_is_refused(worker):
    step = make_step(worker, level="must")
    with pytest.raises(ResultDoesNotFit):
        tick_step(step=step, tick=Tick(rules.YES), actor=worker)


def test_an_offer_that_could_not_be_made_says_why(worker):
    step = make_step(worker)
    ended = tick_step(step=step, tick=Tick(rules.COULD_NOT, "not_alone"), actor=worker)
    assert (ended.status, words_of_result(ended)) == (rules.NOT_APPLICABLE, "not_alone")


@pytest.mark.parametrize(("ends", "left"), [(True, 0), (False, 1)])
def test_an_adults_no_ends_the_other_offers_of_the_same_person(worker, ends, left):
    first = make_step(worker, no_ends_offers=ends)
    same = {"subject_id": first.subject_id, "no_ends_offers": ends}
    make_step(worker, code="offer-health-clinic", **same)
    make_step(worker, code="consult-coordinator", level="must", **same)
    make_step(worker, code="offer-rights", status=rules.DONE, closed_at=first.created_at, **same)
    make_step(worker)
    close_step(step=first, outcome=Outcome(rules.NO), actor=worker)
    offers = Step.objects.filter(subject_id=first.subject_id, level="offer")
    assert offers.filter(status=rules.OPEN).count() == left
    assert Step.objects.filter(status=rules.OPEN).count() == left + 2


def test_the_second_to_close_is_told_that_somebody_was_first(worker):
    step = make_step(worker)
    stale = Step.objects.get(pk=step.pk)
    close_step(step=step, outcome=Outcome(rules.YES), actor=worker)
    with pytest.raises(StepIsClosed):
        close_step(step=stale, outcome=Outcome(rules.NO), actor=worker)
    assert Step.objects.get().result == rules.YES


def test_not_applicable_needs_a_reason(worker):
    step = make_step(worker)
    with pytest.raises(ResultDoesNotFit):
        mark_not_applicable(step=step, why="  ", actor=worker)
    ended = mark_not_applicable(step=step, why="Mötet loggades två gånger.", actor=worker)
    assert ended.status == rules.NOT_APPLICABLE


def test_a_reason_never_holds_an_identity_number(worker):
    step = make_step(worker)
    with pytest.raises(ValidationError):
        mark_not_applicable(step=step, why="Det var 19121212-1212.", actor=worker)
    assert Step.objects.get().is_open


def test_a_step_ended_by_mistake_is_opened_again(worker):
    step = mark_not_applicable(step=make_step(worker), why="Fel person.", actor=worker)
    opened = reopen_step(step=step, why="Jag tog fel rad.", actor=worker)
    assert opened.is_open
    assert (opened.closed_at, opened.closed_by) == (None, None)
    assert AccessEntry.objects.filter(event="guidance.step_reopened").count() == 1


def test_opening_again_needs_a_reason_an_ended_step_and_no_twin(worker):
    step = make_step(worker)
    with pytest.raises(StepIsOpen):
        reopen_step(step=step, why="Fel.", actor=worker)
    mark_not_applicable(step=step, why="Fel person.", actor=worker)
    with pytest.raises(ResultDoesNotFit):
        reopen_step(step=step, why="", actor=worker)
    make_step(worker, subject_id=step.subject_id)
    with pytest.raises(StepIsOpen):
        reopen_step(step=step, why="Jag tog fel rad.", actor=worker)


def test_opening_again_takes_back_only_what_followed(worker):
    step = make_step(worker, receiver_kind="victim_reception")
    other = make_step(worker, code="offer-rights", subject_id=step.subject_id)
    close_step(step=step, outcome=Outcome(rules.YES), actor=worker)
    reopen_step(step=step, why="Jag tog fel rad.", actor=worker)
    assert Step.objects.get(pk=other.pk).is_open
    link = Step.objects.get(code=rules.CODE_OF_LINK)
    assert (link.status, link.result) == (rules.NOT_APPLICABLE, rules.FACTS_CHANGED)
