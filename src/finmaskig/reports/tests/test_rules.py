"""Periods are whole months, and their pieces add up."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finmaskig.reports.rules import kind_of, pieces, span

MONTHS = st.dates(date(2020, 1, 1), date(2023, 12, 31))
SPANS = st.lists(st.tuples(MONTHS, MONTHS).map(lambda two: span(min(two), max(two))), max_size=6)


@pytest.mark.parametrize(
    ("first", "last", "kind"),
    [
        (date(2022, 1, 1), date(2022, 12, 1), "year"),
        (date(2022, 2, 1), date(2023, 1, 1), "report"),
        (date(2022, 10, 5), date(2022, 12, 1), "quarter"),
        (date(2022, 11, 1), date(2023, 1, 31), "report"),
        (date(2021, 4, 1), date(2022, 7, 31), "report"),
    ],
)
def test_the_months_say_what_kind_it_is(first, last, kind):
    assert kind_of(span(first, last)) == kind


@given(SPANS)
def test_every_period_is_put_together_from_pieces_that_do_not_overlap(spans):
    found = pieces(spans)
    assert all(not a.overlaps(b) for a in found for b in found if a != b)
    for one in spans:
        inside = [piece for piece in found if piece.overlaps(one)]
        assert [month for piece in inside for month in piece.months] == list(one.months)
