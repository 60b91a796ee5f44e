"""Agreements and people reached, beside the map of the county that counts them another way."""

from __future__ import annotations

from datetime import date

import pytest

from finmaskig.counting import registry
from finmaskig.organisations import queries
from finmaskig.organisations.models import Agreement, County, Organisation
from finmaskig.organisations.queries.counties import HOST, JOINED

JUNE, DECEMBER = date(2022, 6, 1), date(2023, 12, 1)


@pytest.fixture
def stockholm(shipped_tables):
    return Organisation.objects.get(code="board-0180")


def counted(family, board, first, last):
    (grid,) = registry.family(family).grids
    return {(row.month, row.codes[0]): row.number for row in grid.count(board.pk, first, last)}


def test_agreements_are_counted_as_they_stand_when_each_month_ends(stockholm):
    found = counted("agreements", stockholm, date(2022, 5, 1), date(2022, 6, 30))
    assert found == {
        (date(2022, 5, 1), "county_offer"): 1,
        (date(2022, 5, 1), "police"): 1,
        (JUNE, "county_offer"): 15,
        (JUNE, "police"): 1,
    }


def test_an_agreement_ends_with_its_last_day(stockholm):
    found = counted("agreements", stockholm, DECEMBER, date(2024, 1, 31))
    assert found[DECEMBER, "county_offer"] == found[date(2024, 1, 1), "county_offer"] + 1


def test_what_may_be_in_force_is_not_counted(stockholm):
    Agreement.objects.filter(kind="county_offer").update(valid_from=None)
    assert counted("agreements", stockholm, JUNE, JUNE) == {(JUNE, "police"): 1}


def test_another_board_has_none_of_them(stockholm):
    other = Organisation.objects.get(code="board-0581")
    assert counted("agreements", other, JUNE, JUNE) == {}
    assert counted("inhabitants", other, JUNE, JUNE) == {}


@pytest.mark.parametrize("month", [JUNE, DECEMBER, date(2025, 1, 1)])
def test_the_people_reached_live_where_the_map_says(stockholm, month):
    found = counted("inhabitants", stockholm, month, month)
    view = queries.county_on(
        County.objects.get(code="01"), month.replace(day=31 if month.month != 6 else 30)
    )
    reached = {one.code for one in [*view.groups[HOST], *view.groups[JOINED]]}
    assert {code for _month, code in found} <= reached
    assert len(found) == len(reached) - len(view.reach.unknown)
    assert sum(found.values()) == view.reach.people > 1_500_000


def test_every_municipality_that_is_reached_has_a_word_and_lies_in_a_county(stockholm):
    (grid,) = registry.family("inhabitants").grids
    (axis,) = grid.axes
    words, above = axis.named(), axis.above()
    assert {code for _m, code in counted("inhabitants", stockholm, JUNE, DECEMBER)} <= set(above)
    assert set(above.values()) == {"county-01"}
    assert words["county-01"] == "Stockholms län"
    assert len(above) == 26


def test_without_any_offer_nobody_is_reached(stockholm):
    Agreement.objects.filter(kind="county_offer").delete()
    assert counted("inhabitants", stockholm, JUNE, JUNE) == {}
    assert registry.family("inhabitants").grids[0].axes[0].named() == {}
