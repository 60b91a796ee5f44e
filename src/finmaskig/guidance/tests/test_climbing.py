"""Overdue steps climb by the clock, once, and never carry their content along."""

from datetime import UTC, datetime, timedelta

import pytest

from finmaskig.guidance import access, queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.services import climb_overdue, let_go_of_suggestions
from finmaskig.guidance.tests.factories import hire, make_board, make_step, make_unit
from finmaskig.organisations.models import Organisation
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 6, 20, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("late_hours", "level", "climbed"),
    [
        (-1, "must", rules.WITH_WORKER),
        (1, "must", rules.WITH_LEAD),
        (1, "offer", rules.WITH_LEAD),
        (71, "must", rules.WITH_LEAD),
        (73, "must", rules.WITH_NEXT_LEAD),
        (73, "may", rules.WITH_WORKER),
    ],
)
def test_a_late_step_stands_as_high_as_it_is_late(worker, late_hours, level, climbed):
    late_at = NIGHT - timedelta(hours=late_hours)
    make_step(worker, level=level, due_at=late_at, late_at=late_at)
    climb_overdue(at=NIGHT)
    step = Step.objects.get()
    assert step.climb_level == climbed
    if level != "may":
        assert climbed == rules.climb_level_at(late_at, NIGHT)
    assert (step.climbed_at == NIGHT) is (climbed != rules.WITH_WORKER)


def test_climbing_twice_is_climbing_once(worker):
    make_step(worker, late_at=NIGHT - timedelta(hours=1))
    assert climb_overdue(at=NIGHT) == 1
    assert climb_overdue(at=NIGHT + timedelta(minutes=5)) == 0
    assert climb_overdue(at=NIGHT + timedelta(days=4)) == 1
    assert climb_overdue(at=NIGHT + timedelta(days=5)) == 0


def test_ended_and_undated_steps_never_climb(worker):
    make_step(worker, status=rules.DONE, closed_at=now(), late_at=NIGHT - timedelta(days=9))
    make_step(worker, due_at=None, late_at=None, due_precision=rules.UNDATED)
    assert climb_overdue(at=NIGHT) == 0


@pytest.mark.parametrize(
    ("place", "role", "seen"),
    [
        ("own", "lead", 0),
        ("same side", "lead", 1),
        ("same side", "worker", 0),
        ("same side", "coordinator", 0),
        ("other side", "lead", 0),
        ("no side", "lead", 0),
        ("other board", "lead", 0),
    ],
)
def test_only_the_next_lead_of_the_side_sees_it_and_only_its_kind(worker, place, role, seen):
    board = Organisation.objects.get(pk=worker.board_id)
    units = {
        "own": board.controlled_units.get(),
        "same side": make_unit(board=board),
        "other side": make_unit(board=board, side="buyer"),
        "no side": make_unit(board=board, side="neutral"),
        "other board": make_unit(board=make_board()),
    }
    make_step(worker, climb_level=rules.WITH_NEXT_LEAD, title="Hemlig rubrik")
    waiting = access.waiting_steps(hire(units[place], role), at=NIGHT, limit=5, climbed_limit=5)
    shown = waiting.climbed
    assert len(shown) == seen
    for step in shown:
        assert (step.kind, step.unit) == ("Erbjud stöd", worker.unit_name)
        assert step.lateness == "5 dagar sen"
        assert "Hemlig" not in repr(step)


@pytest.mark.parametrize(
    ("night", "late"),
    [
        ("2026-03-28", datetime(2026, 3, 28, 23, 0, tzinfo=UTC)),
        ("2026-03-29", datetime(2026, 3, 29, 22, 0, tzinfo=UTC)),
        ("2026-10-25", datetime(2026, 10, 25, 23, 0, tzinfo=UTC)),
        ("2026-12-31", datetime(2026, 12, 31, 23, 0, tzinfo=UTC)),
        ("2028-02-29", datetime(2028, 2, 29, 23, 0, tzinfo=UTC)),
    ],
)
def test_a_day_is_late_at_swedish_midnight_also_when_the_clocks_change(night, late):
    at = datetime.fromisoformat(night).replace(hour=12, tzinfo=rules.STOCKHOLM)
    assert rules.late_from(rules.Due(at, rules.DAY)) == late


def test_at_once_means_within_the_hour_also_when_the_clocks_change():
    at = datetime(2026, 3, 29, 0, 30, tzinfo=UTC)
    assert rules.late_from(rules.Due(at, rules.NOW)) == at + timedelta(hours=1)
    assert rules.late_from(rules.Due(None, rules.UNDATED)) is None


@pytest.mark.parametrize(
    ("precision", "hours", "kind", "text"),
    [
        (rules.NOW, 1, "late", "Genast"),
        (rules.MEETING, 1, "today", "I mötet"),
        (rules.DAY, 1, "today", "Idag"),
        (rules.DAY, 48, "plain", "17 juni"),
        (rules.HOUR, -26, "late", "1 dag sen"),
        (rules.UNDATED, None, "plain", "Erbjud"),
    ],
)
def test_a_due_time_is_a_tag_in_plain_words(worker, precision, hours, kind, text):
    due = None if hours is None else now() + timedelta(hours=hours)
    step = make_step(worker, due_at=due, late_at=due, due_precision=precision)
    assert queries.due_tag(step, now()) == (kind, text)


@pytest.mark.parametrize(
    ("level", "precision", "hours", "ended"),
    [
        ("may", rules.MEETING, 1, 1),
        ("may", rules.MEETING, -1, 0),
        ("may", rules.DAY, 1, 0),
        ("offer", rules.MEETING, 1, 0),
    ],
)
def test_only_suggestions_pass_with_their_meeting(worker, level, precision, hours, ended):
    due = NIGHT - timedelta(hours=hours)
    make_step(worker, level=level, due_precision=precision, due_at=due, late_at=due)
    assert let_go_of_suggestions(at=NIGHT) == ended
    assert Step.objects.filter(result=rules.PASSED).count() == ended
    assert let_go_of_suggestions(at=NIGHT) == 0


def test_a_suggestion_for_the_meeting_is_never_late_the_next_morning():
    due = rules.Due(NIGHT, rules.MEETING)
    assert rules.late_from(due, rules.MAY) == NIGHT + timedelta(days=3)
    assert rules.late_from(due, rules.OFFER) == NIGHT
