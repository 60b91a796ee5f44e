"""The list and the page of a contact."""

from datetime import date

from finmaskig.cases.services.cases import close_case
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing


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
