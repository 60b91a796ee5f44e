"""Hours as people write them, and for whom a service is."""

import doctest

import pytest

from finmaskig.organisations import rules


def test_the_examples_hold():
    assert doctest.testmod(rules).failed == 0


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("8–16.30", [(480, 990)]),
        ("8.00-12, 13:00–17.15", [(480, 720), (780, 1035)]),
        ("13–17, 8–12", [(480, 720), (780, 1020)]),
        ("dygnet runt", [(0, 1440)]),
        ("Stängt", []),
        ("", []),
        ("20–24", [(1200, 1440)]),
    ],
)
def test_a_day_is_read_as_it_is_written(text, spans):
    assert [(s.opens, s.closes) for s in rules.week_from({0: text})] == spans


@pytest.mark.parametrize("text", ["8", "sen", "16–8", "8–25", "8–12, 11–13", "8–8"])
def test_hours_that_make_no_sense_are_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 -- the form words it
        rules.week_from({0: text})


@pytest.mark.parametrize(
    ("conditions", "known", "answer"),
    [
        (rules.Conditions(), rules.Known(), "yes"),
        (rules.Conditions(min_age=18), rules.Known(age=17), "no"),
        (rules.Conditions(max_age=17), rules.Known(age=17), "yes"),
        (rules.Conditions(max_age=17), rules.Known(), "unknown"),
        (rules.Conditions(sex=("woman",)), rules.Known(sex="man"), "no"),
        (rules.Conditions(sex=("woman",)), rules.Known(sex="not_recorded"), "unknown"),
        (rules.Conditions(min_age=18), rules.Known(age_band="25+"), "yes"),
        (rules.Conditions(min_age=19), rules.Known(age_band="18-20"), "unknown"),
        (rules.Conditions(max_age=40), rules.Known(age_band="25+"), "unknown"),
        (rules.Conditions(max_age=17), rules.Known(age_band="18-20"), "no"),
        (rules.Conditions(min_age=18), rules.Known(age_band="0-14"), "no"),
        (rules.Conditions(min_age=18), rules.Known(age_band="may_be_child"), "unknown"),
        (rules.Conditions(min_age=18), rules.Known(age=17, age_band="18-20"), "no"),
        (rules.Conditions(kinds=("exposed",)), rules.Known(), "yes"),
        (rules.Conditions(kinds=("exposed",)), rules.Known(kind="exposed"), "yes"),
        (rules.Conditions(kinds=("exposed",)), rules.Known(kind="buyer"), "no"),
        (rules.Conditions(places=("0180",)), rules.Known(), "yes"),
        (rules.Conditions(places=("0180",)), rules.Known(here="0180"), "yes"),
        (rules.Conditions(places=("0180",)), rules.Known(here="0581"), "unknown"),
        (rules.Conditions(places=("0180",)), rules.Known(here="0581", home="0180"), "yes"),
        (rules.Conditions(places=("0180",)), rules.Known(here="0581", home="0581"), "no"),
        (rules.Conditions(all=("a",)), rules.Known(false=frozenset("a")), "no"),
        (rules.Conditions(any=("a", "b")), rules.Known(true=frozenset("b")), "yes"),
        (rules.Conditions(any=("a", "b")), rules.Known(false=frozenset("ab")), "no"),
        (rules.Conditions(any=("a", "b")), rules.Known(false=frozenset("a")), "unknown"),
    ],
)
def test_a_service_is_matched_or_something_must_be_asked(conditions, known, answer):
    assert rules.match(conditions, known) == answer
