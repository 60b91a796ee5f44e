"""A new colleague: from the one-time link to a passkey, and back in with nothing typed."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from playwright.sync_api import expect

from finmaskig.accounts import services
from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.accounts.tests.factories import PASSWORD

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def phone(request, live_server, open_page):
    """Open a phone that holds passkeys."""
    base = live_server.url.replace("127.0.0.1", "localhost")
    page = open_page(base, color_scheme=request.param)
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def look(page) -> None:
    """Check the page as every journey does."""
    assert Axe().run(page).violations_count == 0, page.url
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), page.url


def choose_password(page, link: str) -> None:
    page.goto(link)
    look(page)
    page.get_by_label("Nytt lösenord").fill(PASSWORD)
    page.get_by_label("Samma lösenord en gång till").fill(PASSWORD)
    page.get_by_role("button", name="Spara lösenordet").click()


def enter_password(page, email: str) -> None:
    look(page)
    page.get_by_label("E-postadress").fill(email)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def add_passkey(page) -> None:
    with page.expect_navigation():
        page.get_by_role("link", name="Skapa en nyckel").click()
    look(page)
    page.get_by_role("button", name="Skapa nyckeln").click()
    expect(page.get_by_role("heading", name="Reservkoder")).to_be_visible()
    look(page)


@pytest.mark.parametrize("phone", ["light", "dark"], indirect=True)
def test_an_invited_person_makes_a_passkey_and_logs_in_with_it_alone(phone):
    new = services.NewUser(email="sara@example.org", name="Sara")
    user = services.add_user(new=new, actor=COMMAND_LINE)
    token = services.invite(user=user, actor=COMMAND_LINE)
    choose_password(phone, reverse("accounts:invitation_use", kwargs={"token": token}))
    enter_password(phone, user.email)
    add_passkey(phone)
    with phone.expect_navigation():
        phone.get_by_role("link", name="Jag har sparat koderna").click()
    look(phone)
    phone.get_by_role("main").get_by_role("button", name="Logga ut").click()
    phone.goto("/accounts/login/?next=/accounts/")
    phone.get_by_role("button", name="Logga in med nyckel").click()
    expect(phone.get_by_role("heading", name="Mitt konto")).to_be_visible()


@pytest.mark.parametrize("phone", ["light"], indirect=True)
def test_what_was_typed_comes_back_after_a_login_with_password_and_passkey(phone):
    new = services.NewUser(email="sara@example.org", name="Sara")
    user = services.add_user(new=new, actor=COMMAND_LINE)
    token = services.invite(user=user, actor=COMMAND_LINE)
    choose_password(phone, reverse("accounts:invitation_use", kwargs={"token": token}))
    enter_password(phone, user.email)
    add_passkey(phone)
    phone.goto("/accounts/")
    phone.get_by_label("Språk").select_option("en")
    phone.context.clear_cookies()
    phone.get_by_role("button", name="Byt språk").click()
    expect(phone.get_by_text("Du var borta en stund")).to_be_visible()
    enter_password(phone, user.email)
    look(phone)
    phone.get_by_role("button", name="Använd nyckel").click()
    expect(phone.get_by_text("Kontrollera och spara")).to_be_visible()
    assert phone.get_by_label("Språk").input_value() == "en"
    assert re.search(r"/accounts/$", phone.url)
