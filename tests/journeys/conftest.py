"""One demo and one browser for all journeys of a worker; each journey opens what it needs."""

import os

import pytest
from playwright.sync_api import sync_playwright

from tests.journeys.demo import ARGUMENTS, PHONE, filled_once, running_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """Run a demo of one's own, on a copy of the one that was filled; tell where."""
    folder = tmp_path_factory.mktemp("demo")
    filled_once(tmp_path_factory.getbasetemp(), folder)
    with running_demo(folder) as found:
        yield found


@pytest.fixture(scope="package")
def browser():
    """Start the browser once; the database is asked from beside its loop, by the tests' servers."""
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setitem(os.environ, "DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        opened = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=ARGUMENTS)
        yield opened
        opened.close()


@pytest.fixture
def open_page(browser):
    """Return a function that opens a page of one's own; what it complains of fails the test."""
    contexts, complaints = [], []

    def opened(base_url, **more):
        asked = {"locale": "sv-SE", "viewport": PHONE, "base_url": base_url} | more
        context = browser.new_context(**asked)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        return page

    yield opened
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def phone(open_page, demo):
    """Open the staff side of the demo on a phone."""
    return open_page(demo.staff)
