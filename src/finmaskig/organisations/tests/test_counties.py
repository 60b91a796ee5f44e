"""A county on a day: what is known, what is not, and offices whose days differ."""

from datetime import date

import pytest

from finmaskig.organisations import queries
from finmaskig.organisations.models import County, Revision, UnitKind
from finmaskig.organisations.queries.counties import HOST, JOINED, NOT_JOINED, UNKNOWN


@pytest.fixture
def stockholm(shipped_tables):
    return County.objects.get(code="01")


def sizes(view):
    return {part.standing: part.size for part in view.parts}


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2020, 6, 30), (0, 0, 25, 1)),
        (date(2021, 6, 30), (1, 1, 9, 15)),
        (date(2022, 6, 30), (1, 15, 9, 1)),
        (date(2023, 12, 31), (1, 17, 7, 1)),
        (date(2024, 1, 1), (1, 16, 8, 1)),
    ],
)
def test_each_municipality_stands_somewhere_on_every_day(stockholm, on, expected):
    view = queries.county_on(stockholm, on)
    assert tuple(sizes(view)[key] for key in (HOST, JOINED, NOT_JOINED, UNKNOWN)) == expected
    assert view.size == 26


def test_a_day_between_possible_and_known_is_unknown(stockholm):
    view = queries.county_on(stockholm, date(2021, 6, 30))
    nacka = next(place for place in view.groups[UNKNOWN] if place.name == "Nacka")
    assert "okänt" in nacka.text


def test_an_agreement_with_an_end_says_when(stockholm):
    view = queries.county_on(stockholm, date(2023, 12, 1))
    lidingo = next(place for place in view.groups[JOINED] if place.name == "Lidingö")
    assert "till och med 2023-12-31" in lidingo.text


def test_the_population_reached_is_a_sum_of_one_day(stockholm):
    reach = queries.county_on(stockholm, date(2022, 6, 30)).reach
    assert (reach.people, reach.on, reach.unknown) == (1_799_274, date(2017, 12, 31), ())


def test_gotland_is_named_beside_the_county_and_not_in_it(stockholm):
    view = queries.county_on(stockholm, date(2022, 6, 30))
    assert [other.municipality.name for other in view.others] == ["Gotland"]
    assert "Gotland" not in {place.name for part in view.parts for place in part.places}


def test_a_kind_that_ends_makes_an_office_of_its_own_span(mika):
    UnitKind.objects.create(unit=mika, kind="health_clinic", valid_to=date(2022, 12, 31))
    Revision.renew(Revision.DIRECTORY)
    found = [one for one in queries.directory().offices if one.code == mika.code]
    assert {(one.kinds, one.valid_to) for one in found} == {
        (("online_group", "victim_reception"), None),
        (("health_clinic",), date(2022, 12, 31)),
    }


def test_a_kind_that_ended_before_the_unit_began_is_no_office(mika):
    mika.valid_from = date(2023, 1, 1)
    mika.save()
    UnitKind.objects.create(unit=mika, kind="health_clinic", valid_to=date(2022, 12, 31))
    Revision.renew(Revision.DIRECTORY)
    found = [one for one in queries.directory().offices if one.code == mika.code]
    assert [one.kinds for one in found] == [("online_group", "victim_reception")]
