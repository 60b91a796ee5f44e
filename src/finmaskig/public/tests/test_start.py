import pytest

from finmaskig.public.doors import DOORS


def test_the_start_page_shows_every_door_and_who_answers_now(client, clock):
    clock("2026-06-16 14:00")
    html = client.get("/").content.decode()
    assert [door.number for door in DOORS if f'href="/talk/{door.number}/"' in html] == [
        1, 2, 3, 4, 5, 6,
    ]  # fmt: skip
    assert "Mikamottagningen Stockholm" in html
    assert "Öppet till kl. 17.00" in html
    assert 'href="tel:080000011"' in html


def test_somebody_answers_in_the_middle_of_the_night(client, clock):
    clock("2026-06-20 02:00")
    html = client.get("/").content.decode()
    assert "Socialjouren Stockholm" in html
    assert "Öppet dygnet runt" in html


def test_an_empty_directory_still_says_what_to_do_in_danger(client, clock, monkeypatch):
    clock("2026-06-16 14:00")
    monkeypatch.setattr("finmaskig.public.views.queries.answering_now", lambda **_: None)
    html = client.get("/").content.decode()
    assert "Ring 112" in html
    assert "tel:" not in html


@pytest.mark.parametrize("path", ["/", "/talk/1/"])
def test_the_way_out_is_the_first_thing_to_reach_after_the_skip_link(client, clock, path):
    clock("2026-06-16 14:00")
    html = client.get(path).content.decode()
    body = html[html.index("<body") :]
    assert body.index('class="skip"') < body.index('class="exit"') < body.index("<header")
    assert '<form class="exit" method="post" action="/leave/">' in body


@pytest.mark.parametrize("method", ["get", "post"])
def test_leaving_goes_to_a_neutral_site_at_once(client, settings, method):
    settings.LEAVE_URL = "https://weather.example/"
    response = getattr(client, method)("/leave/")
    assert response.status_code == 303
    assert response["Location"] == "https://weather.example/"


def test_english_has_its_own_path_and_no_swedish_sentence(client, clock):
    clock("2026-06-16 14:00")
    response = client.get("/en/")
    html = response.content.decode()
    assert '<html lang="en">' in html
    assert response["Content-Language"] == "en"
    assert "I am worried about someone" in html
    assert [str(door.title) for door in DOORS if str(door.title) in html] == []
    assert 'href="/" lang="sv"' in html
    assert 'href="/en/talk/1/"' in html
