"""Steps that a date calls for: opened, moved, taken back, done."""

from datetime import date

import pytest

from finmaskig.guidance.models import Step
from finmaskig.guidance.queries import words_of_result
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import (
    DatedStep,
    close_step,
    decline_offers,
    end_steps,
    keep_dated_steps,
    keep_steps,
    open_musts,
    plan_steps,
    settle_dated_step,
)
from finmaskig.guidance.tests.factories import ADULT, CHILD, hire, make_unit, subject_in
from finmaskig.shared.clock import local, now

pytestmark = pytest.mark.django_db


@pytest.fixture
def sara():
    return hire(make_unit())


def talk(on, **values):
    usual = {"watch": "talk", "code": "next-talk", "title": "Ses igen", "why": "Ni har bestämt."}
    return DatedStep(**(usual | {"source": "14 kap. 4 § SoL", "due_on": on} | values))


def keep(sara, subject, *wanted):
    return keep_dated_steps(actor=sara, subject=subject, wanted=wanted, at=now())


def test_a_date_opens_one_step_however_often_it_is_kept(sara, clock):
    clock("2026-06-15 12:00")
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)))
    keep(sara, subject, talk(date(2026, 6, 20)))
    step = Step.objects.get()
    assert local(step.due_at).date() == date(2026, 6, 20)
    assert step.due_precision == "day"
    assert step.receiver_text == "Din egen enhet"


def test_a_moved_date_moves_the_step_and_brings_it_down(sara):
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)))
    Step.objects.update(climb_level=2)
    keep(sara, subject, talk(date(2026, 6, 22)))
    step = Step.objects.get()
    assert (local(step.due_at).date(), step.climb_level) == (date(2026, 6, 22), 0)


def test_new_words_leave_the_step_as_high_as_it_was(sara):
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)))
    Step.objects.update(climb_level=1)
    keep(sara, subject, talk(date(2026, 6, 20), say="”Hej igen”"))
    assert Step.objects.get().climb_level == 1


def test_a_date_that_is_gone_takes_its_step_back_and_may_come_again(sara):
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)))
    keep(sara, subject)
    assert Step.objects.get().result == "facts_changed"
    keep(sara, subject, talk(date(2026, 6, 20)))
    assert Step.objects.filter(status="open").count() == 1


@pytest.mark.parametrize(("day", "open_count"), [(20, 0), (25, 1)])
def test_what_is_done_stays_done_until_the_date_is_another(sara, day, open_count):
    subject = subject_in(sara)
    (step,) = keep(sara, subject, talk(date(2026, 6, 20)))
    close_step(step=step, outcome=Outcome("fulfilled"), actor=sara)
    keep(sara, subject, talk(date(2026, 6, day)))
    assert Step.objects.filter(status="open").count() == open_count


def test_without_a_day_the_step_is_never_late(sara):
    (step,) = keep(sara, subject_in(sara), talk(None, for_user=sara.user_id))
    assert (step.due_at, step.late_at, step.due_precision) == (None, None, "undated")
    assert step.assigned_to_id == sara.user_id


def test_what_was_done_elsewhere_settles_its_step(sara):
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)), talk(None, watch="other"))
    outcome = Outcome("fulfilled")
    settle_dated_step(actor=sara, subject=subject, watch="talk", outcome=outcome, at=now())
    assert dict(Step.objects.values_list("rule_code", "status")) == {
        "talk": "done",
        "other": "open",
    }


def test_when_the_subject_is_over_its_steps_end_with_the_reason(sara):
    subject = subject_in(sara)
    keep(sara, subject, talk(date(2026, 6, 20)), talk(None, watch="other"))
    assert len(open_musts(subject.kind, subject.id)) == 2
    why = "Kontakten är avslutad."
    end_steps(actor=sara, kind=subject.kind, subject_id=subject.id, why=why, at=now())
    assert {(row.status, words_of_result(row)) for row in Step.objects.all()} == {
        ("not_applicable", why)
    }
    assert open_musts(subject.kind, subject.id) == []


def test_what_followed_from_a_step_outlives_its_date(sara):
    subject = subject_in(sara)
    day = date(2026, 6, 15)
    report = talk(day, watch="report", code="report-concern", receiver_kind="social_board")
    step = keep(sara, subject, report)[0]
    close_step(step=step, outcome=Outcome("fulfilled"), actor=sara)
    keep(sara, subject, report)
    assert Step.objects.get(code="ask-for-answer").is_open


def test_one_no_ends_the_offers_of_an_adult_and_leaves_what_must_be_done(sara):
    subject = subject_in(sara)
    plan = plan_steps(actor=sara, facts=ADULT, at=now())
    keep_steps(actor=sara, subject=subject, plan=plan, ticked={})
    assert decline_offers(actor=sara, kind=subject.kind, subject_id=subject.id, at=now())
    assert decline_offers(actor=sara, kind=subject.kind, subject_id=subject.id, at=now()) == []
    assert not Step.objects.filter(level="offer", status="open").exists()


def test_facts_that_are_told_one_by_one_end_nothing_that_was_learnt_before(sara):
    subject = subject_in(sara)
    for facts in (CHILD, ADULT):
        plan = plan_steps(actor=sara, facts=facts, at=now())
        keep_steps(actor=sara, subject=subject, plan=plan, ticked={}, ends_the_rest=False)
    assert Step.objects.filter(code="report-concern", status="open").exists()
