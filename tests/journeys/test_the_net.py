"""From a shift in the field, without network, to the steps that wait on Idag."""

import pytest
from playwright.sync_api import expect

from tests.journeys.demo import go_by, log_in, look

pytestmark = pytest.mark.browser


def think_it_through(page) -> None:
    """Answer the risk assessment and start."""
    page.get_by_label("Inga kända").check()
    page.get_by_label("Vi går tillsammans, på given signal").check()
    page.get_by_label("Enhetschefen").check()
    page.get_by_label("Bil", exact=True).check()
    page.get_by_role("button", name="Starta passet").click()


def open_tonights_shift(page, slug: str) -> None:
    """Log in and open the shift of tonight; whoever is first starts it and looks at every page."""
    log_in(page, slug)
    look(page)
    go_by(page, page.get_by_role("link", name="Pass med polisen, City"))
    if page.get_by_role("link", name="Starta passet").count():
        go_by(page, page.get_by_role("link", name="Starta passet"))
        think_it_through(page)
    page.wait_for_selector("html[data-field-ready]")
    look(page)


def log_offline(page, *labels: str) -> None:
    """Choose answers on the form and save; the phone shows the next steps by itself."""
    for label in labels:
        page.get_by_label(label, exact=True).locator("visible=true").first.check()
    page.get_by_role("button", name="Spara – visa nästa steg").click()
    page.get_by_role("heading", name="Nästa steg").wait_for()
    look(page)


def test_three_people_met_without_network_are_taken_care_of(phone):
    open_tonights_shift(phone, "sara")
    phone.get_by_role("link", name="Nytt möte").first.click()
    phone.wait_for_selector("html[data-field-ready]")
    look(phone)
    phone.context.set_offline(True)

    log_offline(phone, "15–17", "Utsatt", "Kvinna", "Nacka", "Inga sedda")
    expect(phone.locator("[data-advice]")).to_contain_text("Gör en orosanmälan genast")
    expect(phone.locator("[data-advice]")).to_contain_text("Kontakta inte vårdnadshavare")
    expect(phone.locator("[data-advice]")).to_contain_text("Stödcentrum")
    phone.get_by_role("button", name="Nytt möte").click()

    log_offline(phone, "25+", "Köpare", "Man")
    expect(phone.locator("[data-advice]")).to_contain_text("KAST")
    phone.get_by_role("button", name="Nytt möte").click()

    log_offline(phone, "21–24", "Utsatt", "Kvinna", "Utomlands", "Misstanke")
    expect(phone.locator("[data-advice]")).to_contain_text("regionkoordinator")
    expect(phone.locator("[data-field-status]")).to_contain_text("3 möten")

    phone.reload()
    phone.get_by_role("heading", name="Nytt möte").wait_for()
    expect(phone.locator("[data-copies] li")).to_have_count(3)
    look(phone)

    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    expect(phone.locator("[data-copies] li")).to_have_count(0, timeout=20_000)
    close_one_and_find_the_rest(phone)


def close_one_and_find_the_rest(page) -> None:
    """Close one step on its page; the others wait on Idag."""
    page.goto("/")
    look(page)
    go_by(page, page.get_by_role("link", name="Gör en orosanmälan genast").first)
    with page.expect_navigation():
        page.get_by_role("button", name="Spara att anmälan är skickad").click()
    page.goto("/")
    look(page)
    waiting = page.locator("main")
    expect(waiting).to_contain_text("Kontakta inte vårdnadshavare")
    expect(waiting).to_contain_text("Rådfråga regionkoordinatorn, utan namn")
    expect(waiting).not_to_contain_text("Gör en orosanmälan genast")


def test_a_stranger_finds_a_number_on_the_public_side(demo, phone):
    phone.goto(demo.public)
    look(phone)
    go_by(phone, phone.get_by_role("link", name="Jag köper sex och vill sluta"))
    expect(phone.locator("a[href^='tel:']").first).to_be_visible()
    assert phone.context.cookies() == []


def test_who_is_on_call_is_told_without_network_too(phone):
    open_tonights_shift(phone, "amir")
    phone.context.set_offline(True)
    phone.goto("/on-call/")
    phone.get_by_role("heading", name="Vem har jour nu?").wait_for()
    phone.get_by_label("Kommun", exact=True).select_option(label="Kiruna")
    expect(phone.locator("[data-on-call]")).to_contain_text("Kiruna")
    look(phone)


def test_a_meeting_waits_for_a_login_and_is_then_sent_once(phone):
    open_tonights_shift(phone, "amir")
    phone.get_by_role("link", name="Nytt möte").first.click()
    phone.wait_for_selector("html[data-field-ready]")
    phone.context.set_offline(True)
    log_offline(phone, "25+", "Utsatt", "Man")
    phone.context.clear_cookies()
    phone.context.set_offline(False)
    phone.evaluate("dispatchEvent(new Event('online'))")
    phone.get_by_role("link", name="Logga in för att skicka ett möte").wait_for()
    log_in(phone, "amir")
    phone.get_by_role("link", name="Pass med polisen, City").click()
    expect(phone.locator("[data-field-status]")).to_be_hidden()
