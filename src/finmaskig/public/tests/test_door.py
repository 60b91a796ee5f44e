import pytest

from finmaskig.public.doors import DOORS

NUMBERS = [door.number for door in DOORS]


@pytest.mark.parametrize("number", NUMBERS)
def test_every_door_answers_at_two_on_a_saturday_night(client, clock, number):
    clock("2026-06-20 02:00")
    html = client.get(f"/talk/{number}/").content.decode()
    now = html[html.index('id="now"') : html.index("Bra att veta")]
    assert "Öppet dygnet runt" in now
    assert 'href="tel:' in now
    assert "Gratis." in now
    assert 'href="tel:112"' in html
    assert 'href="tel:11414"' in html


@pytest.mark.parametrize(
    ("answer", "unit", "not_unit"),
    [
        ({}, "Mikamottagningen", "Stödcentrum"),
        ({"young": "no"}, "Mikamottagningen", "Stödcentrum"),
        ({"young": "yes"}, "Stödcentrum", "Mikamottagningen"),
    ],
)
def test_the_answer_to_the_question_decides_the_unit(client, clock, answer, unit, not_unit):
    clock("2026-06-16 14:00")
    html = client.post("/talk/1/", answer).content.decode()
    assert f"<h3>{unit}" in html
    assert f"<h3>{not_unit}" not in html


def test_the_answer_is_never_in_the_address(client, clock):
    clock("2026-06-16 14:00")
    html = client.get("/talk/1/").content.decode()
    assert '<form method="post" class="card question">' in html
    assert "<h3>Mikamottagningen" in client.get("/talk/1/?young=yes").content.decode()


def test_an_odd_answer_is_explained(client, clock):
    clock("2026-06-16 14:00")
    html = client.post("/talk/1/", {"young": "maybe"}).content.decode()
    assert "Välj ett av svaren som visas." in html


def test_a_closed_unit_says_when_it_opens(client, clock):
    clock("2026-06-20 02:00")
    html = client.get("/talk/3/").content.decode()
    assert "KAST Stockholm" in html
    assert "Öppnar måndag 22 juni kl. 09.00" in html


def test_what_staff_must_report_is_said_before_anyone_calls(client, clock):
    clock("2026-06-16 14:00")
    html = client.get("/talk/2/").content.decode()
    assert "Personalen måste anmäla till socialtjänsten om ett barn far illa." in html


@pytest.mark.parametrize("path", ["/talk/7/", "/talk/0/", "/talk/x/", "/sv/", "/talk/1/x/"])
def test_what_does_not_exist_is_said_in_swedish(client, path):
    response = client.get(path)
    assert response.status_code == 404
    assert "Sidan finns inte" in response.content.decode()


def test_a_door_in_english_says_when_in_english(client, clock):
    clock("2026-06-20 02:00")
    html = client.get("/en/talk/3/").content.decode()
    assert "Opens Monday 22 June at 09.00" in html


def test_the_house_changes_nothing(client):
    assert client.put("/talk/1/").status_code == 405
