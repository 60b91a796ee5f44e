"""The directory as everyone at work reads it."""

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in, make_user
from finmaskig.organisations.models import Agreement, Unit
from finmaskig.organisations.tests.factories import at_work


@pytest.fixture
def reader(client, mika):
    at_work(client, mika)
    return client


def text_of(client, name, *args, **query):
    response = client.get(reverse(f"organisations:{name}", args=args), query)
    assert response.status_code == 200
    return response.content.decode()


def test_a_unit_shows_number_hours_services_and_professions(reader, clock):
    clock("2026-06-16 10:00")
    unit = Unit.objects.get(code="mika-halsa")
    page = text_of(reader, "unit_detail", unit.pk)
    for words in ("tel:080000012", "Öppet till 16.00", "barnmorska", "psykolog", "Från 18 år"):
        assert words in page
    assert "Gynekolog, barnmorska och provtagning" in page
    assert "Det här är ett exempelnummer" in page


def test_a_unit_that_ended_says_so(reader):
    unit = Unit.objects.get(code="prostitutionsenheten")
    page = text_of(reader, "unit_detail", unit.pk)
    assert "finns inte längre" in page
    assert "uppsökande socialsekreterare (2)" in page


def test_a_unit_covered_by_agreements_lists_them(reader, mika):
    assert "Länserbjudandet: Nacka" in text_of(reader, "unit_detail", mika.pk)


def test_the_list_begins_in_ones_own_municipality(reader):
    page = text_of(reader, "unit_list")
    assert "KAST Stockholm" in page
    assert "KAST Göteborg" not in page


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"municipality": "1480", "kind": "buyer_reception"}, "KAST Göteborg"),
        ({"q": "trozelli"}, "Beroendecenter Trozelli"),
        ({"q": "finns inte någonstans"}, "Ingen enhet passar"),
    ],
)
def test_the_list_finds_by_place_kind_and_word(reader, query, found):
    assert found in text_of(reader, "unit_list", **query)


def test_the_county_on_a_day_shows_joined_white_and_unknown(reader):
    page = text_of(reader, "county", "01", on="2022-06-30")
    for words in ("Nacka", "Danderyd", "Vita fläckar", "1\u00a0799\u00a0274", "eget län"):
        assert words in page


def test_the_county_says_what_is_unknown_about_the_population(reader):
    page = text_of(reader, "county", "01", on="2026-06-30")
    assert "Folkmängden den dagen är okänd för Nynäshamn" in page
    assert "År 2017 var den 43\u00a0134." in page


def test_a_county_without_an_offer_says_so(reader):
    assert "Inget länserbjudande är känt här" in text_of(reader, "county", "25")


def test_a_day_that_does_not_exist_gets_a_sentence(reader):
    assert "Det datumet finns inte" in text_of(reader, "county", "01", on="2026-02-31")


def test_the_county_of_ones_own_is_one_step_away(reader):
    response = reader.get(reverse("organisations:county_list"))
    assert response.url == reverse("organisations:county", args=["01"])


def test_an_agreement_shows_parties_number_and_meetings(reader):
    agreement = Agreement.objects.get(code="police-2021")
    page = text_of(reader, "agreement_detail", agreement.pk)
    for words in ("Polisregion Stockholm", "2.3.4-141/2021", "april 2021", "Minst 3 gånger"):
        assert words in page


def test_agreements_in_force_stand_apart_from_the_others(reader):
    page = text_of(reader, "agreement_list")
    assert page.index("Länserbjudandet: Nacka") < page.index("Länserbjudandet: Lidingö")


def test_the_catalogue_says_why_something_does_not_fit(reader):
    page = text_of(reader, "service_list", age=41, sex="woman")
    fits, _summary, not_fit = page.partition('<details class="card"')
    _before, _name, moa = not_fit.partition("MOA, Mod Ork Arbete")
    assert "Insatsen är för 18–40 år." in moa
    assert "Stödsamtal och praktiskt stöd" in fits
    assert "Utbildning för kommunens medarbetare" in not_fit


def test_the_catalogue_has_advice_for_those_who_ask_at_work(reader):
    page = text_of(reader, "service_list", true="is_professional")
    assert "Utbildning för kommunens medarbetare" in page


@pytest.mark.parametrize(
    "path", ["/units/00000000-0000-0000-0000-000000000000/", "/county/99/", "/county/x/"]
)
def test_what_is_not_there_is_not_found(reader, path):
    assert reader.get(path).status_code == 404


def test_looking_at_public_facts_is_not_logged(reader, mika):
    before = AccessEntry.objects.count()
    text_of(reader, "unit_detail", mika.pk)
    assert AccessEntry.objects.count() == before


@pytest.mark.parametrize("name", ["unit_list", "county_list", "agreement_list", "service_list"])
def test_nobody_reads_without_a_login(client, db, name):
    assert client.get(reverse(f"organisations:{name}")).status_code == 302


def test_the_pages_ask_the_database_a_constant_number_of_times(
    reader, mika, django_assert_max_num_queries
):
    for name, args in (("unit_list", []), ("county", ["01"]), ("unit_detail", [mika.pk])):
        reader.get(reverse(f"organisations:{name}", args=args))
        with django_assert_max_num_queries(12):
            reader.get(reverse(f"organisations:{name}", args=args))


def test_a_person_without_a_place_to_work_is_told(client, db):
    log_in(client, make_user())
    response = client.get(reverse("organisations:unit_list"))
    assert response.status_code == 403
    assert "Du har ingen arbetsplats" in response.content.decode()
