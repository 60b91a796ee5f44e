"""The list and the page of a contact."""

from datetime import date

import pytest

from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing, NewTalk


def test_the_list_shows_open_contacts_the_next_talk_first(house, enter):
    opened(house.sara, alias="Vit ek 20")
    opened(house.sara, alias="Blå tall 10", next_talk_on=date(2026, 6, 16))
    gone = opened(house.sara, alias="Gul ask 30")
    close_case(actor=house.sara, case=gone, closing=Closing(reason="agreed"))
    text = enter(house.amir).get("/cases/").content.decode()
    assert text.index("Blå tall 10") < text.index("Vit ek 20")
    assert "Gul ask 30" not in text
    assert "Gul ask 30" in enter(house.amir).get("/cases/", {"q": "gul"}).content.decode()


def test_a_contact_shows_its_way_of_documenting_with_its_ground(house, enter):
    case = opened(house.sara, "B")
    text = enter(house.sara).get(f"/cases/{case.pk}/").content.decode()
    assert "Stöd utan behovsprövning" in text
    assert "14 kap. 5 § SoL" in text
    assert "Berätta om rätten att söka bistånd" in text


@pytest.mark.parametrize(("mode", "most"), [("A", 19), ("C", 19), ("B", 24)])
def test_a_list_and_a_contact_ask_the_database_little(
    house, enter, django_assert_max_num_queries, mode, most
):
    for number in range(3):
        case = opened(house.sara, mode, next_talk_on=date(2026, 6, 16 + number))
        for day in range(1, 8):
            log_talk(actor=house.sara, case=case, new=NewTalk(held_on=date(2026, 6, day)))
    browser = enter(house.sara)
    browser.get(f"/cases/{case.pk}/")
    with django_assert_max_num_queries(12):
        browser.get("/cases/")
    with django_assert_max_num_queries(most):
        browser.get(f"/cases/{case.pk}/")


def test_closing_shows_what_is_open_and_opening_again_keeps_the_alias(house, enter):
    case = opened(house.sara, alias="Månsken")
    browser = enter(house.sara)
    url = f"/cases/{case.pk}/close/"
    assert "Hör efter om kontakten fortsätter" in browser.get(url).content.decode()
    assert browser.post(url, {}).status_code == 422
    browser.post(url, {"reason": "agreed", "outcome": "safer"})
    page = browser.get(f"/cases/{case.pk}/").content.decode()
    assert "Öppna igen" in page
    assert "Logga samtal" not in page
    browser.post(f"/cases/{case.pk}/reopen/")
    assert "Logga samtal" in browser.get(f"/cases/{case.pk}/").content.decode()
    assert browser.post(f"/cases/{case.pk}/reopen/").status_code == 409
