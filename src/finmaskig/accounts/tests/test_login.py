"""Logging in: password, then code; nothing on a password alone; nobody signs up."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.urls import NoReverseMatch, reverse

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import PASSWORD, log_in, make_user

if TYPE_CHECKING:
    from django.test import Client

pytestmark = pytest.mark.django_db

CHOOSE = "/accounts/factors/"
APP = "/accounts/factors/app/add/"


def code_for(secret: str) -> str:
    return totp.format_hotp_value(totp.hotp_value(secret, int(time.time()) // 30))


def enter_password(client: Client, user: User):
    form = {"login": user.email, "password": PASSWORD, "next": "/accounts/"}
    return client.post(reverse("account_login"), form)


def give_app(user: User) -> str:
    secret = totp.generate_totp_secret()
    totp.TOTP.activate(user, secret)
    return secret


@pytest.fixture
def user() -> User:
    return make_user(password=PASSWORD)


def test_a_page_behind_the_login_asks_for_it(client):
    response = client.get("/accounts/")
    assert response.url == "/accounts/login/?next=/accounts/"


def test_a_password_alone_reaches_only_the_choice_of_a_factor(client, user):
    assert enter_password(client, user).url == "/accounts/"
    assert client.get("/accounts/").url == CHOOSE
    assert "Skapa en nyckel" in client.get(CHOOSE).content.decode()


@pytest.mark.parametrize("path", ["/", "/accounts/", "/accounts/password/", "/accounts/log/"])
def test_no_page_opens_without_a_factor(client, user, path):
    log_in(client, user, factor=False)
    assert client.get(path).url == CHOOSE


def test_adding_an_app_counts_as_the_factor_at_once(client, user):
    enter_password(client, user)
    page = client.get(APP)
    secret = page.context["form"].secret
    response = client.post(APP, {"code": code_for(secret)})
    assert response.url == "/accounts/factors/codes/"
    assert "Skriv ut" in client.get(response.url).content.decode()
    assert client.get("/accounts/").status_code == 200
    assert AccessEntry.objects.filter(event="accounts.factor_added").count() == 1


def test_the_secret_of_an_app_is_not_readable_in_the_database(client, user):
    secret = give_app(user)
    stored = Authenticator.objects.get(user=user).data["secret"]
    assert secret not in stored
    assert totp.TOTP(Authenticator.objects.get(user=user)).validate_code(code_for(secret))


def test_with_an_app_the_login_asks_for_its_code(client, user):
    secret = give_app(user)
    assert enter_password(client, user).url == "/accounts/login/factor/"
    assert client.get("/accounts/").status_code == 302
    wrong = client.post("/accounts/login/factor/", {"code": "000000"})
    assert "stämmer inte" in wrong.content.decode()
    right = client.post("/accounts/login/factor/", {"code": code_for(secret)})
    assert right.url == "/accounts/"
    assert client.get("/accounts/").status_code == 200


def test_an_app_added_elsewhere_does_not_help_a_session_without_factor(client, user):
    log_in(client, user, factor=False)
    give_app(user)
    client.post(APP, {"code": "123456"})
    assert client.get("/accounts/").url == CHOOSE
    assert "Logga ut och in igen" in client.get(CHOOSE).content.decode()


def test_a_session_with_a_factor_has_nothing_to_choose(client, user):
    log_in(client, user)
    assert client.get(CHOOSE).url == "/accounts/"


def test_a_second_factor_needs_the_password_once_more(client, user):
    give_app(user)
    log_in(client, user)
    response = client.get("/accounts/factors/passkeys/add/")
    assert response.url.startswith("/accounts/confirm/?next=")
    page = client.get(response.url)
    assert "Använd koden från appen" in page.content.decode()
    confirmed = client.post("/accounts/confirm/", {"password": PASSWORD, "next": CHOOSE})
    assert confirmed.status_code == 302
    assert client.get("/accounts/factors/passkeys/add/").status_code == 200


def test_wrong_passwords_are_refused_with_one_sentence(client, user):
    response = client.post(reverse("account_login"), {"login": user.email, "password": "fel"})
    assert "lösenordet stämmer inte" in response.content.decode()


def test_too_many_wrong_passwords_are_stopped(client, user):
    form = {"login": user.email, "password": "fel"}
    pages = [client.post(reverse("account_login"), form).content.decode() for _ in range(7)]
    assert "för många försök" in pages[-1]


def test_a_closed_user_cannot_log_in(client, user):
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert enter_password(client, user).url == reverse("account_inactive")
    assert "stängd" in client.get(reverse("account_inactive")).content.decode()


@pytest.mark.parametrize(
    "name",
    ["account_signup", "account_email", "account_reset_password", "mfa_trust", "usersessions_list"],
)
def test_nobody_can_sign_up_or_be_remembered(name):
    with pytest.raises(NoReverseMatch):
        reverse(name)


def test_logging_out_clears_the_cache_and_nothing_else(client, user):
    log_in(client, user)
    assert "Vill du logga ut?" in client.get("/accounts/logout/").content.decode()
    response = client.post("/accounts/logout/")
    assert response.headers["Clear-Site-Data"] == '"cache"'
    assert client.get("/accounts/").url.startswith("/accounts/login/")


def test_the_picture_for_the_app_is_the_only_one_from_data(client, user):
    log_in(client, user, factor=False)
    assert "img-src 'self' data:" in client.get(APP).headers["Content-Security-Policy"]
    assert "data:" not in client.get(CHOOSE).headers["Content-Security-Policy"]


def test_too_many_tries_from_one_place_get_a_page_of_their_own(client):
    form = {"login": "nagon@example.org", "password": "fel"}
    statuses = [client.post(reverse("account_login"), form).status_code for _ in range(31)]
    assert statuses[-1] == 429
    assert "för många försök" in client.post(reverse("account_login"), form).content.decode()
