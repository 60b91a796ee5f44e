"""The page of the yearly revision: what differs in words, never a number, and what is final."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.models import Publication
from finmaskig.reports.services.closing import close_period

URL = reverse("reports:period_revise")
JAN, MAR = date(2022, 1, 1), date(2022, 3, 1)


@pytest.fixture
def spring(board, clock):
    """Let a quarter be closed in which people were met."""
    clock("2022-05-04 10:00")
    board.meet(MAR, "girl", "adult", a=20, b=14, c=12)
    close_period(actor=board.actors["analyst"], first=JAN, last=MAR)
    return board


@pytest.mark.parametrize(
    ("role", "status", "versions"),
    [("analyst", 302, 2), ("lead", 302, 2), ("worker", 403, 1), ("auditor", 404, 1)],
)
def test_an_analyst_or_a_lead_revises(client, spring, role, status, versions):
    spring.meet(JAN, "girl", "adult", a=77)
    at_work(client, spring.unit(), role)
    assert client.post(URL, {"is_final": "on"}).status_code == status
    assert Publication.objects.filter(component="people").count() == versions


def test_what_has_changed_is_told_in_words(client, spring):
    spring.meet(MAR, "girl", "adult", a=77)
    at_work(client, spring.unit(), "analyst")
    page = client.get(URL).content.decode()
    assert "mars 2022" in page
    assert "met" in page
    assert "77" not in page
    assert "Det kan ta upp till en minut." in page
    answer = client.post(URL, {"is_final": "on"}, follow=True).content.decode()
    assert "Siffrorna är reviderade. Version 2 gäller nu." in answer
    assert "Version 2" in answer


def test_where_nothing_has_changed_the_page_says_so(client, spring):
    at_work(client, spring.unit(), "analyst")
    assert "Inget har ändrats" in client.get(URL).content.decode()
    answer = client.post(URL, {"is_final": "on"})
    assert answer.status_code == 422
    assert "Siffrorna gäller." in answer.content.decode()


def test_the_box_must_be_ticked(client, spring):
    spring.meet(MAR, "girl", "adult", a=77)
    at_work(client, spring.unit(), "analyst")
    answer = client.post(URL, {})
    assert answer.status_code == 422
    assert "Kryssa i rutan" in answer.content.decode()


def test_the_page_says_when_the_next_time_is(client, spring):
    spring.meet(MAR, "girl", "adult", a=77)
    at_work(client, spring.unit(), "lead")
    client.post(URL, {"is_final": "on"})
    spring.meet(MAR, "girl", "adult", b=66)
    page = client.get(URL).content.decode()
    assert "Nästa gång är den 4 maj 2023." in page
