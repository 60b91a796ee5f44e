"""Arenas are added, ended and replaced; what was noted in an old one stays."""

from datetime import date

import pytest

from finmaskig.organisations import queries, services
from finmaskig.organisations.models import Arena
from finmaskig.organisations.services.arenas import ArenaHasEnded
from finmaskig.organisations.tests.factories import at_work


@pytest.fixture
def administrator(client, mika, clock):
    clock("2026-06-15 12:00")
    return at_work(client, mika, "administrator")


def codes(on):
    return [code for code, _label in queries.word_choices("arena", on)]


def test_a_new_arena_can_be_chosen_from_its_day(client, administrator):
    posted = {"label": "Padelhall å bastu", "group": "premises", "valid_from": "2026-07-01"}
    assert client.post("/arenas/add/", posted).status_code == 302
    assert "padelhall_a_bastu" not in codes(date(2026, 6, 30))
    assert "padelhall_a_bastu" in codes(date(2026, 7, 1))
    assert queries.directory().vocabulary.arenas["padelhall_a_bastu"] == "premises"


def test_two_arenas_of_one_name_get_codes_of_their_own(administrator):
    new = services.NewArena("Hotel", "", "premises", date(2026, 7, 1))
    assert services.add_arena(actor=administrator, new=new).code == "hotel_2"
    assert services.add_arena(actor=administrator, new=new).code == "hotel_3"


def test_an_arena_that_replaces_another_ends_it_the_day_before(client, administrator):
    posted = {"label": "Onlyfans och liknande", "group": "online", "valid_from": "2026-07-01"}
    assert client.post("/arenas/add/", posted | {"replaces": "ads"}).status_code == 302
    assert Arena.objects.get(code="ads").valid_to == date(2026, 6, 30)
    assert queries.label("arena", "ads", date(2026, 7, 1)) == "Annonssida"
    assert "ads" not in codes(date(2026, 7, 1))


def test_an_ended_arena_is_not_ended_again(client, administrator):
    posted = {"last_day": "2026-06-30"}
    assert client.post("/arenas/hotel/end/", posted).status_code == 302
    assert client.post("/arenas/hotel/end/", posted).status_code == 409


def test_an_arena_does_not_end_before_it_begins(administrator):
    arena = Arena.objects.get(code="ads")
    with pytest.raises(ArenaHasEnded):
        services.end_arena(actor=administrator, arena=arena, last_day=date(2014, 12, 31))


def test_an_arena_says_what_its_figures_do_not_cover(client, administrator):
    assert "Privata chattar går inte att räkna" in client.get("/arenas/").content.decode()
    posted = {"coverage_note": "Räknas bara på fredagar."}
    assert client.post("/arenas/hotel/note/", posted).status_code == 302
    assert "Räknas bara på fredagar." in client.get("/arenas/").content.decode()


@pytest.mark.parametrize("path", ["/arenas/add/", "/arenas/hotel/end/"])
def test_an_empty_form_is_shown_again(client, administrator, path):
    assert client.post(path, {"last_day": ""}).status_code == 200


def test_the_note_can_be_opened(client, administrator):
    assert client.get("/arenas/hotel/note/").status_code == 200
