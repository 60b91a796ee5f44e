"""A session ends when nobody is there, and after a long day in any case."""

from __future__ import annotations

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finmaskig.accounts.tests.factories import log_in, make_user

pytestmark = pytest.mark.django_db

PAGE = "/accounts/"


@pytest.fixture
def at(clock, client):
    clock("2026-06-15 08:00")
    log_in(client, make_user())
    client.get(PAGE)

    def look(moment: str, **headers: str) -> int:
        clock(moment)
        return client.get(PAGE, headers=headers).status_code

    return look


def test_thirty_idle_minutes_are_allowed(at):
    assert at("2026-06-15 08:30") == 200


def test_after_thirty_idle_minutes_the_session_ends(at):
    assert at("2026-06-15 08:31") == 302
    assert not Session.objects.exists()


def test_a_look_starts_the_thirty_minutes_again(at):
    assert [at(f"2026-06-15 {time}") for time in ("08:29", "08:58", "09:27")] == [200, 200, 200]


def test_after_twelve_hours_the_session_ends_also_in_use(at):
    times = [
        f"2026-06-15 {hour:02}:{minute}" for hour in range(8, 20) for minute in ("05", "25", "45")
    ]
    assert {at(moment) for moment in times} == {200}
    assert at("2026-06-15 20:01") == 302


def test_a_page_that_asks_in_the_background_does_not_keep_a_session_alive(at):
    background = {"Sec-Fetch-Mode": "same-origin"}
    assert at("2026-06-15 08:20", **background) == 200
    assert at("2026-06-15 08:40", **background) == 302


def test_being_there_is_written_at_most_once_a_minute(at):
    def writes(moment: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            at(moment)
        return sum('UPDATE "django_session"' in each["sql"] for each in queries)

    assert [writes(f"2026-06-15 08:{time}") for time in ("00:59", "01:00", "01:30")] == [0, 1, 0]


def test_the_language_of_the_pages_is_the_users_own(client):
    user = make_user()
    log_in(client, user)
    assert client.post("/accounts/language/", {"language": "en"}).url == PAGE
    assert 'lang="en"' in client.get(PAGE).content.decode()


def test_a_language_that_is_not_there_is_refused(client):
    log_in(client, make_user())
    response = client.post("/accounts/language/", {"language": "xx"}, follow=True)
    assert "Välj ett av språken" in response.content.decode()
