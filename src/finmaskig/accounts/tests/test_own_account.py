"""What a user changes about her own login."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator

from finmaskig.accounts import queries
from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import PASSWORD, log_in, make_user
from finmaskig.accounts.tests.test_login import give_app

pytestmark = pytest.mark.django_db

PAGE = "/accounts/"


@pytest.fixture
def user(client) -> User:
    user = make_user(password=PASSWORD)
    give_app(user)
    log_in(client, user)
    return user


def give_passkey(user: User, name: str = "Telefonen") -> Authenticator:
    kind = Authenticator.Type.WEBAUTHN
    return Authenticator.objects.create(user=user, type=kind, data={"name": name, "credential": {}})


def confirm(client) -> None:
    client.post("/accounts/confirm/", {"password": PASSWORD, "next": PAGE})


def text(response) -> str:
    return response.content.decode()


def test_the_page_shows_the_login_and_its_factors(client, user):
    give_passkey(user)
    page = text(client.get(PAGE))
    assert user.email in page
    assert "App för koder" in page
    assert "Telefonen" in page
    assert "Koppla en app" not in page


def test_the_password_is_changed_and_logged(client, user):
    new = "fem andra ord utan mening"
    form = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    assert "Byt lösenord" in text(client.get("/accounts/password/"))
    assert "stämmer inte med lösenordet du har nu" in text(
        client.post("/accounts/password/", form | {"oldpassword": "fel"})
    )
    assert client.post("/accounts/password/", form).url == PAGE
    assert User.objects.get(pk=user.pk).check_password(new)
    assert AccessEntry.objects.filter(event="accounts.password_changed").count() == 1
    assert client.get(PAGE).status_code == 200


def test_without_a_password_there_is_none_to_change(client):
    log_in(client, make_user())
    assert client.get("/accounts/password/").url == PAGE
    assert "Byt lösenord" not in text(client.get(PAGE))


def test_the_only_factor_cannot_be_removed(client, user):
    confirm(client)
    response = client.post("/accounts/factors/app/remove/")
    assert response.status_code == 409
    assert "ditt enda andra steg" in text(response)
    assert len(queries.factors(user)) == 1


def test_an_app_is_removed_when_a_passkey_remains(client, user):
    give_passkey(user)
    confirm(client)
    assert "Vill du ta bort appen?" in text(client.get("/accounts/factors/app/remove/"))
    assert client.post("/accounts/factors/app/remove/").url == PAGE
    assert [each.kind for each in queries.factors(user)] == ["webauthn"]
    assert AccessEntry.objects.filter(event="accounts.factor_removed").count() == 1


def test_a_passkey_is_removed_when_an_app_remains(client, user):
    path = f"/accounts/factors/passkeys/{give_passkey(user).pk}/remove/"
    confirm(client)
    assert "Vill du ta bort Telefonen?" in text(client.get(path))
    assert client.post(path).url == PAGE
    assert [each.kind for each in queries.factors(user)] == ["totp"]


def test_nobody_removes_the_passkey_of_somebody_else(client, user):
    other = give_passkey(make_user())
    confirm(client)
    assert client.post(f"/accounts/factors/passkeys/{other.pk}/remove/").status_code == 404
    assert Authenticator.objects.filter(pk=other.pk).exists()


def test_recovery_codes_are_made_and_shown_once(client, user):
    confirm(client)
    assert client.get("/accounts/factors/codes/").status_code == 404
    assert "nya reservkoder" in text(client.get("/accounts/factors/codes/renew/"))
    shown = client.post("/accounts/factors/codes/renew/", follow=True)
    assert "visas bara en gång" in text(shown)
    assert "Du har 10 koder kvar" in text(client.get("/accounts/factors/codes/"))
    assert AccessEntry.objects.filter(event="accounts.codes_renewed").count() == 1
