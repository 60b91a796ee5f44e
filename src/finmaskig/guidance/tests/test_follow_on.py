"""What follows: the question after a report, the question again, the link after a yes."""

from datetime import timedelta

import pytest
from django.utils.translation import override

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance import rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.rules import Outcome, Report
from finmaskig.guidance.services import close_step, complete_report, reopen_step
from finmaskig.guidance.services.reports import ReportTimesAreWrong
from finmaskig.guidance.tests.factories import make_step
from finmaskig.shared.clock import local, now

pytestmark = pytest.mark.django_db


@pytest.fixture
def report_step(worker):
    return make_step(
        worker,
        code="report-concern",
        level="must",
        receiver_kind="social_board",
        receiver_text="Socialnämnden i Nacka",
        source="19 kap. 1 § SoL (2025:400)",
    )


def test_a_report_is_kept_without_identity_and_asked_about_after_21_days(worker, report_step):
    sent = Report(now() - timedelta(hours=1), "Socialnämnden i Nacka", "SN 2026/12")
    close_step(step=report_step, outcome=Outcome(rules.FULFILLED, report=sent), actor=worker)
    kept = ReportOfConcern.objects.get()
    assert (kept.to_board, kept.section) == ("Socialnämnden i Nacka", "19 kap. 1 § SoL (2025:400)")
    question = Step.objects.get(code="ask-for-answer")
    assert question.title == "Fråga Socialnämnden i Nacka om orosanmälan är mottagen"
    assert "SN 2026/12" in question.say
    assert local(question.due_at).date().isoformat() == "2026-07-06"
    assert AccessEntry.objects.filter(event="guidance.report_recorded").count() == 1


def test_the_words_of_a_step_are_swedish_whoever_makes_it(worker, report_step):
    with override("en"):
        close_step(step=report_step, outcome=Outcome(rules.FULFILLED), actor=worker)
    assert Step.objects.get(code="ask-for-answer").title.startswith("Fråga Socialnämnden")


def test_receipt_and_number_are_added_when_they_come(worker, report_step, clock):
    close_step(step=report_step, outcome=Outcome(rules.FULFILLED), actor=worker)
    sent_at = ReportOfConcern.objects.get().sent_at
    clock("2026-06-17 09:00")
    late = Report(sent_at, "Socialnämnden i Nacka", "SN 2026/12", now())
    complete_report(step=report_step, report=late, actor=worker)
    assert ReportOfConcern.objects.get().receipt_at == now()
    assert Step.objects.filter(code="ask-for-answer").count() == 1


@pytest.mark.parametrize(("sent", "receipt"), [(1, None), (-2, -3)])
def test_a_report_keeps_the_order_of_time(worker, report_step, sent, receipt):
    hours = [None if value is None else now() + timedelta(hours=value) for value in (sent, receipt)]
    wrong = Report(hours[0], "Socialnämnden i Nacka", "", hours[1])
    with pytest.raises(ReportTimesAreWrong):
        close_step(step=report_step, outcome=Outcome(rules.FULFILLED, report=wrong), actor=worker)
    assert not ReportOfConcern.objects.exists()
    assert Step.objects.get().is_open


def test_a_report_opened_again_is_corrected_not_doubled(worker, report_step):
    closed = close_step(step=report_step, outcome=Outcome(rules.FULFILLED), actor=worker)
    reopen_step(step=closed, why="Fel nämnd.", actor=worker)
    right = Report(now(), "Socialnämnden i Huddinge")
    close_step(step=closed, outcome=Outcome(rules.FULFILLED, report=right), actor=worker)
    assert ReportOfConcern.objects.get().to_board == "Socialnämnden i Huddinge"
    questions = Step.objects.filter(code="ask-for-answer", status=rules.OPEN)
    assert [step.title for step in questions] == [
        "Fråga Socialnämnden i Huddinge om orosanmälan är mottagen"
    ]


def test_no_answer_is_asked_again_in_a_week(worker):
    step = make_step(worker, code="ask-for-answer", level="must", title="Fråga Nacka")
    close_step(step=step, outcome=Outcome(rules.NO_ANSWER), actor=worker)
    again = Step.objects.get(status=rules.OPEN)
    assert (again.title, again.previous_id) == ("Fråga Nacka", step.pk)
    assert local(again.due_at).date().isoformat() == "2026-06-22"


@pytest.mark.parametrize(
    ("own", "title"), [(True, "Boka en första tid"), (False, "Länka till Mika")]
)
def test_a_yes_becomes_a_link(worker, own, title):
    unit_id = worker.unit_id if own else None
    step = make_step(
        worker, receiver_kind="victim_reception", receiver_text="Mika", receiver_unit_id=unit_id
    )
    close_step(step=step, outcome=Outcome(rules.YES), actor=worker)
    link = Step.objects.get(code=rules.CODE_OF_LINK)
    assert link.title == title
    assert local(link.due_at).date().isoformat() == "2026-06-23"


def test_a_yes_to_what_was_given_on_the_spot_needs_no_link(worker):
    close_step(step=make_step(worker), outcome=Outcome(rules.YES), actor=worker)
    assert not Step.objects.filter(code=rules.CODE_OF_LINK).exists()
