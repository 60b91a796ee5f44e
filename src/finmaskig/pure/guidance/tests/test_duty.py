"""Who answers: opening hours, target groups, the wall, and who steps in, at every hour."""

from datetime import date, timedelta

import pytest

from finmaskig.pure.guidance.directory import Directory, Hours, Person
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS
from finmaskig.pure.guidance.tests.factories import (
    DIRECTORY,
    MONDAY_NOON,
    SATURDAY_NIGHT,
    VOCABULARY,
    always,
    daily,
    moment,
    office,
)

WOMAN = Person("25+", "exposed", "woman")
WEEK = [moment("2026-06-15 00:30") + timedelta(hours=hour) for hour in range(7 * 24)]


def answer(kind, at=MONDAY_NOON, municipality="0180", directory=DIRECTORY, **call):
    return Duty(directory, municipality, at).answer(Call(kind, **call))


def code(kind, *args, **call):
    found = answer(kind, *args, **call).office
    return found and found.code


@pytest.mark.parametrize("at", WEEK)
def test_at_every_hour_of_the_week_a_child_is_received(at):
    works = at.weekday() < 5 and 8 <= at.hour < 17 and at.date() != date(2026, 6, 19)
    received = answer("social_board", at, home="0182")
    if works:
        assert (received.office.code, received.instead_of) == ("board-0182", None)
    else:
        assert (received.office.code, received.instead_of.code) == ("jour-stockholm", "board-0182")


@pytest.mark.parametrize("kind", sorted(RECEIVERS))
@pytest.mark.parametrize("municipality", ["0180", "0581", "1480"])
def test_no_kind_is_ever_without_an_open_office(kind, municipality):
    for at in WEEK:
        found = answer(kind, at, municipality, person=WOMAN).office
        assert found is not None
        assert found.is_open(at)


def test_on_a_holiday_the_hours_of_sunday_apply():
    midsummer_eve, christmas = moment("2026-06-19 12:00"), moment("2026-12-25 12:00")
    assert code("social_board", midsummer_eve) == "jour-stockholm"
    assert code("social_board", christmas) == "jour-stockholm"


def test_a_step_that_can_wait_goes_to_the_unit_itself():
    waiting = answer("child_coordinator", SATURDAY_NIGHT, at_once=False)
    assert (waiting.office.code, waiting.instead_of) == ("coordinator-child", None)


def test_a_rule_may_name_who_steps_in():
    assert code("victim_reception", SATURDAY_NIGHT, after_hours="health_care") == "1177"
    assert code("victim_reception", SATURDAY_NIGHT) == "jour-stockholm"


def test_the_nearest_comes_first():
    directory = Directory(
        VOCABULARY,
        (
            always("all", "police"),
            always("county", "police", "01"),
            always("city", "police", "0180"),
            always("vantor", "police", "0180/Vantör"),
        ),
    )
    assert code("police", directory=directory, district="Vantör") == "vantor"
    assert code("police", directory=directory) == "city"
    assert code("police", municipality="0182", directory=directory) == "county"
    assert code("police", municipality="0581", directory=directory) == "all"


def test_an_open_office_further_away_beats_a_closed_one_near():
    directory = Directory(
        VOCABULARY, (daily("near", "police", "0180"), always("far", "police", "01"))
    )
    received = answer("police", SATURDAY_NIGHT, directory=directory)
    assert (received.office.code, received.instead_of) == ("far", None)


@pytest.mark.parametrize(
    ("kind", "home", "at_home", "found"),
    [
        ("social_board", "1480", None, "board-1480"),
        ("social_board", "", None, "board-0180"),
        ("social_board", "1480", False, "board-0180"),
        ("victim_reception", "1480", None, "mika"),
        ("victim_reception", "1480", True, "mika-goteborg"),
        ("victim_reception", "0980", True, "line"),
    ],
)
def test_home_and_stay_are_told_apart(kind, home, at_home, found):
    assert code(kind, person=WOMAN, home=home, at_home=at_home) == found


@pytest.mark.parametrize(
    ("values", "person", "admitted"),
    [
        ({}, WOMAN, True),
        ({"side": "victim"}, Person("25+", "buyer", "man"), False),
        ({"side": "victim"}, Person("25+", "relative", "man"), True),
        ({"side": "buyer"}, WOMAN, False),
        ({"side": "buyer"}, Person("18-20", "youth_at_risk", "man"), False),
        ({"side": "buyer"}, Person("25+", "relative", "woman"), True),
        ({"min_age": 18}, Person("15-17", "exposed", "woman"), False),
        ({"min_age": 18}, Person("maybe_child", "exposed", "woman"), False),
        ({"min_age": 18}, Person("unknown", "exposed", "woman"), True),
        ({"min_age": 12, "max_age": 25}, Person("0-14", "exposed", "woman"), True),
        ({"max_age": 25}, WOMAN, False),
        ({"sexes": ("woman",)}, WOMAN, True),
        ({"sexes": ("woman",)}, Person("25+", "exposed", "not_recorded"), False),
        ({"serves": ("relative",)}, WOMAN, False),
        ({"serves": ("exposed",)}, WOMAN, True),
        ({"serves": ("exposed",)}, Person("25+", "not_recorded", "woman"), True),
    ],
)
def test_a_unit_takes_its_own_target_group(values, person, admitted):
    assert always("unit", "police", **values).admits(person) is admitted


def test_units_and_hours_hold_between_their_days():
    unit = office("old", "police", "01", valid_from=date(2024, 2, 29), valid_to=date(2025, 6, 30))
    held = [unit.holds(date(2024, 2, 28)), unit.holds(date(2024, 2, 29))]
    assert held == [False, True]
    assert [unit.holds(date(2025, 6, 30)), unit.holds(date(2025, 7, 1))] == [True, False]
    monday = Hours(weekday=0, opens=0, closes=1440, valid_to=date(2026, 6, 14))
    assert not office("shut", "police", "01", hours=(monday,)).is_open(MONDAY_NOON)


def test_a_hole_in_the_directory_is_told():
    empty = Directory(VOCABULARY)
    assert answer("emergency", directory=empty).office is None
    assert answer("social_board", directory=empty).kind == "social_board"


def test_every_chain_of_those_who_step_in_ends():
    for start in RECEIVERS:
        for link in ("after_hours", "fallback"):
            kind, steps = start, 0
            while kind:
                last, kind, steps = kind, getattr(RECEIVERS[kind], link), steps + 1
                assert steps <= len(RECEIVERS), start
            assert last in (*OWN, "emergency")


def test_boundaries_are_the_days_when_something_changes():
    hours = (Hours(weekday=0, opens=0, closes=60, valid_from=date(2026, 2, 1)),)
    unit = office("one", "police", "01", hours=hours, valid_to=date(2026, 12, 31))
    found = Directory(VOCABULARY, (unit,), DIRECTORY.agreements).boundaries()
    assert found == {date(2021, 2, 1), date(2026, 2, 1), date(2027, 1, 1)}


def test_a_unit_of_two_kinds_is_found_as_each():
    unit = always("both", "police", kinds=("police", "emergency"))
    found = Directory(VOCABULARY, (unit,)).by_kind
    assert found == {"police": (unit,), "emergency": (unit,)}
