"""Giving a step away: to a colleague or a unit, never past the board or the wall."""

from uuid import uuid4

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step, hand_over_step
from finmaskig.guidance.services.ending import StepIsClosed
from finmaskig.guidance.services.handing import NotWithinTheBoard
from finmaskig.guidance.tests.factories import hire, make_board, make_step, make_unit
from finmaskig.organisations.models import Organisation, Unit
from finmaskig.shared.clock import today

pytestmark = pytest.mark.django_db


@pytest.fixture
def board(worker):
    return Organisation.objects.get(pk=worker.board_id)


def test_a_colleague_in_the_unit_takes_over_the_same_step(worker):
    amir = hire(Unit.objects.get(pk=worker.unit_id), name="Amir")
    step = make_step(worker)
    given = hand_over_step(step=step, actor=worker, to_user=amir.user_id)
    assert (given.pk, given.assigned_to_id, given.is_open) == (step.pk, amir.user_id, True)
    assert AccessEntry.objects.get(event="guidance.step_handed_over").ids == [str(step.pk)]


def test_another_unit_of_the_board_gets_a_step_of_its_own(worker, board):
    maja = hire(make_unit(board=board), name="Maja")
    step = make_step(worker, climb_level=1, climbed_at=None)
    given = hand_over_step(step=step, actor=worker, to_unit=maja.unit_id)
    old = Step.objects.get(pk=step.pk)
    assert (old.status, old.result) == (rules.HANDED_OVER, rules.HANDED_OVER)
    assert (given.owner_unit_id, given.assigned_to_id) == (maja.unit_id, None)
    assert (given.previous_id, given.climb_level, given.is_open) == (step.pk, 0, True)
    assert given.late_at == step.late_at


def test_a_colleague_in_another_unit_gets_it_there(worker, board):
    maja = hire(make_unit(board=board), name="Maja")
    given = hand_over_step(step=make_step(worker), actor=worker, to_user=maja.user_id)
    assert (given.owner_unit_id, given.assigned_to_id) == (maja.unit_id, maja.user_id)


@pytest.mark.parametrize(
    ("same_board", "side", "role", "allowed"),
    [
        (True, "victim", "worker", True),
        (True, "neutral", "lead", True),
        (True, "buyer", "worker", False),
        (False, "victim", "worker", False),
        (True, "victim", "analyst", False),
    ],
)
def test_only_the_own_board_and_side_can_take_over(worker, board, same_board, side, role, allowed):
    place = make_unit(board=board if same_board else make_board(), side=side)
    other = hire(place, role=role)
    step = make_step(worker)
    _colleagues, units = queries.takers(step, worker, today())
    assert [one.unit_id for one in units] == ([place.pk] if allowed else [])
    for target in ({"to_user": other.user_id}, {"to_unit": place.pk}):
        row = make_step(worker)
        if allowed:
            assert hand_over_step(step=row, actor=worker, **target).owner_unit_id == place.pk
        else:
            with pytest.raises(NotWithinTheBoard):
                hand_over_step(step=row, actor=worker, **target)


@pytest.mark.parametrize("target", [{}, {"to_user": uuid4()}, {"to_unit": uuid4()}])
def test_nobody_and_strangers_take_nothing(worker, target):
    with pytest.raises(NotWithinTheBoard):
        hand_over_step(step=make_step(worker), actor=worker, **target)


def test_an_ended_step_is_not_given_away(worker):
    amir = hire(Unit.objects.get(pk=worker.unit_id), name="Amir")
    step = close_step(step=make_step(worker), outcome=Outcome(rules.YES), actor=worker)
    with pytest.raises(StepIsClosed):
        hand_over_step(step=step, actor=worker, to_user=amir.user_id)
