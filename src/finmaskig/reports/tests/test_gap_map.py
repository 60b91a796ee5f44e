"""The gap map: every hole in the net, told to all who work for the board."""

from __future__ import annotations

import pytest
from django.urls import reverse

from finmaskig.counting import registry
from finmaskig.organisations.models import Revision, Unit, UnitArea, UnitKind
from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.tests.factories import family, measure, registered
from finmaskig.reports.tests.writing import YEAR

URL = reverse("reports:gap_map")


def page_of(client, **values) -> str:
    return client.get(URL, values).content.decode()


@pytest.fixture
def town(place):
    """Let the unit be a reception for exposed women who are grown up, in its municipality."""
    unit = place.unit
    Unit.objects.filter(pk=unit.pk).update(
        name="Solmottagningen", serves=["exposed"], serves_sex="woman", min_age=18
    )
    UnitKind.objects.create(unit=unit, kind="victim_reception")
    UnitArea.objects.create(unit=unit, municipality_id="0319")
    Revision.renew(Revision.DIRECTORY)
    return place


@pytest.mark.parametrize("role", ["worker", "lead", "coordinator", "analyst", "secretary"])
def test_everybody_of_the_board_sees_the_holes(client, town, role):
    at_work(client, town.unit, role)
    page = page_of(client, municipality="0319")
    assert '<b>Någon att prata med</b> <span class="muted">Flickor, pojkar, män, annat kön' in page
    assert "Finns, men inte för gruppen: Solmottagningen." in page
    assert "Öppettider saknas i katalogen." in page
    assert "från 18 år" in page


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_does_not_work_for_the_board_finds_nothing(client, place, role):
    at_work(client, place.unit, role)
    assert client.get(URL).status_code == 404


def test_youth_clinics_and_services_for_men_are_told_also_when_there_are_none(client, place):
    at_work(client, place.unit)
    page = page_of(client, municipality="0319")
    assert "Ungdomsmottagningar" in page
    assert "Särskilt för pojkar och män" in page
    assert page.count("Ingen finns i katalogen.") == 2


def test_buyers_have_a_map_of_their_own(client, town):
    at_work(client, town.unit)
    page = page_of(client, municipality="0319", role="buyer")
    assert "Vem tar emot köpare i Älvkarleby" in page
    assert "Samordning vid människohandel" not in page


@pytest.mark.parametrize("asked", [{"municipality": "9999"}, {"role": "x"}, {"district": "Ö"}])
def test_what_cannot_be_read_is_left_out(client, town, asked):
    at_work(client, town.unit)
    assert client.get(URL, asked).status_code == 200


def test_districts_with_a_board_are_rows(client, town):
    UnitKind.objects.create(unit=town.unit, kind="district_board")
    UnitArea.objects.create(unit=town.unit, municipality_id="0319", district="Farsta")
    Revision.renew(Revision.DIRECTORY)
    at_work(client, town.unit)
    page = page_of(client, municipality="0319", district="Farsta")
    assert "Farsta, Älvkarleby" in page
    assert "ingen egen" in page


def test_lost_linkings_are_published_figures_or_known_to_happen(client, place):
    at_work(client, place.unit)
    assert "Det händer att en länkning tappas" in page_of(client)
    linkings = family("met", {})
    object.__setattr__(linkings, "counted", "linkings")
    told = (
        measure("Kom aldrig fram", "met", sex=("girl",)),
        measure("Avböjde", "met", sex=("boy",), age=("child",)),
        measure("Borta", "met", country=("x",)),
    )
    with registered(linkings, measures=told):
        page = page_of(client)
    assert "Kom aldrig fram</dt><dd>364" in page
    assert 'Avböjde</dt><dd><span class="protected">skyddad' in page
    assert "Borta" not in page
    assert YEAR.code not in page
    assert registry.measures()
