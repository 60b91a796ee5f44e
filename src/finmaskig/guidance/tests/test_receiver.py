"""Who answers for a step now: never a closed office when somebody must answer at once."""

import pytest

from finmaskig.guidance import rules
from finmaskig.guidance.receiver import who_answers
from finmaskig.guidance.tests.factories import CHILD, make_step, steps_of

pytestmark = pytest.mark.django_db
MONDAY_NOON, NIGHT = "2026-06-15 12:00", "2026-06-16 02:00"


def test_the_own_unit_needs_no_phone(worker, clock):
    assert who_answers(make_step(worker), municipality="0180", at=clock(NIGHT)) is None


@pytest.mark.parametrize(
    ("moment", "precision", "is_receiver", "is_open"),
    [
        (MONDAY_NOON, rules.NOW, True, True),
        (NIGHT, rules.NOW, False, True),
        (NIGHT, rules.DAY, True, False),
    ],
)
def test_an_open_office_answers_and_a_closed_one_only_when_it_can_wait(
    sara, clock, moment, precision, is_receiver, is_open
):
    report = steps_of(sara, CHILD, at=clock(MONDAY_NOON))["report-concern"]
    report.due_precision = precision
    answering = who_answers(report, municipality="0180", at=clock(moment))
    assert (answering.is_receiver, answering.is_open) == (is_receiver, is_open)
    assert answering.phone


def test_a_kind_without_a_unit_is_looked_up(sara, clock):
    step = make_step(sara, receiver_kind="social_emergency", receiver_text="Socialjouren")
    assert who_answers(step, municipality="0180", at=clock(NIGHT)).is_receiver


def test_where_nobody_is_known_nobody_is_named(worker, clock, monkeypatch):
    from finmaskig.guidance import receiver
    from finmaskig.organisations.queries import directory
    from finmaskig.pure.guidance.directory import Directory

    empty = Directory(vocabulary=directory().vocabulary)
    monkeypatch.setattr(receiver, "directory", lambda: empty)
    step = make_step(worker, receiver_kind="emergency", receiver_text="112")
    assert who_answers(step, municipality="0180", at=clock(NIGHT)) is None
