"""What belongs to another municipality is nobody else's to change: people, units, agreements."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.accounts.actor import Role
from finmaskig.accounts.models import FactorReset
from finmaskig.organisations import access
from finmaskig.organisations.models import Agreement, Membership, Unit
from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.tests.factories import at_work
from finmaskig.organisations.tests.test_people import enter, make_unit, text, url, work

pytestmark = pytest.mark.django_db
LOGIN = ("link_renew", "person_close", "person_reopen", "reset_request")
ENDED = date(2024, 12, 31)


@pytest.fixture
def mika():
    return make_unit("mika")


@pytest.fixture
def elsewhere():
    return make_unit("elsewhere", "0581")


def also(place, unit, **days):
    return Membership.objects.create(user=place.user, unit=unit, role=Role.WORKER, **days)


def statuses(client, place):
    posted = {"reason": "Tappad telefon"}
    return {client.post(url(name, place.user_id), posted).status_code for name in LOGIN}


def test_who_has_left_for_another_municipality_is_not_there(client, mika, elsewhere):
    gone = work(mika, valid_to=ENDED)
    also(gone, elsewhere)
    enter(client, mika, Role.ADMINISTRATOR)
    assert "Sara" not in text(client.get(url("person_list")))
    assert client.get(url("person_detail", gone.user_id)).status_code == 404
    assert client.post(url("place_end", gone.pk)).status_code == 404
    assert statuses(client, gone) == {404}


@pytest.mark.parametrize(
    ("role", "sentence"),
    [(Role.ADMINISTRATOR, "i en annan kommun"), (Role.LEAD, "i en annan enhet")],
)
def test_who_works_elsewhere_too_is_seen_but_her_login_left_alone(
    client, mika, elsewhere, role, sentence
):
    shared = work(mika)
    also(shared, elsewhere)
    enter(client, mika, role)
    page = text(client.get(url("person_detail", shared.user_id)))
    assert sentence in page
    assert "Begär återställning" not in page
    assert "Elsewhere" not in page
    assert statuses(client, shared) == {403}
    assert not FactorReset.objects.exists()


def test_a_lead_leaves_the_login_of_a_colleague_of_two_units_to_an_administrator(client, mika):
    shared = work(mika)
    also(shared, make_unit("kast"))
    enter(client, mika, Role.LEAD)
    posted = {"reason": "Tappad telefon"}
    assert client.post(url("reset_request", shared.user_id), posted).status_code == 403
    enter(client, mika, Role.ADMINISTRATOR)
    assert client.post(url("reset_request", shared.user_id), posted).status_code == 302
    assert client.post(url("link_renew", shared.user_id)).status_code == 200


@pytest.mark.parametrize("answer", ["reset_approve", "reset_decline"])
def test_a_reset_is_not_answered_once_she_works_elsewhere_too(client, mika, elsewhere, answer):
    sara = work(mika)
    enter(client, mika, Role.LEAD, "Karin")
    client.post(url("reset_request", sara.user_id), {"reason": "Tappad telefon"})
    also(sara, elsewhere)
    enter(client, mika, Role.ADMINISTRATOR, "Adm")
    assert "Karin vill återställa" not in text(client.get(url("person_list")))
    assert client.post(url(answer, FactorReset.objects.get().pk)).status_code == 403
    assert FactorReset.objects.get().answer == ""


def test_who_has_no_place_is_looked_after_where_she_worked_last(client, mika, elsewhere):
    ours, theirs = work(mika, valid_to=ENDED), work(mika, valid_to=ENDED)
    also(ours, elsewhere, valid_to=date(2023, 1, 1))
    also(theirs, elsewhere, valid_to=date(2025, 1, 1))
    enter(client, mika, Role.ADMINISTRATOR)
    assert client.get(url("person_detail", ours.user_id)).status_code == 200
    assert client.post(url("person_reopen", ours.user_id)).status_code == 200
    assert client.get(url("person_detail", theirs.user_id)).status_code == 404


def test_who_left_two_municipalities_on_the_same_day_belongs_to_neither_alone(
    client, mika, elsewhere
):
    left = work(mika, valid_to=ENDED)
    also(left, elsewhere, valid_to=ENDED)
    enter(client, mika, Role.ADMINISTRATOR)
    new = {"unit": mika.pk, "role": Role.WORKER}
    assert client.post(url("place_end", left.pk)).status_code == 404
    assert client.post(url("place_add", left.user_id), new).status_code == 403
    assert statuses(client, left) == {403}


def test_who_works_elsewhere_too_gets_and_leaves_places_here(client, mika, elsewhere):
    shared = work(mika)
    also(shared, elsewhere)
    enter(client, mika, Role.ADMINISTRATOR)
    new = {"unit": mika.pk, "role": Role.LEAD}
    assert client.post(url("place_add", shared.user_id), new).status_code == 302
    assert Membership.objects.filter(user=shared.user_id, role=Role.LEAD).exists()
    assert client.post(url("place_end", shared.pk)).status_code == 302


def test_the_board_is_the_controller_even_when_another_runs_the_unit(client, mika, elsewhere):
    Unit.objects.filter(pk=elsewhere.pk).update(organisation=mika.organisation)
    hers = work(elsewhere)
    enter(client, mika, Role.ADMINISTRATOR)
    assert client.get(url("person_detail", hers.user_id)).status_code == 404


@pytest.mark.parametrize("staffed", [True, False])
def test_a_unit_is_changed_by_its_own_municipality(client, mika, elsewhere, staffed):
    Unit.objects.filter(pk=mika.pk).update(is_staffed_here=staffed)
    for home, status in ((elsewhere, 403), (make_unit("kast"), 200)):
        enter(client, home, Role.ADMINISTRATOR)
        assert client.get(f"/units/{mika.pk}/change/").status_code == status
        assert client.get(f"/units/{mika.pk}/hours/change/").status_code == status
        page = text(client.get(f"/units/{mika.pk}/"))
        assert ("Ändra uppgifter" in page) == (status == 200)


def test_a_unit_of_no_municipality_is_changed_by_all_unless_it_works_here(mika):
    national = make_unit("national", "0581")
    national.board.municipality = national.organisation.municipality = None
    actor = actor_of(work(mika, Role.ADMINISTRATOR))
    assert not access.changes_unit(actor, national)
    assert access.changes_unit(replace(actor, board_id=national.board_id), national)
    national.is_staffed_here, national.board = False, None
    assert access.changes_unit(actor, national)
    assert not access.changes_unit(replace(actor, role=Role.LEAD), national)


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.ADMINISTRATOR])
@pytest.mark.parametrize("code", ["county-offer-0182", "police-2023", "iop-novahuset"])
@pytest.mark.usefixtures("shipped_tables")
def test_an_agreement_of_others_is_not_ended(client, role, code):
    at_work(client, Unit.objects.get(code="frideborg"), role)
    agreement = Agreement.objects.get(code=code)
    assert "Avsluta avtalet" not in text(client.get(f"/agreements/{agreement.pk}/"))
    assert client.post(f"/agreements/{agreement.pk}/end/").status_code == 403


@pytest.mark.usefixtures("shipped_tables")
def test_both_the_host_and_a_party_end_their_agreement(client):
    agreement = Agreement.objects.get(code="county-offer-0182")
    for municipality in ("0180", "0182"):
        enter(client, make_unit(f"unit-{municipality}", municipality), Role.ADMINISTRATOR)
        assert "Avsluta avtalet" in text(client.get(f"/agreements/{agreement.pk}/"))
        assert client.get(f"/agreements/{agreement.pk}/end/").status_code == 200


def test_nobody_without_a_municipality_keeps_agreements(mika):
    actor = actor_of(work(mika, Role.COORDINATOR))
    assert access.keeps_agreements(actor)
    assert not access.keeps_agreements(replace(actor, municipality=""))
