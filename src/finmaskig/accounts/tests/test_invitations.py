"""One-time links, and the two persons it takes to replace a lost factor."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.accounts import access, queries, services
from finmaskig.accounts.actor import COMMAND_LINE, Actor, acting_for_oneself
from finmaskig.accounts.models import AccessEntry, FactorReset, Invitation, User
from finmaskig.accounts.tests.factories import PASSWORD, log_in, make_user
from finmaskig.accounts.tests.test_login import give_app
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db

NEW = services.NewUser(email=" Sara@Example.ORG ", name="Sara", service_number="M-1")


@pytest.fixture
def actor() -> Actor:
    return replace(acting_for_oneself(make_user(name="Adm")), membership_id=uuid4())


def link_to(token: str) -> str:
    return reverse("accounts:invitation_use", kwargs={"token": token})


def choose(client, token: str, password: str = PASSWORD, again: str = ""):
    return client.post(link_to(token), {"password1": password, "password2": again or password})


def test_an_invited_person_chooses_a_password_and_logs_in(client, actor):
    user = services.add_user(new=NEW, actor=actor)
    token = services.invite(user=user, actor=actor)
    assert "Välkommen, Sara" in client.get(link_to(token)).content.decode()
    assert choose(client, token).url == reverse("account_login")
    assert User.objects.get(email="sara@example.org").check_password(PASSWORD)
    events = set(AccessEntry.objects.values_list("event", flat=True))
    assert events == {f"accounts.{e}" for e in ("user_added", "user_invited", "password_chosen")}


def test_looking_at_a_link_does_not_use_it(client, actor):
    token = services.invite(user=make_user(), actor=actor)
    assert [client.get(link_to(token)).status_code for _ in range(2)] == [200, 200]


def test_a_link_works_once(client, actor):
    token = services.invite(user=make_user(), actor=actor)
    choose(client, token)
    response = choose(client, token, "ett annat långt lösenord")
    assert response.status_code == 410
    assert "gäller inte längre" in response.content.decode()


def test_of_two_at_the_same_moment_one_wins(actor, monkeypatch):
    token = services.invite(user=make_user(), actor=actor)
    stale = access.invitation_to_use(token)
    services.use_invitation(token=token, password=PASSWORD)
    monkeypatch.setattr(access, "invitation_to_use", lambda _token: stale)
    with pytest.raises(access.LinkNotValid):
        services.use_invitation(token=token, password="ett annat långt lösenord")
    assert stale.user.check_password(PASSWORD) is False
    assert User.objects.get(pk=stale.user_id).check_password(PASSWORD)


def test_a_link_works_for_a_week(client, actor, clock):
    clock("2026-06-15 12:00")
    token = services.invite(user=make_user(), actor=actor)
    clock("2026-06-22 11:59")
    assert client.get(link_to(token)).status_code == 200
    clock("2026-06-22 12:00")
    assert client.get(link_to(token)).status_code == 410


def test_a_new_link_ends_the_old_one(client, actor):
    user = make_user()
    old, new = (services.invite(user=user, actor=actor) for _ in range(2))
    assert [client.get(link_to(each)).status_code for each in (old, new)] == [410, 200]


@pytest.mark.parametrize("token", ["x", "x:y", access.sign_secret("okänd")])
def test_a_made_up_link_opens_nothing(client, token):
    assert client.get(link_to(token)).status_code == 410


def test_the_link_itself_is_not_in_the_database(actor):
    token = services.invite(user=make_user(), actor=actor)
    kept = Invitation.objects.get()
    assert kept.digest not in token
    assert token.partition(":")[0] not in kept.digest
    assert str(kept) == str(kept.pk)


@pytest.mark.parametrize(
    ("password", "again", "sentence"),
    [
        ("kort", "kort", "minst 12 tecken"),
        (PASSWORD, "någonting helt annat", "Lösenorden är inte lika"),
        ("password1234", "password1234", "vanligt"),
    ],
)
def test_weak_or_different_passwords_are_refused(client, actor, password, again, sentence):
    token = services.invite(user=make_user(), actor=actor)
    assert sentence in choose(client, token, password, again).content.decode()
    assert Invitation.objects.get().used_at is None


def test_an_address_is_used_by_one_person_only(actor):
    services.add_user(new=NEW, actor=actor)
    with pytest.raises(services.EmailTaken):
        services.add_user(new=NEW, actor=actor)


def test_the_command_line_invites_without_a_login():
    user = services.add_user(new=NEW, actor=COMMAND_LINE)
    services.invite(user=user, actor=COMMAND_LINE)
    assert Invitation.objects.get().created_by is None
    assert user.pk in queries.waiting_invitations([user.pk], now=now())


def test_closing_a_user_ends_every_login_at_once(client, actor):
    user = make_user(password=PASSWORD)
    log_in(client, user)
    services.invite(user=user, actor=actor)
    services.close_user(user=user, actor=actor)
    assert client.get("/accounts/").url.startswith("/accounts/login/")
    assert not Invitation.objects.exists()
    services.open_user(user=user, actor=actor)
    assert User.objects.get(pk=user.pk).is_active


# --- A lost factor --------------------------------------------------------------------------------


@pytest.fixture
def lost(actor) -> FactorReset:
    user = make_user(password=PASSWORD)
    give_app(user)
    return services.request_factor_reset(user=user, reason="Tappad telefon", actor=actor)


def colleague() -> Actor:
    return replace(acting_for_oneself(make_user(name="Chef")), membership_id=uuid4())


def test_a_second_person_resets_a_lost_factor(client, lost):
    log_in(client, lost.user)
    token = services.approve_factor_reset(reset=lost, actor=colleague())
    assert client.get("/accounts/").url.startswith("/accounts/login/")
    assert queries.factors(lost.user) == []
    assert client.get(link_to(token)).status_code == 200
    entry = AccessEntry.objects.get(event="accounts.factor_reset_requested")
    assert entry.reason == "Tappad telefon"


def test_a_second_person_can_say_no(lost):
    assert list(queries.open_resets([lost.user_id])) == [lost]
    services.decline_factor_reset(reset=lost, actor=colleague())
    assert len(queries.factors(lost.user)) == 1
    assert queries.open_reset(lost.pk) is None


@pytest.mark.parametrize("answer", [services.approve_factor_reset, services.decline_factor_reset])
@pytest.mark.parametrize("who", ["requested_by", "user"])
def test_one_person_alone_cannot_answer(lost, answer, who):
    with pytest.raises(services.TwoPersonsNeeded):
        answer(reset=lost, actor=acting_for_oneself(getattr(lost, who)))
    assert queries.open_reset(lost.pk) == lost


def test_nobody_asks_for_herself(actor):
    user = User.objects.get(pk=actor.user_id)
    with pytest.raises(services.TwoPersonsNeeded):
        services.request_factor_reset(user=user, reason="Tappad", actor=actor)


def test_a_request_is_made_once_and_answered_once(lost, actor):
    with pytest.raises(services.ResetWaits):
        services.request_factor_reset(user=lost.user, reason="Igen", actor=actor)
    services.decline_factor_reset(reset=lost, actor=colleague())
    with pytest.raises(services.ResetAnswered):
        services.approve_factor_reset(reset=lost, actor=colleague())


def test_a_request_needs_a_reason(actor):
    with pytest.raises(ValidationError):
        services.request_factor_reset(user=make_user(), reason=" ", actor=actor)
    assert not FactorReset.objects.exists()


def test_a_reset_and_a_user_have_names_for_colleagues(lost):
    assert str(lost) == str(lost.pk)
    assert str(lost.requested_by) == lost.requested_by.get_short_name() == "Adm"
    assert list(queries.users([lost.user_id])) == [lost.user]
