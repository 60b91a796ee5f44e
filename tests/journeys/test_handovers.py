"""Handovers: the Stockholm chain over three units, a no, a silence, and a paper that answers."""

import io
import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.journeys.demo import go_by, log_in, look, night
from tests.journeys.support import choose, follow, opened_contact, press, says

pytestmark = pytest.mark.browser

FOUND = {"Vem är det?": "Egen erfarenhet", "Hur kom personen hit?": "Uppsökande arbete"}
NIGHT_SERVICE = "Socialjouren Stockholm"
TRAFFICKING = "Misstanke om människohandel"
DISTRICT = "Södermalm stadsdelsförvaltning"


def ask_first(page, receiver: str) -> None:
    """Receive her yes to telling somebody that there is a contact, and about what."""
    follow(page, "Ta emot ett samtycke")
    choose(
        page,
        "Vad berättas?",
        "Att personen har kontakt med oss",
        "Hur personen kan nås tryggt",
    )
    choose(page, "För vem?", "En enhet i katalogen")
    page.get_by_label("Vilken enhet?").select_option(label=receiver)
    page.get_by_label("Varför?").fill("Någon ska finnas där i natt.")
    choose(page, "Vem säger ja?", "Personen själv, 18 år eller äldre")
    choose(page, "Hur?", "Muntligt")
    press(page, "Personen har sagt ja")
    look(page)


def propose(page, receiver: str, matter: str = TRAFFICKING) -> None:
    """Ask her, then propose that somebody takes over."""
    ask_first(page, receiver)
    follow(page, "Lämna över ansvaret")
    page.locator("#id_receiver").select_option(label=receiver)
    send(page, receiver, matter)


def send(page, receiver: str, matter: str) -> None:
    """Say what it is about and rest on her yes."""
    choose(page, "Vad gäller det?", matter)
    choose(page, "Barn eller vuxen?", "Vuxen")
    page.locator("input[name=ground][value=consent]").check()
    page.get_by_role("group", name="Vilket samtycke?").get_by_label(receiver).last.check()
    press(page, "Skicka förslaget")
    says(page, "Ni har ansvaret tills de har sagt ja.")
    look(page)


def open_what_waits(page, address: str) -> None:
    """Find it in the own list and see what it is about, which says nothing of who."""
    page.goto("/case-handovers/")
    look(page)
    go_by(page, page.locator(f"a[href='{urlsplit(address).path}']"))
    press(page, "Se vad det gäller")


def take_over(page, mode: str) -> None:
    """Say yes, read what came along and acknowledge it."""
    follow(page, "Ta emot")
    page.get_by_label(mode).check()
    press(page, "Ta emot. Vi har ansvaret nu")
    look(page)
    follow(page, "Läs det som följde med")
    press(page, "Jag har läst allt. Kvittera")


def test_a_raid_ends_with_the_board_where_she_was_found(phone, demo, open_page):
    log_in(phone, "sara")
    alias = opened_contact(phone, "A", FOUND)
    notice_what_the_raid_showed(phone)
    contact = phone.url
    propose(phone, NIGHT_SERVICE)

    elin = open_page(demo.staff)
    log_in(elin, "elin")
    open_what_waits(elin, phone.url)
    expect(elin.locator("main")).not_to_contain_text(alias)
    take_over(elin, "Rådgivning")
    phone.goto(contact)
    says(phone, "Kvitterat")
    hand_on_when_the_night_is_over(elin)

    nora = open_page(demo.staff)
    log_in(nora, "nora")
    open_what_waits(nora, elin.url)
    take_over(nora, "Samordning")
    open_the_rights(nora)


def notice_what_the_raid_showed(page) -> None:
    follow(page, "Något att agera på")
    choose(page, "Tecken på människohandel", "Tydliga tecken")
    press(page, "Visa nästa steg")
    look(page)


def hand_on_when_the_night_is_over(page) -> None:
    """The rules find the board of the district; where she was found is not kept."""
    go_by(page, page.get_by_role("region", name="Er kontakt").get_by_role("link").first)
    page.wait_for_url("**/cases/**")
    contact = page.url
    ask_first(page, DISTRICT)
    page.goto(contact)
    follow(page, "Det akuta är löst")
    page.get_by_label("I vilken stadsdel påträffades personen?").select_option(label="Södermalm")
    press(page, "Gå vidare till överlämnandet")
    look(page)
    expect(page.locator("#id_receiver option:checked")).to_have_text(DISTRICT)
    send(page, DISTRICT, TRAFFICKING)


def open_the_rights(page) -> None:
    go_by(page, page.get_by_role("region", name="Er kontakt").get_by_role("link").first)
    says(page, "Gå igenom rättigheterna med personen")
    follow(page, "Till spåret")
    follow(page, "Till checklistan")


def test_a_no_and_a_silence_leave_the_sender_with_the_responsibility(phone, demo, open_page):
    log_in(phone, "sara")
    opened_contact(phone, "A", FOUND)
    contact = phone.url
    propose(phone, DISTRICT, "Stöd som fortsätter")

    nora = open_page(demo.staff)
    log_in(nora, "nora")
    open_what_waits(nora, phone.url)
    follow(nora, "Säg nej med ett skäl")
    choose(nora, "Varför?", "Det är inte vår uppgift")
    press(nora, "Skicka svaret")
    look(nora)

    phone.goto(contact)
    says(phone, "Togs inte emot")
    look(phone)
    propose(phone, NIGHT_SERVICE)
    night(demo.folder, "Överlämnanden", days=5)
    phone.goto(contact)
    says(phone, "Fick inget svar")
    look(phone)
    karin = open_page(demo.staff)
    log_in(karin, "karin")
    karin.goto(contact)
    says(karin, "Fick inget svar")


def test_a_paper_is_answered_with_its_code_by_somebody_without_a_login(phone, demo, open_page):
    log_in(phone, "sara")
    opened_contact(phone, "A", FOUND)
    propose(phone, "Mika hälsa", "Stöd som fortsätter")
    follow(phone, "Gör papperet")
    with phone.expect_download() as download:
        phone.get_by_role("button", name="Hämta papperet").click()
    paper = "".join(
        page.extract_text()
        for page in PdfReader(io.BytesIO(download.value.path().read_bytes())).pages
    )
    assert "ersätter inte det ansvar som socialnämnden" in paper
    code = re.search(r"\b(?:[0-9A-Z]{4}[ -]){3}[0-9A-Z]{4}\b", paper)
    assert code, paper

    stranger = open_page(demo.public)
    stranger.goto("/code/")
    look(stranger)
    stranger.get_by_label("Koden på papperet").fill(code[0].lower())
    choose(stranger, "Ert svar", "Första mötet är bokat")
    go_by(stranger, stranger.get_by_role("main").get_by_role("button").last)
    assert stranger.context.cookies() == []
    phone.goto("/case-handovers/")
    phone.get_by_role("link", name="Mika hälsa").last.click()
    says(phone, "Mottagaren har kvitterat.")
    says(phone, "Första mötet är bokat.")
    press(phone, "Spara svaret här")
    look(phone)
