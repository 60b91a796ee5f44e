"""Idag tells who closes periods that a quarter or a year is over."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from finmaskig.desk import notices
from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.tests.factories import at_work, make_membership, make_unit
from finmaskig.outreach.models import UnitMonth
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.tests.factories import family, measure, registered
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
LINK = f'href="{reverse("reports:period_list")}"'
SAID = "En period är slut: januari till mars 2026."


@pytest.fixture
def unit(clock):
    """Let a unit have met people in the spring."""
    clock("2026-05-04 10:00")
    found = make_unit()
    UnitMonth.objects.create(unit=found, month=date(2026, 3, 1), encounter_count=20)
    counts = {(found.pk, date(2026, 3, 1), ("girl", "adult")): 20}
    with registered(family("met", counts), measures=(measure("met", "met"),)):
        yield found


def test_it_takes_two_questions(unit):
    analyst = actor_of(make_membership(unit, "analyst"))
    with CaptureQueriesContext(connection) as seen:
        assert len(notices.periods(analyst, now())) == 1
    assert len(seen) == 2


@pytest.mark.parametrize(
    ("role", "is_told"),
    [("analyst", True), ("lead", True), ("worker", False), ("secretary", False)],
)
def test_who_closes_periods_is_told_that_one_is_over(client, unit, role, is_told):
    at_work(client, unit, role)
    page = client.get("/").content.decode()
    assert (SAID in page) == is_told
    assert (LINK in page.split("<main")[1]) == is_told


def test_nothing_is_said_when_it_is_closed(client, unit):
    analyst = actor_of(make_membership(unit, "analyst"))
    close_period(actor=analyst, first=date(2026, 1, 1), last=date(2026, 3, 1))
    at_work(client, unit, "analyst")
    assert SAID not in client.get("/").content.decode()


def test_several_are_told_in_one_sentence(client, unit, clock):
    clock("2027-01-04 10:00")
    at_work(client, unit, "lead")
    page = client.get("/").content.decode()
    assert "Perioder är slut: januari till december 2026, januari till mars 2026." in page


def test_where_nothing_was_counted_there_is_nothing_to_close(client, unit):
    at_work(client, make_unit("other"), "lead")
    assert LINK not in client.get("/").content.decode().split("<main")[1]
