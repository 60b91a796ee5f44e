"""A stranger on a phone: in through a door, a number that answers, out again without a trace."""

import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from pytest_django.live_server_helper import LiveServer

from finmaskig.organisations.queries import shipped_directory

PAGES = ["/", "/talk/2/", "/en/talk/4/", "/nowhere/"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def public_site(settings, monkeypatch):
    """Serve as the public process does: its addresses, its middleware, no session."""
    settings.ROOT_URLCONF = "finmaskig.config.urls_public"
    settings.MIDDLEWARE = settings.PUBLIC_MIDDLEWARE
    monkeypatch.setattr("finmaskig.public.queries.directory", shipped_directory)
    server = LiveServer("localhost")
    yield server.url
    for thread in threading.enumerate():  # the browser has hung up: let each answer come to its end
        if "process_request_thread" in thread.name:
            thread.join(timeout=5)
    server.stop()


@pytest.fixture(params=["light", "dark"])
def phone(request, public_site, open_page):
    """Open a phone without cookies."""
    page = open_page(public_site, color_scheme=request.param)
    yield page
    assert page.context.cookies() == []


def test_every_page_is_accessible_and_loads_nothing_from_elsewhere(phone, public_site):
    asked = []
    phone.on("request", lambda request: asked.append(request.url))
    for path in PAGES:
        phone.goto(path)
        assert Axe().run(phone).violations_count == 0, path
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
    assert [url for url in asked if not url.startswith(public_site)] == []


def test_a_child_finds_a_number_and_leaves_with_two_keys(phone, public_site, settings):
    settings.LEAVE_URL = f"{public_site}/talk/5/"  # stands for the neutral site
    phone.goto("/")
    phone.get_by_role("link", name="Jag har sex mot ersättning").click()
    phone.wait_for_url("**/talk/1/")
    phone.get_by_label("Ja", exact=True).check()
    with phone.expect_navigation():
        phone.get_by_role("button", name="Visa vem som kan hjälpa").click()
    assert phone.url == f"{public_site}/talk/1/"
    assert phone.get_by_label("Ja", exact=True).is_checked()
    assert phone.locator("#now + .stack a[href^='tel:']").count() > 0
    phone.goto("/talk/2/")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/talk/5/")
