"""Which earlier period stands beside a report, what differs, and how a share is told."""

from __future__ import annotations

from datetime import date

import pytest

from finmaskig.reports.document_rules import changed, comparable, relation, share, small_counts
from finmaskig.reports.rules import span

YEAR = span(date(2022, 1, 1), date(2022, 12, 1))
BEFORE = span(date(2021, 1, 1), date(2021, 12, 1))
LONG = span(date(2021, 4, 1), date(2022, 7, 1))
LONG_BEFORE = span(date(2019, 12, 1), date(2021, 3, 1))


@pytest.mark.parametrize(
    ("period", "closed", "found"),
    [
        (YEAR, [YEAR, BEFORE], BEFORE),
        (YEAR, [YEAR, LONG], None),
        (LONG, [LONG, LONG_BEFORE, YEAR], LONG_BEFORE),
        (LONG, [], None),
    ],
)
def test_the_comparable_period_has_as_many_months(period, closed, found):
    assert comparable(period, closed) == found


@pytest.mark.parametrize(
    ("period", "earlier", "kind"),
    [
        (YEAR, BEFORE, "year_before"),
        (LONG, LONG_BEFORE, "just_before"),
        (YEAR, LONG, "other"),
        (BEFORE, YEAR, "other"),
    ],
)
def test_it_is_said_how_the_periods_lie(period, earlier, kind):
    assert relation(period, earlier) == kind


@pytest.mark.parametrize(
    ("part", "whole", "percent"), [(0, 9, 0), (9, 9, 100), (1, 999, 1), (998, 999, 99), (1, 3, 33)]
)
def test_nobody_and_everybody_are_said_only_when_meant(part, whole, percent):
    assert share(part, whole) == percent


def test_what_differs_is_named():
    assert changed({"a": "1", "b": "1"}, {"a": "1", "b": "2", "c": "1"}) == ["b", "c"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Fyra personer bodde i staden.", ["Fyra personer"]),
        ("Bland dem fanns 3\nsexköpare.", ["3 sexköpare"]),
        ("2 av de unga, 1 man", ["2 av de unga", "1 man"]),
        ("Två regionkoordinatorer, 15–17 år, 24 personer och 3,5 personer per pass.", []),
        ("Den 3 maj. Barn anmäls.", []),
        ("SoL 14 kap. 1 § gäller barn.", []),
        ("13 personer, 1.1 kvinnor, dnr 3/4 män", []),
    ],
)
def test_small_numbers_of_people_are_found_in_a_text(text, found):
    assert small_counts(text) == found
