from datetime import datetime, timedelta

import pytest

from finmaskig.public import hours, queries
from finmaskig.public.doors import BY_NUMBER, DOORS
from finmaskig.pure.guidance.directory import Hours, Office
from finmaskig.shared.clock import STOCKHOLM

MONDAY = datetime(2026, 6, 15, tzinfo=STOCKHOLM)
AFTERNOON = MONDAY + timedelta(hours=14)


def ask(number, *, young=False, at=AFTERNOON, municipality="0180"):
    return queries.reply(BY_NUMBER[number], young=young, at=at, municipality=municipality)


def names(contacts):
    return {contact.name for contact in contacts}


@pytest.mark.parametrize("municipality", ["0180", "0182", "0581", "1480", "0980"])
@pytest.mark.parametrize("door", DOORS, ids=lambda door: str(door.number))
def test_somebody_answers_every_third_hour_of_a_week(door, municipality):
    silent = [
        (at, young)
        for hour in range(0, 168, 3)
        for young in (False, True)
        if (at := MONDAY + timedelta(hours=hour)) is not None
        and not ask(door.number, young=young, at=at, municipality=municipality).open_now
    ]
    assert silent == []


@pytest.mark.parametrize("number", [1, 2, 3, 5])
def test_a_child_is_never_sent_to_a_reception_for_adults(number):
    reply = ask(number, young=True)
    offices = [contact.office for contact in (*reply.open_now, *reply.later)]
    assert [office.name for office in offices if office.min_age >= 18] == []


def test_the_two_sides_never_meet():
    buyer, exposed = ask(3), ask(1)
    assert {c.office.side for c in (*buyer.open_now, *buyer.later)} <= {"buyer", "neutral"}
    assert {c.office.side for c in (*exposed.open_now, *exposed.later)} <= {"victim", "neutral"}


def test_a_relative_reaches_both_sides():
    assert {"Mikamottagningen Stockholm", "KAST Stockholm"} <= names(ask(4).open_now)


def test_a_worried_person_reaches_the_social_services_of_a_child():
    assert "Stadsdelens socialtjänst i Stockholm" in names(ask(4, young=True).open_now)


def test_the_line_for_professionals_stands_only_behind_their_door():
    line = "Nationella stödtelefonen för yrkesverksamma"
    assert line in names(ask(6).numbers)
    assert line not in names(ask(1).numbers)


def test_no_unit_stands_twice():
    for number in BY_NUMBER:
        reply = ask(number)
        shown = [c.name for c in (*reply.open_now, *reply.later, *reply.numbers)]
        assert len(shown) == len(set(shown))


def office(*rows, always=False):
    spans = tuple(Hours(weekday=day, opens=a * 60, closes=b * 60) for day, a, b in rows)
    return Office(code="o", name="O", kinds=(), areas=(), hours=spans, always_open=always)


def test_an_open_office_says_when_it_closes():
    assert hours.closes_at(office((0, 9, 12), (0, 12, 17)), AFTERNOON) == MONDAY + timedelta(
        hours=17
    )


def test_a_night_office_closes_in_the_morning():
    night = office((0, 20, 24), (1, 0, 3))
    assert hours.closes_at(night, MONDAY + timedelta(hours=21)) == MONDAY + timedelta(hours=27)


def test_an_office_that_never_closes_has_no_closing_time():
    assert hours.closes_at(office(always=True), AFTERNOON) is None


def test_a_closed_office_says_when_it_opens_past_a_holiday():
    thursday = datetime(2026, 6, 18, 18, tzinfo=STOCKHOLM)
    weekdays = office(*((day, 9, 17) for day in range(5)))
    assert hours.opens_at(weekdays, thursday) == datetime(2026, 6, 22, 9, tzinfo=STOCKHOLM)


def test_an_office_without_hours_opens_nobody_knows_when():
    assert hours.opens_at(office(), AFTERNOON) is None
