"""Closing a period on a page: what is final is said, and a refusal stays in the form."""

from __future__ import annotations

from datetime import date

import pytest
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.models import CountPeriod
from finmaskig.reports.queries.published import NotPublished
from finmaskig.reports.services import closing
from finmaskig.reports.services.freezing import StillChanging

URL = reverse("reports:period_close")
FILLED = {"first": "2022-01", "last": "2022-03", "is_final": "on"}


@pytest.fixture
def spring(board, clock):
    """Let a quarter be over in which people were met."""
    clock("2022-05-04 10:00")
    board.meet(date(2022, 3, 1), "girl", "adult", a=20, b=14, c=12)
    return board


@pytest.mark.parametrize(
    ("role", "status", "count"),
    [("analyst", 302, 1), ("lead", 302, 1), ("worker", 403, 0), ("auditor", 404, 0)],
)
def test_an_analyst_or_a_lead_closes_a_period(client, spring, role, status, count):
    at_work(client, spring.unit(), role)
    assert client.post(URL, FILLED).status_code == status
    assert CountPeriod.objects.count() == count


def test_the_list_says_that_it_is_closed(client, spring):
    at_work(client, spring.unit(), "lead")
    page = client.post(URL, FILLED, follow=True).content.decode()
    assert "Perioden januari till mars 2022 är stängd. Siffrorna är publicerade." in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"is_final": ""}, "Kryssa i rutan"),
        ({"first": "2022-03", "last": "2022-01"}, "Sista månaden ligger före den första."),
        ({"last": "2022-05"}, "Välj en månad som har gått."),
        ({"first": ""}, "Välj en månad."),
        ({"first": "2016-01"}, "En period är högst 36 månader."),
    ],
)
def test_what_is_odd_is_asked_for_again(client, spring, wrong, sentence):
    at_work(client, spring.unit(), "analyst")
    answer = client.post(URL, FILLED | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not CountPeriod.objects.exists()


@pytest.mark.parametrize(
    "refusal",
    [
        closing.PeriodIsNotOver,
        closing.PeriodIsClosed,
        closing.SomebodyElsePublished,
        NotPublished,
        StillChanging,
    ],
)
def test_a_refusal_stands_in_the_form_and_what_was_chosen_is_kept(
    client, spring, monkeypatch, refusal
):
    def refuse(**_values):
        raise refusal("Det gick inte nu.")

    monkeypatch.setattr(closing, "close_period", refuse)
    at_work(client, spring.unit(), "analyst")
    answer = client.post(URL, FILLED)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Det gick inte nu." in page
    assert '<option value="2022-01" selected>' in page
    assert '<option value="2022-03" selected>' in page


def test_the_second_press_is_told_that_it_is_closed(client, spring):
    at_work(client, spring.unit(), "analyst")
    client.post(URL, FILLED)
    assert "Perioden är redan stängd." in client.post(URL, FILLED).content.decode()
    assert CountPeriod.objects.count() == 1


def test_a_proposal_opens_with_its_months_and_says_what_is_final(client, spring):
    at_work(client, spring.unit(), "analyst")
    page = client.get(URL, {"first": "2022-01", "last": "2022-03"}).content.decode()
    assert '<option value="2022-03" selected>' in page
    assert "Det som publiceras går inte att ta tillbaka." in page
    assert "Det kan ta upp till en minut." in page
    assert "2022-05" not in page
