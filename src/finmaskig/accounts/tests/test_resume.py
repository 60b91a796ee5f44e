"""An expired session loses nothing that was typed, stores nothing and sends nothing."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.urls import reverse

from finmaskig.accounts import resume
from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import PASSWORD, log_in, make_user
from finmaskig.accounts.tests.test_login import code_for, give_app

pytestmark = pytest.mark.django_db

PAGE = "/accounts/"
ACTION = "/accounts/language/"
ENGLISH_CHOSEN = '<option value="en" selected>'


@pytest.fixture
def user() -> User:
    return make_user(password=PASSWORD)


@pytest.fixture
def away(clock, client, user):
    """Log in, stay away, and send the form that was open."""
    secret = give_app(user)
    clock("2026-06-15 21:00")
    log_in(client, user)
    client.get(PAGE)
    clock("2026-06-15 21:40")

    def send(**headers: str):
        page = {"Referer": f"http://testserver{PAGE}"} | headers
        return client.post(ACTION, {"language": "en"}, headers=page)

    return send, secret


def sealed_in(response) -> str:
    found = re.search(r'name="resume" value="([^"]+)"', response.content.decode())
    return found.group(1) if found else ""


def log_in_again(client: Client, email: str, secret: str, sealed: str):
    form = {"login": email, "password": PASSWORD, "resume": sealed, "next": PAGE}
    page = client.post(reverse("account_login"), form, follow=True)
    assert page.redirect_chain == [("/accounts/login/factor/", 307)]
    answer = {"code": code_for(secret), "resume": sealed_in(page)}
    return client.post("/accounts/login/factor/", answer, follow=True)


def test_the_form_comes_back_filled_in_and_nothing_is_saved(client, user, away):
    send, secret = away
    response = send()
    assert response.status_code == 401
    assert "Du var borta en stund" in response.content.decode()
    page = log_in_again(client, user.email, secret, sealed_in(response))
    assert page.redirect_chain == [(PAGE, 307)]
    assert ENGLISH_CHOSEN in page.content.decode()
    assert "Kontrollera och spara" in page.content.decode()
    assert User.objects.get(pk=user.pk).language == "sv"


def test_the_sealed_form_cannot_be_read_in_the_page(away):
    send, _secret = away
    assert "language" not in re.sub(r"<html.*?>", "", send().content.decode().lower())


def test_a_wrong_password_keeps_the_sealed_form(client, user, away):
    send, _secret = away
    form = {"login": user.email, "password": "fel", "resume": sealed_in(send())}
    assert sealed_in(client.post(reverse("account_login"), form)) == form["resume"]


def test_a_wrong_code_keeps_the_sealed_form(client, user, away):
    send, _secret = away
    form = {"login": user.email, "password": PASSWORD, "resume": sealed_in(send())}
    client.post(reverse("account_login"), form, follow=True)
    wrong = {"code": "000000", "resume": form["resume"]}
    assert sealed_in(client.post("/accounts/login/factor/", wrong)) == form["resume"]


def test_somebody_else_does_not_see_what_was_typed(client, away):
    send, _secret = away
    sealed = sealed_in(send())
    log_in(client, make_user())
    response = client.post(PAGE, {"resume": sealed})
    assert ENGLISH_CHOSEN not in response.content.decode()
    assert "kan inte visas igen" in response.content.decode()


def test_after_a_quarter_of_an_hour_it_is_gone(client, clock, user, away):
    send, _secret = away
    sealed = sealed_in(send())
    clock("2026-06-15 21:56")
    log_in(client, user)
    assert "kan inte visas igen" in client.post(PAGE, {"resume": sealed}).content.decode()


@pytest.mark.parametrize("sealed", ["x", "x.y", "", "00.AAAA"])
def test_what_was_not_sealed_here_is_not_opened(sealed, user):
    assert resume.open_form(sealed, user_id=str(user.pk)) is None


def test_a_login_in_another_tab_is_enough(client, user, away):
    send, _secret = away
    sealed = sealed_in(send())
    assert sealed_in(client.post(PAGE, {"resume": sealed})) == sealed
    log_in(client, user)
    assert ENGLISH_CHOSEN in client.post(PAGE, {"resume": sealed}).content.decode()


def test_a_form_that_is_no_longer_on_the_page_is_shown_to_be_copied(client, user, away):
    send, _secret = away
    sealed = sealed_in(send(Referer="http://testserver/accounts/password/"))
    log_in(client, user)
    page = client.post("/accounts/password/", {"resume": sealed}).content.decode()
    assert "Kopiera det du behöver" in page
    assert "<dd>en</dd>" in page


def test_the_stale_token_of_an_ended_session_is_no_hindrance(user):
    browser = Client(enforce_csrf_checks=True)
    response = browser.post(ACTION, {"language": "en", "csrfmiddlewaretoken": "gammal"})
    assert response.status_code == 401
    assert sealed_in(response)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Mode": "cors"},
    ],
)
def test_forms_from_elsewhere_and_scripts_get_a_plain_login(away, headers):
    send, _secret = away
    assert send(**headers).status_code == 302


def test_passwords_are_never_carried(client):
    response = client.post("/accounts/password/", {"oldpassword": "a", "password1": "b"})
    assert response.status_code == 302


def test_what_is_too_long_to_carry_is_said_before_it_is_lost(client, monkeypatch):
    monkeypatch.setattr(resume, "LONGEST", 10)
    response = client.post(ACTION, {"language": "en"})
    assert "för långt för att följa med" in response.content.decode()


@pytest.mark.parametrize(
    ("referer", "page"),
    [
        ("http://testserver/a/?b=1", "/a/?b=1"),
        ("http://testserver/a/", "/a/"),
        ("https://elsewhere.example/a/", "/form/?x=1"),
        ("http://testserver/accounts/login/?next=/", "/form/?x=1"),
        ("", "/form/?x=1"),
    ],
)
def test_the_page_of_a_form_is_where_the_browser_says_it_stood(rf, referer, page):
    request = rf.post("/form/?x=1", headers={"Referer": referer})
    assert resume.page_of(request) == page


def test_a_page_that_sends_her_elsewhere_does_not_swallow_what_was_typed(client, user, away):
    send, _secret = away
    sealed = sealed_in(send(Referer="http://testserver/accounts/factors/"))
    log_in(client, user)
    assert "<dd>en</dd>" in client.post("/accounts/factors/", {"resume": sealed}).content.decode()


# --- A token that is older than the session -------------------------------------------------------


def send_old_token(browser: Client, path: str = ACTION, **headers: str):
    form = {"language": "en", "csrfmiddlewaretoken": "gammal"}
    page = {"Referer": f"http://testserver{PAGE}"} | headers
    return browser.post(path, form, headers=page)


@pytest.fixture
def browser(user):
    browser = Client(enforce_csrf_checks=True)
    log_in(browser, user)
    return browser


def test_who_has_logged_in_elsewhere_gets_the_form_back(browser, user):
    response = send_old_token(browser)
    assert response.status_code == 403
    page = browser.post(PAGE, {"resume": sealed_in(response)})
    assert ENGLISH_CHOSEN in page.content.decode()
    assert User.objects.get(pk=user.pk).language == "sv"


def test_a_forged_form_gets_nothing_back(browser):
    response = send_old_token(browser, Origin="https://elsewhere.example")
    assert response.status_code == 403
    assert sealed_in(response) == ""


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://elsewhere.example"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_sealed_form_that_another_site_sends_is_refused(browser, headers):
    sealed = sealed_in(Client().post(ACTION, {"language": "en"}))
    response = browser.post(PAGE, {"resume": sealed}, headers=headers)
    assert response.status_code == 403
    assert ENGLISH_CHOSEN not in response.content.decode()
    assert ENGLISH_CHOSEN in browser.post(PAGE, {"resume": sealed}).content.decode()


def test_the_login_page_of_another_tab_leads_on(browser):
    assert send_old_token(browser, reverse("account_login")).url == PAGE


def test_an_old_form_too_long_to_carry_is_said_so(browser, monkeypatch):
    monkeypatch.setattr(resume, "LONGEST", 10)
    response = send_old_token(browser)
    assert (response.status_code, sealed_in(response)) == (403, "")


def test_a_stranger_with_an_old_token_on_the_login_page_starts_again(user):
    stranger = Client(enforce_csrf_checks=True)
    assert send_old_token(stranger, reverse("account_login")).status_code == 403
