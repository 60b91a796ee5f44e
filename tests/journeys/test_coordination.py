"""From suspicion to a reflection period: one person's way through the authorities."""

import io
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from playwright.sync_api import expect
from pypdf import PdfReader

from finmaskig.shared.clock import today
from tests.journeys.demo import go_by, log_in, look
from tests.journeys.support import choose, follow, opened_contact, press, says

pytestmark = pytest.mark.browser

SUSPECTED = {"Vem är det?": "Egen erfarenhet", "Hur kom personen hit?": "Polisen"}


def test_a_suspicion_becomes_safe_housing_and_thirty_days_to_think(phone):
    log_in(phone, "nadia")
    alias = opened_contact(phone, "D", SUSPECTED)
    follow(phone, "Öppna spåret")
    choose(phone, "Vilken kö?", "Vuxna")
    press(phone, "Öppna spåret")
    look(phone)
    wait_in_the_queue(phone, alias)
    move_to_safety_with_a_child(phone)
    get_time_to_think(phone)
    paper = print_what_the_application_needs(phone)
    assert "betänketid" in paper
    assert "Socialnämnden" in paper
    assert alias not in paper


def wait_in_the_queue(page, alias: str) -> None:
    page.goto("/coordination/?queue=adults")
    look(page)
    follow(page, alias)


def move_to_safety_with_a_child(page) -> None:
    """A child who comes along without consent gives two days that the law sets."""
    go_by(page, page.locator("a[href$='/housing/add/']"))
    page.get_by_label("Slags boende").select_option(label="Skyddat boende")
    page.get_by_label("Behovet blev känt").fill(today().isoformat())
    page.get_by_label("Bor där från").fill(today().isoformat())
    choose(page, "Följer barn med?", "Omedelbar insats utan samtycke")
    press(page, "Spara")
    says(page, "Skriv dagen då den omedelbara insatsen beslutades.")
    page.get_by_label("Omedelbar insats beslutad").fill(today().isoformat())
    press(page, "Spara")
    says(page, "Underställ förvaltningsrätten beslutet om barnet")
    says(page, "Ansök hos förvaltningsrätten om barnets placering")


def get_time_to_think(page) -> None:
    """Thirty days, and a step both ten and three days before they end."""
    go_by(page, page.locator("a[href$='/permits/add/']"))
    choose(page, "Slag", "Betänketid")
    choose(page, "Vem söker?", "Socialnämnden")
    page.get_by_label("Ansökt", exact=True).fill(today().isoformat())
    choose(page, "Beslut", "Beviljad")
    page.get_by_label("Beslutat").fill(today().isoformat())
    page.get_by_label("Gäller från").fill(today().isoformat())
    press(page, "Spara")
    page.get_by_text("längre fram").click()
    look(page)
    last = today() + timedelta(days=30)
    for title, days in (("Förbered: betänketiden tar slut", 10), ("Är allt klart?", 3)):
        step = page.get_by_role("listitem").filter(has_text=title)
        due = last - timedelta(days=days)
        expect(step).to_contain_text(date_format(due, "j F"))
    follow(page, "Till checklistan")
    page.go_back()


def print_what_the_application_needs(page) -> str:
    """Return what the package says when it is read from the file."""
    follow(page, "Underlag för ansökan om betänketid")
    with page.expect_download() as download:
        page.get_by_role("link", name="Hämta som PDF").click()
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    return "".join(page.extract_text() for page in reader.pages)
