"""Where a person works: the choice, its log and its days."""

from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in
from finmaskig.organisations.models import Membership
from finmaskig.organisations.tests.factories import FIRST, make_membership, make_unit

pytestmark = pytest.mark.django_db
CHOOSE = "/workplace/"


@pytest.fixture
def two(client, unit):
    first = make_membership(unit)
    second = Membership.objects.create(
        user=first.user, unit=make_unit("other-unit"), role="lead", valid_from=FIRST
    )
    log_in(client, first.user)
    return first, second


def test_one_membership_needs_no_choice(client, unit):
    log_in(client, make_membership(unit).user)
    response = client.get(reverse("organisations:agreement_list"))
    assert response.status_code == 200
    assert response.wsgi_request.actor.unit_id == unit.pk


def test_several_memberships_lead_to_the_choice_and_back(client, two):
    response = client.get("/agreements/")
    assert response.url == f"{CHOOSE}?next=%2Fagreements%2F"
    response = client.post(CHOOSE, {"membership": two[1].pk, "next": "/agreements/"})
    assert response.url == "/agreements/"
    actor = client.get("/agreements/").wsgi_request.actor
    assert (actor.unit_id, actor.role) == (two[1].unit_id, "lead")


def test_the_choice_is_logged(client, two):
    client.post(CHOOSE, {"membership": two[0].pk})
    entry = AccessEntry.objects.get(event="organisations.membership_chosen")
    assert entry.ids == [str(two[0].pk)]


def test_the_choice_shows_each_place(client, two):
    page = client.get(CHOOSE).content.decode()
    assert two[0].unit.name in page
    assert two[1].unit.name in page


@pytest.mark.parametrize("address", ["https://example.org/", "//example.org/", "javascript:x"])
def test_the_choice_leads_nowhere_else(client, two, address):
    response = client.post(CHOOSE, {"membership": two[0].pk, "next": address})
    assert response.url == "/"


def test_nobody_chooses_the_place_of_another(client, two):
    other = make_membership(make_unit("third-unit"))
    for key in (other.pk, uuid4()):
        assert client.post(CHOOSE, {"membership": key}).status_code == 404


def test_a_malformed_choice_shows_the_page_again(client, two):
    assert client.post(CHOOSE, {"membership": "x"}).status_code == 200


@pytest.mark.parametrize(
    ("days", "status"),
    [
        ({"valid_from": date(2026, 6, 15)}, 200),
        ({"valid_from": date(2026, 6, 16)}, 403),
        ({"valid_to": date(2026, 6, 15)}, 200),
        ({"valid_to": date(2026, 6, 14)}, 403),
    ],
)
def test_a_membership_holds_on_its_days(client, unit, clock, days, status):
    clock("2026-06-15 12:00")
    log_in(client, make_membership(unit, **days).user)
    assert client.get("/agreements/").status_code == status


def test_a_unit_that_ended_gives_no_place(client, unit):
    unit.valid_to = date(2022, 1, 1)
    unit.save()
    log_in(client, make_membership(unit).user)
    assert client.get("/agreements/").status_code == 403


def test_ones_own_account_needs_no_place(client, two):
    assert client.get(reverse("accounts:account")).status_code == 200
