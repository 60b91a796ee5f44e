"""Somebody answers each advice, at every hour, and never from behind the wall."""

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.pure.guidance.coverage.answering import Answering, Place
from finmaskig.pure.guidance.coverage.reach import reach_of
from finmaskig.pure.guidance.coverage.week import moments
from finmaskig.pure.guidance.directory import Directory, Office
from finmaskig.pure.guidance.obligations import shipped_obligations
from finmaskig.pure.guidance.rules import dated_rules
from finmaskig.pure.guidance.tests.factories import DIRECTORY, VOCABULARY, always, daily, office
from finmaskig.pure.guidance.workdays import local

DAY = date(2026, 6, 15)
RULES = {rule.code: rule for rule in dated_rules() if rule.holds(DAY)}


def found(code, *offices, municipality="0180", **values):
    directory = Directory(VOCABULARY, offices) if offices else DIRECTORY
    place = Place(directory, municipality, DAY, None)
    scene = directory.scene(municipality, DAY)
    answering = Answering(place, reach_of(scene), shipped_obligations().walls)
    return answering.found(replace(RULES[code], **values))


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_shipped_rule_is_answered(code):
    assert found(code).proof.hole is None


def test_a_closed_door_at_night_is_found_with_its_hour():
    hole = found("reception", daily("mika", "victim_reception", "0180"))
    assert hole.code == "ingen svarar måndag 00:00"
    assert hole.proof.hole["kind"] == "exposed"


def test_a_step_with_days_to_it_may_wait_for_the_office_to_open():
    assert found("premises", daily("c", "adult_coordinator", "0180")).proof.hole is None


@pytest.mark.parametrize(
    ("code", "values", "seen"),
    [
        ("child-buyer", {"side": "victim"}, True),
        ("child-buyer", {"min_age": 18}, True),
        ("young-adult-at-risk", {"side": "buyer"}, True),
        ("young-adult-at-risk", {"min_age": 18}, False),
    ],
)
def test_a_directory_that_lets_someone_through_the_wall_is_found(monkeypatch, code, values, seen):
    monkeypatch.setattr(Office, "admits", lambda *_: True)
    through = found(code, always("through", "youth_unit", "0180", **values))
    assert (through.code == "through svarar måndag 00:00, bakom muren") is seen


def test_a_unit_for_adults_never_receives_a_child():
    grown = always("grown", "youth_unit", "0180", max_age=200, min_age=14)
    assert found("child-buyer", grown).proof.hole is not None
    young = replace(grown, min_age=0)
    assert found("child-buyer", young).proof.hole is None


def test_a_home_that_nobody_serves_is_found_by_its_code():
    boards = [always(f"b-{c}", "social_board", c) for c in VOCABULARY.municipalities if c != "1480"]
    hole = found("child-report", *boards)
    assert hole.home == "1480"


def test_a_person_who_cannot_be_there_is_no_finding():
    only_adults = always("mika", "victim_reception", "0180", min_age=18)
    closed = {"answer": frozenset({"closed"})}
    assert found("reception", only_adults, when=closed).proof.hole is None
    assert found("reception", only_adults, when={}).proof.hole is not None


def test_a_week_has_a_moment_for_each_choice_of_open_units():
    week = moments(DIRECTORY, date(2026, 6, 15), None)
    assert len(week) == 2
    quarter = office("late", "police", "0180", hours=DIRECTORY.offices[0].hours)
    hours = tuple(replace(row, closes=row.closes - 15) for row in quarter.hours)
    more = replace(DIRECTORY, offices=(*DIRECTORY.offices, replace(quarter, hours=hours)))
    assert "16:45" in {f"{local(at):%H:%M}" for at in moments(more, DAY, None)}


def test_no_moment_lies_after_the_next_change():
    days = {local(at).date() for at in moments(DIRECTORY, date(2026, 6, 20), date(2026, 6, 21))}
    assert days == {date(2026, 6, 20)}
