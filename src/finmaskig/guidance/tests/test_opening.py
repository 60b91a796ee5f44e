"""Opening steps: what comes, what stays, what ends when the facts change."""

from dataclasses import replace

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.rules import Tick
from finmaskig.guidance.tests.factories import ADULT, CHILD, KAST, hire, steps_of, subject_in, unit

pytestmark = pytest.mark.django_db


def test_a_child_met_in_the_night_gets_the_steps_of_the_law(sara):
    steps = steps_of(sara, CHILD)
    report = steps["report-concern"]
    assert report.level == rules.MUST
    assert report.receiver_kind == "social_emergency"
    assert "Nacka" in report.answering_name
    assert report.due_precision == rules.NOW
    assert report.is_open
    assert report.assigned_to_id == sara.user_id
    assert steps["no-guardian-contact"].due_at is None
    assert steps["offer-child-coordinator"].due_precision == rules.DAY
    assert AccessEntry.objects.filter(event="guidance.steps_opened").count() == 1


def test_what_is_ticked_in_the_meeting_is_never_open(sara):
    steps = steps_of(sara, CHILD, child_report=Tick(rules.FULFILLED))
    assert steps["report-concern"].status == rules.DONE
    report = ReportOfConcern.objects.get()
    assert "Nacka" in report.to_board
    question = steps["ask-for-answer"]
    assert question.is_open
    assert "Nacka" in question.title
    assert "15 juni" in question.say
    assert question.due_at.astimezone(rules.STOCKHOLM).date().isoformat() == "2026-07-06"


def test_an_answer_that_does_not_fit_leaves_the_step_open(sara):
    steps = steps_of(sara, CHILD, child_report=Tick(rules.YES))
    assert steps["report-concern"].is_open


def test_an_adults_no_ends_every_offer_at_once(sara):
    steps = steps_of(sara, ADULT, reception=Tick(rules.NO))
    offers = [step for step in steps.values() if step.is_offer]
    assert len(offers) >= 2
    assert {step.status for step in offers} == {rules.ANSWERED_NO}


def test_an_adults_no_leaves_what_must_be_done(sara):
    signs = replace(ADULT, trafficking="suspected")
    steps = steps_of(sara, signs, reception=Tick(rules.NO))
    assert steps["consult-coordinator"].is_open
    assert steps["offer-interpreter"].status == rules.ANSWERED_NO


def test_an_open_step_is_found_by_its_rule(sara):
    subject = subject_in(sara)
    steps = steps_of(sara, ADULT, subject=subject, health_clinic=Tick(rules.YES))
    found = queries.open_step_of_rule(subject.kind, subject.id, "reception")
    assert found == steps["offer-reception"]
    assert queries.open_step_of_rule(subject.kind, subject.id, "health-clinic") is None


def test_a_childs_no_ends_only_that_offer(sara):
    steps = steps_of(sara, CHILD, child_coordinator=Tick(rules.NO))
    assert steps["offer-child-coordinator"].status == rules.ANSWERED_NO
    assert steps["offer-young-victims-centre"].is_open


def test_a_yes_opens_the_link_to_the_receiver(sara):
    steps = steps_of(sara, ADULT, health_clinic=Tick(rules.YES))
    assert steps["offer-health-clinic"].status == rules.DONE
    link = steps["link"]
    assert link.is_open
    assert link.title.startswith("Länka till")
    assert link.receiver_kind == "health_clinic"
    assert link.previous == steps["offer-health-clinic"]


def test_an_answer_of_later_waits_without_a_time(sara):
    step = steps_of(sara, ADULT, reception=Tick(rules.LATER))["offer-reception"]
    assert step.is_open
    assert (step.result, step.due_at, step.late_at) == (rules.LATER, None, None)


def test_the_same_facts_again_change_nothing(sara):
    subject = subject_in(sara)
    before = steps_of(sara, CHILD, subject=subject, child_report=Tick(rules.FULFILLED))
    after = steps_of(sara, CHILD, subject=subject)
    assert {s.pk for s in before.values()} == {s.pk for s in after.values()}
    assert after["report-concern"].status == rules.DONE


def test_new_facts_end_what_no_longer_fits_and_open_what_does(sara):
    subject = subject_in(sara)
    steps_of(sara, CHILD, subject=subject)
    after = steps_of(sara, ADULT, subject=subject)
    report = after["report-concern"]
    assert (report.status, report.result) == (rules.NOT_APPLICABLE, rules.FACTS_CHANGED)
    assert report.closed_by is None
    assert after["offer-reception"].is_open


def test_facts_that_change_back_open_the_step_anew(sara):
    subject = subject_in(sara)
    steps_of(sara, CHILD, subject=subject)
    steps_of(sara, ADULT, subject=subject)
    steps_of(sara, CHILD, subject=subject)
    reports = Step.objects.filter(code="report-concern").order_by("created_at", "closed_at")
    assert sorted(step.status for step in reports) == [rules.NOT_APPLICABLE, rules.OPEN]


def test_another_home_is_another_receiver(sara):
    subject = subject_in(sara)
    at_noon = rules.datetime(2026, 6, 15, 10, 0, tzinfo=rules.STOCKHOLM)
    steps_of(sara, CHILD, subject=subject, at=at_noon)
    steps_of(sara, replace(CHILD, residence="0180"), subject=subject, at=at_noon)
    open_now = Step.objects.get(code="report-concern", status=rules.OPEN)
    assert open_now.home == "0180"


def test_a_no_that_comes_later_in_the_facts_answers_the_open_offers(sara):
    subject = subject_in(sara)
    steps_of(sara, ADULT, subject=subject)
    after = steps_of(sara, replace(ADULT, answer="no"), subject=subject)
    assert after["offer-reception"].status == rules.ANSWERED_NO


def test_a_tick_after_the_meeting_ends_a_step_that_was_open(sara):
    subject = subject_in(sara)
    steps_of(sara, CHILD, subject=subject)
    after = steps_of(sara, CHILD, subject=subject, child_report=Tick(rules.FULFILLED))
    assert after["report-concern"].status == rules.DONE


def test_a_buyers_steps_keep_only_the_day_and_lie_with_the_buyers_unit(sara):
    jonas = hire(unit(KAST))
    facts = replace(ADULT, kind="buyer", residence="0182", trafficking=None)
    step = steps_of(sara, facts, subject=subject_in(jonas))["offer-buyer-reception"]
    assert step.created_at.astimezone(rules.STOCKHOLM).hour == 0
    assert step.due_precision == rules.DAY
    assert (step.home, step.assigned_to) == ("", None)
    assert step.owner_unit_id == jonas.unit_id


def test_the_identity_free_notice_is_never_a_step_of_one_meeting(sara):
    steps = steps_of(sara, replace(ADULT, residence="0126"))
    assert "notify-municipality" not in steps


@pytest.mark.parametrize(
    ("answer", "status", "result", "links"),
    [
        ("yes", rules.DONE, "yes", 2),
        ("later", rules.OPEN, "later", 0),
        ("could_not", rules.NOT_APPLICABLE, "could_not", 0),
    ],
)
def test_the_answer_of_the_meeting_counts_for_what_was_offered_in_it(
    sara, answer, status, result, links
):
    steps_of(sara, replace(ADULT, answer=answer))
    offers = Step.objects.filter(level="offer", previous__isnull=True)
    assert {(step.status, step.result) for step in offers} == {(status, result)}
    assert Step.objects.filter(code=rules.CODE_OF_LINK).count() == links


def test_a_tick_says_more_than_the_answer_of_the_meeting(sara):
    steps = steps_of(sara, replace(ADULT, answer="yes"), health_clinic=Tick(rules.LATER))
    assert steps["offer-reception"].result == rules.YES
    assert steps["offer-health-clinic"].result == rules.LATER
