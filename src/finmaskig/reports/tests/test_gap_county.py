"""The gap map of a county: every municipality beside the others, and no hole out of sight."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from finmaskig.organisations.models import Revision, Unit, UnitArea, UnitKind
from finmaskig.organisations.tests.factories import at_work

URL = reverse("reports:gap_county")
PLACE = re.compile(r'<tr><th scope="row">(.*?)</tr>', re.DOTALL)


def rows_of(client, **values) -> dict[str, str]:
    """Return what stands after each place of Uppsala county."""
    page = client.get(URL, {"county": "03", **values}).content.decode()
    found = {}
    for row in PLACE.findall(page):
        name, rest = row.split("</a>", 1)
        found[name.rsplit(">", 1)[-1]] = rest
    return found


@pytest.fixture
def town(place):
    """Let the unit be a reception for exposed women of one municipality and one district of it."""
    Unit.objects.filter(pk=place.unit.pk).update(serves=["exposed"], serves_sex="woman")
    for kind in ("victim_reception", "district_board"):
        UnitKind.objects.create(unit=place.unit, kind=kind)
    UnitArea.objects.create(unit=place.unit, municipality_id="0319", district="Söder")
    UnitArea.objects.create(unit=place.unit, municipality_id="0319")
    Revision.renew(Revision.DIRECTORY)
    return place


def test_a_municipality_without_anyone_stands_beside_one_that_receives_some(client, town):
    at_work(client, town.unit, "coordinator")
    rows = rows_of(client)
    assert len(rows) == 9
    assert "hål för 3" in rows["Älvkarleby"]
    assert "hål för 3" not in rows["Tierp"]
    assert "municipality=0319&amp;district=&amp;role=exposed#talks-boy" in rows["Älvkarleby"]
    assert "Älvkarleby" in rows["Söder"]
    assert "district=S%C3%B6der" in rows["Söder"]


def test_one_group_is_told_apart_and_buyers_have_a_map_of_their_own(client, town):
    at_work(client, town.unit)
    women = rows_of(client, group="woman")
    assert "#talks-woman" in women["Älvkarleby"]
    assert "#talks-boy" not in women["Älvkarleby"]
    assert "hål för" not in women["Älvkarleby"]
    assert "role=buyer#talks-girl" in rows_of(client, role="buyer")["Älvkarleby"]


def test_a_cell_leads_to_what_is_missing_there(client, town):
    at_work(client, town.unit)
    path, anchor = re.search(r'href="([^"]*?)#(talks-boy)"', rows_of(client)["Älvkarleby"]).groups()
    page = client.get(path.replace("&amp;", "&")).content.decode()
    assert f'id="{anchor}"' in page
    assert "Finns, men inte för gruppen" in page


def test_home_is_the_county_of_ones_own_and_what_cannot_be_read_is_left_out(client, town):
    at_work(client, town.unit)
    odd = rows_of(client, county="99", role="x", group="x")
    assert len(odd) > 9
    assert "role=exposed" in odd["Ale"]


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_does_not_work_for_the_board_finds_nothing(client, town, role):
    at_work(client, town.unit, role)
    assert client.get(URL).status_code == 404


def test_a_county_of_many_places_asks_no_more_than_one_of_few(
    client, town, django_assert_max_num_queries
):
    at_work(client, town.unit)
    rows_of(client, county="09")
    with django_assert_max_num_queries(12):
        assert len(rows_of(client, county="09")) == 1
    with django_assert_max_num_queries(12):
        assert len(rows_of(client, county="14")) > 40
