"""Pure decisions: states, sides, ages, safety."""

from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest

from finmaskig.outreach import rules
from finmaskig.outreach.rules import Standing
from finmaskig.pure.guidance.facts import band_of

OPEN, CLOSED = True, False
NIGHT = datetime(2026, 6, 15, 20, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "action", "target"),
    [
        ("planned", "start", "running"),
        ("planned", "cancel", "cancelled"),
        ("planned", "close", None),
        ("running", "start", None),
        ("running", "close", "closed"),
        ("running", "cancel", None),
        ("closed", "start", None),
        ("closed", "close", None),
        ("cancelled", "start", None),
    ],
)
def test_a_shift_moves_only_as_the_table_says(state, action, target):
    assert rules.next_state(state, action) == target


def test_the_drawn_states_are_up_to_date():
    page = Path(__file__).parents[4] / "docs" / "generated" / "shift-states.md"
    assert page.read_text(encoding="utf-8") == rules.state_diagram()


@pytest.mark.parametrize(
    ("age", "band"),
    [
        *[(0, "0-14"), (14, "0-14"), (15, "15-17"), (17, "15-17"), (18, "18-20"), (20, "18-20")],
        *[(21, "21-24"), (24, "21-24"), (25, "25+"), (120, "25+")],
    ],
)
def test_seventeen_is_a_child_and_eighteen_an_adult(age, band):
    assert band_of(age) == band
    assert (band in rules.ADULT_BANDS) == (age >= rules.ADULT_AGE)


@pytest.mark.parametrize(
    ("kind", "unit_side", "side"),
    [
        ("exposed", "buyer", "victim"),
        ("exposed", "neutral", "victim"),
        ("buyer", "victim", "buyer"),
        ("relative", "buyer", "buyer"),
        ("youth_at_risk", "neutral", "neutral"),
        ("", "victim", "victim"),
    ],
)
def test_a_row_lies_on_the_side_of_its_kind_or_else_of_its_unit(kind, unit_side, side):
    assert rules.side_of(kind, unit_side) == side


def test_while_the_shift_is_open_all_units_in_it_read_everything():
    for own, joint, row, reader in product((True, False), (True, False), *[rules.SIDES] * 2):
        standing = Standing(OPEN, own, joint, row, reader)
        assert rules.may_read(standing) == (own or joint)


@pytest.mark.parametrize(
    ("own", "joint", "row", "reader", "may"),
    [
        (True, True, "victim", "victim", True),
        (True, True, "buyer", "victim", False),
        (True, True, "neutral", "victim", True),
        (True, True, "victim", "neutral", True),
        (False, True, "victim", "victim", True),
        (False, True, "buyer", "victim", False),
        (False, True, "neutral", "victim", False),
        (False, True, "victim", "neutral", False),
        (False, False, "victim", "victim", False),
    ],
)
def test_after_the_end_a_row_is_read_on_its_own_side_only(own, joint, row, reader, may):
    assert rules.may_read(Standing(CLOSED, own, joint, row, reader)) is may


@pytest.mark.parametrize(("crew", "needed"), [(0, True), (1, True), (2, False), (5, False)])
def test_fewer_than_two_need_a_check_in_time(crew, needed):
    assert rules.needs_check_in(crew) is needed


def test_a_check_in_is_missed_only_after_its_time():
    assert not rules.check_in_is_missed(None, NIGHT)
    assert not rules.check_in_is_missed(NIGHT, NIGHT)
    assert rules.check_in_is_missed(NIGHT, NIGHT + timedelta(seconds=1))


@pytest.mark.parametrize(
    ("answer", "offered"),
    [("yes", True), ("no", True), ("later", True), ("could_not", False), ("", False)],
)
def test_support_was_offered_when_there_is_an_answer(answer, offered):
    assert rules.counts_as_offered(answer) is offered


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"kind": "exposed"}, {"kind": "exposed"}, True),
        ({"kind": "exposed"}, {"kind": ""}, True),
        ({"age_band": "unknown"}, {"age_band": "15-17"}, True),
        ({"sex": "woman"}, {"sex": "not_recorded"}, True),
        ({"kind": "exposed"}, {"kind": "buyer"}, False),
    ],
)
def test_two_rows_are_one_meeting_unless_they_contradict(first, second, same):
    assert rules.may_be_same(first, second) is same
