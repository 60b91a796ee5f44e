"""Who looks after whose login, and what an administrator and a lead can do."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.actor import Role, Side
from finmaskig.accounts.models import FactorReset, User
from finmaskig.accounts.tests.factories import PASSWORD, log_in, make_user
from finmaskig.organisations.models import (
    County,
    Membership,
    Municipality,
    Organisation,
    Unit,
)

pytestmark = pytest.mark.django_db


def make_unit(code: str, municipality: str = "0180") -> Unit:
    county, _ = County.objects.get_or_create(code="01", defaults={"name": "Stockholms län"})
    home, _ = Municipality.objects.get_or_create(
        code=municipality, defaults={"name": municipality, "county": county}
    )
    board, _ = Organisation.objects.get_or_create(
        code=f"board-{municipality}",
        defaults={"name": "Socialnämnden", "kind": "board", "municipality": home},
    )
    unit = Unit(code=code, name=code.title(), organisation=board, board=board)
    unit.side = Side.VICTIM
    unit.is_staffed_here = True
    unit.save()
    return unit


def work(unit: Unit, role: str = Role.WORKER, name: str = "Sara", **days: date) -> Membership:
    user = make_user(name=name, password=PASSWORD)
    return Membership.objects.create(unit=unit, role=role, user=user, **days)


@pytest.fixture
def mika() -> Unit:
    return make_unit("mika")


@pytest.fixture
def sara(mika) -> Membership:
    return work(mika)


def enter(client, unit: Unit, role: str, name: str = "Jag") -> Membership:
    place = work(unit, role, name)
    log_in(client, place.user)
    return place


def url(name: str, key: object = None) -> str:
    return reverse(f"people:{name}", args=[key] if key else [])


def text(response) -> str:
    return response.content.decode()


PAGES = ("person_list", "person_add", "person_detail")


@pytest.mark.parametrize(
    ("role", "expected"),
    [
        (Role.ADMINISTRATOR, (200, 200, 200)),
        (Role.LEAD, (200, 404, 200)),
        (Role.WORKER, (404, 404, 404)),
        (Role.AUDITOR, (404, 404, 404)),
    ],
)
def test_only_administrators_and_leads_see_people(client, mika, sara, role, expected):
    enter(client, mika, role)
    keys = (None, None, sara.user_id)
    pages = [client.get(url(name, key)) for name, key in zip(PAGES, keys, strict=True)]
    assert tuple(page.status_code for page in pages) == expected


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.LEAD])
def test_people_of_another_municipality_or_unit_are_not_there(client, sara, role):
    elsewhere = make_unit("nacka", "0182")
    enter(client, elsewhere, role)
    assert "Sara" not in text(client.get(url("person_list")))
    assert client.get(url("person_detail", sara.user_id)).status_code == 404
    assert client.post(url("person_close", sara.user_id)).status_code == 404
    assert client.post(url("place_end", sara.pk)).status_code == 404


CHANGES = ("place_add", "link_renew", "person_close", "person_reopen")


@pytest.mark.parametrize("name", CHANGES)
def test_a_lead_sees_but_does_not_change(client, mika, sara, name):
    enter(client, mika, Role.LEAD)
    assert client.post(url(name, sara.user_id)).status_code == 403
    assert client.post(url("place_end", sara.pk)).status_code == 403
    assert "Stäng inloggningen" not in text(client.get(url("person_detail", sara.user_id)))


def test_an_administrator_invites_and_the_link_works(client, mika):
    enter(client, mika, Role.ADMINISTRATOR)
    form = {"email": "ny@example.org", "name": "Ny", "unit": mika.pk, "role": "worker"}
    page = text(client.post(url("person_add"), form))
    link = re.search(r"http://testserver(/accounts/invitations/[^<]+)", page)
    assert link
    assert "Välkommen, Ny" in text(client.get(link.group(1)))
    assert Membership.objects.get(user__email="ny@example.org").unit == mika
    assert "Har en länk" in text(client.get(url("person_list")))


def test_an_invitation_needs_a_unit_of_the_municipality(client, mika):
    enter(client, mika, Role.ADMINISTRATOR)
    elsewhere = make_unit("nacka", "0182")
    form = {"email": "ny@example.org", "name": "Ny", "unit": elsewhere.pk, "role": "worker"}
    assert "Något behöver rättas" in text(client.post(url("person_add"), form))
    assert not User.objects.filter(email="ny@example.org").exists()


def test_places_are_added_and_ended(client, mika, sara):
    enter(client, mika, Role.ADMINISTRATOR)
    client.post(url("place_add", sara.user_id), {"unit": mika.pk, "role": "lead"})
    new = Membership.objects.get(user=sara.user, role="lead")
    client.post(url("place_end", new.pk))
    assert not Membership.objects.filter(pk=new.pk).exists()
    client.post(url("place_end", sara.pk))
    assert Membership.objects.get(pk=sara.pk).valid_to is not None
    page = client.post(url("place_add", sara.user_id), {"unit": ""}, follow=True)
    assert "Välj både enhet och roll" in text(page)


def test_nobody_takes_away_her_own_way_in(client, mika):
    own = enter(client, mika, Role.ADMINISTRATOR)
    assert client.post(url("place_end", own.pk)).status_code == 409
    assert client.post(url("person_close", own.user_id)).status_code == 409


def test_a_login_is_closed_and_opened_again_with_a_new_link(client, mika, sara):
    enter(client, mika, Role.ADMINISTRATOR)
    client.post(url("person_close", sara.user_id))
    assert "Öppna den igen" in text(client.get(url("person_detail", sara.user_id)))
    assert "/accounts/invitations/" in text(client.post(url("person_reopen", sara.user_id)))
    assert "/accounts/invitations/" in text(client.post(url("link_renew", sara.user_id)))
    assert User.objects.get(pk=sara.user_id).is_active


def test_two_persons_reset_a_lost_factor(client, mika, sara):
    enter(client, mika, Role.LEAD, "Karin")
    client.post(url("reset_request", sara.user_id), {"reason": "Tappad telefon"})
    reset = FactorReset.objects.get()
    assert "Väntar på ditt svar" not in text(client.get(url("person_list")))
    assert client.post(url("reset_approve", reset.pk)).status_code == 403
    enter(client, mika, Role.ADMINISTRATOR, "Adm")
    assert "Karin vill återställa" in text(client.get(url("person_list")))
    assert "/accounts/invitations/" in text(client.post(url("reset_approve", reset.pk)))
    assert client.post(url("reset_decline", reset.pk)).status_code == 404


def test_a_reset_can_be_declined_and_needs_a_reason(client, mika, sara):
    enter(client, mika, Role.LEAD, "Karin")
    page = client.post(url("reset_request", sara.user_id), {"reason": ""}, follow=True)
    assert "Skriv vad som har hänt" in text(page)
    client.post(url("reset_request", sara.user_id), {"reason": "Tappad"})
    enter(client, mika, Role.ADMINISTRATOR, "Adm")
    client.post(url("reset_decline", FactorReset.objects.get().pk))
    assert FactorReset.objects.get().answer == "declined"


def test_what_is_not_there_is_not_found(client, mika):
    enter(client, mika, Role.ADMINISTRATOR)
    for name in ("reset_approve", "place_end", "person_close", "reset_request"):
        assert client.post(url(name, uuid4())).status_code == 404


def test_a_lead_looks_after_those_who_work_in_her_unit_today(client, mika):
    gone = work(mika, name="Borta", valid_to=date(2020, 1, 1))
    enter(client, mika, Role.LEAD)
    assert client.get(url("person_detail", gone.user_id)).status_code == 404
