"""What fits somebody: stated facts are there already, and each no says why."""

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.tests.factories import opened
from finmaskig.outreach.tests.factories import hire


def found(enter, actor, case, sent=None):
    client, url = enter(actor), f"/cases/{case.pk}/link/find/"
    response = client.get(url) if sent is None else client.post(url, sent)
    text = response.content.decode().partition("<main")[2]
    sure, _sign, rest = text.partition('<h2 id="ask">')
    ask, _sign, no = rest.partition('<details class="card"')
    return {"sure": sure, "ask": ask, "no": no}


MOA = "MOA, Mod Ork Arbete"


@pytest.mark.parametrize(
    ("sent", "heap", "why"),
    [
        ({"sex": "man"}, "no", "Insatsen är för kvinnor."),
        ({"age_band": "15-17"}, "no", "Insatsen är för 18–40 år."),
        (
            {"age_band": "25+", "sex": "woman"},
            "ask",
            "Fråga först: 18–40 år · långtidsarbetslös · har kontakt med socialtjänsten eller",
        ),
        ({"false": ["long_unemployed"]}, "no", "stämmer inte på personen: långtidsarbetslös"),
        (
            {"age_band": "21-24", "sex": "woman", "true": ["long_unemployed", "contact_probation"]},
            "sure",
            "",
        ),
    ],
)
def test_a_service_says_why_it_does_not_fit(house, enter, sent, heap, why):
    heaps = found(enter, house.sara, opened(house.sara), sent)
    assert [name for name, text in heaps.items() if MOA in text] == [heap]
    assert why in heaps[heap]


def test_what_is_stated_is_filled_in_and_what_is_asked_is_not_kept(house, enter):
    case = opened(house.sara, "B")
    Case.objects.update(age_band="18-20", sex="woman", problems=["trafficking"], residence="0581")
    before = Case.objects.values().get()
    heaps = found(enter, house.sara, case)
    assert "Betänketid och tillfälligt tillstånd" in heaps["sure"]
    assert "Stödsamtal på Frideborg" in heaps["sure"]
    found(enter, house.sara, case, {"sex": "man", "true": ["needs_protection"]})
    assert Case.objects.values().get() == before


def test_each_says_its_ground_and_what_one_can_expect(house, enter):
    heaps = found(enter, house.jonas, opened(house.jonas, kind="buyer"), {"age_band": "25+"})
    _before, _name, kast = heaps["sure"].partition("Råd, stöd och motiverande samtal")
    assert "11 kap. 5 § SoL" in kast
    assert "frivilligt för båda: ingen rätt att kräva" in kast
    assert "Insatsen är för utsatta" in heaps["no"]
    assert "Insatsen är för den som är högst 17 år." in heaps["no"]
    assert "rätt enligt lag" in heaps["ask"]


def test_another_place_is_asked_about_until_one_knows_where_the_person_lives(house, enter):
    case = opened(house.sara, "B")
    heaps = found(enter, house.sara, case, {"age_band": "25+"})
    assert "bor eller vistas i Norrköping" in heaps["ask"]
    Case.objects.update(residence="0180")
    assert "bor eller vistas i Norrköping" in found(enter, house.sara, case)["no"]


def test_far_from_the_county_its_services_are_asked_about(house, enter):
    linnea = hire(house.elsewhere, name="Linnea")
    heaps = found(enter, linnea, opened(linnea), {"age_band": "25+"})
    assert "bor eller vistas i andra kommuner" in heaps["ask"]
    assert "Stödsamtal på Frideborg" in heaps["sure"]


def test_a_professional_finds_advice(house, enter):
    case = opened(house.sara, kind="professional")
    assert "Råd till yrkesverksamma" in found(enter, house.sara, case)["sure"]
