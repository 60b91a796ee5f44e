"""Figures on their way in and out: a file read in, a period closed once, a request decided."""

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from finmaskig.shared.clock import today
from tests.journeys.demo import log_in, look
from tests.journeys.support import choose, follow, press, says

pytestmark = pytest.mark.browser
EXAMPLE = Path(__file__).parents[2] / "examples" / "encounters.csv"
WORDS = {
    "”Kund” i kolumnen Vem": "buyer",
    "”K” i kolumnen Kön": "woman",
    "”M” i kolumnen Kön": "man",
    "”Gata” i kolumnen Typ av pass": "street",
    "”Hotellbesök” i kolumnen Typ av pass": "hotel",
    "”Nätet” i kolumnen Typ av pass": "online",
    "”Nej” i kolumnen Tecken på människohandel": "none",
    "”Tydliga” i kolumnen Tecken på människohandel": "evident",
    "”Mottagning” i kolumnen Erbjöd": "reception",
    "”Hälsa” i kolumnen Erbjöd": "health",
    "”Ej tillfrågad” i kolumnen Svar": "could_not",
    "”?” i kolumnen Ålder": "unknown",
}
"""What examples/encounters.toml says, as the lead answers it on the screen."""


def test_a_period_that_cannot_be_closed_says_why(demo, open_page):
    page = open_page(demo.staff)
    log_in(page, "utredaren")
    page.goto("/siffror/periods/")
    look(page)
    says(page, "April 2021 till juli 2022")
    follow(page, "Stäng en period")
    press(page, "Stäng perioden")
    says(page, "Välj en månad.")
    says(page, "Kryssa i rutan när du har läst vad som händer.")
    look(page)
    close(page, "2022-03", "2022-02")
    says(page, "Sista månaden ligger före den första.")
    close(page, "2021-04", "2022-07")
    says(page, "är redan stängd")
    look(page)


def test_a_request_is_taken_in_weighed_decided_and_printed(demo, open_page):
    analyst = open_page(demo.staff)
    log_in(analyst, "utredaren")
    analyst.goto("/siffror/requests/")
    look(analyst)
    follow(analyst, "Ny begäran")
    take_in(analyst)
    says(analyst, "Begäran är registrerad. Nu ska den prövas.")
    look(analyst)
    follow(analyst, "Pröva")
    choose(analyst, "Vem skulle kunna känna igen någon", "Någon närstående")
    choose(analyst, "lida men om siffrorna lämnas ut?", "Någon kan lida men")
    analyst.get_by_label("Så har jag prövat").fill("Någon som var med kan känna igen de yngsta.")
    press(analyst, "Spara prövningen")
    says(analyst, "Nu kan nämndsekreteraren besluta.")
    look(analyst)

    secretary = open_page(demo.staff)
    log_in(secretary, "sekreteraren")
    secretary.goto(analyst.url)
    follow(secretary, "Besluta")
    assert secretary.locator(".small-count").count() > 0
    choose(secretary, "Beslut", "Lämnas inte ut")
    press(secretary, "Fatta beslutet")
    assert secretary.locator(".field-wrong").count() == 1
    look(secretary)
    secretary.get_by_label("Skäl").fill("De små antalen kan peka ut någon.")
    press(secretary, "Fatta beslutet")
    says(secretary, "Beslutet är fattat. Det ändras inte.")
    look(secretary)
    with secretary.expect_download() as download:
        secretary.get_by_role("link", name="Hämta beslutet som PDF").click()
    paper = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    words = " ".join(" ".join(one.extract_text() for one in paper.pages).split())
    assert "De små antalen kan peka ut någon." in words
    assert "SN 2026/310" in words


def test_a_lead_reads_the_example_in_on_the_screen(demo, open_page):
    karin = open_page(demo.staff)
    log_in(karin, "karin")
    karin.goto("/imports/")
    look(karin)
    follow(karin, "Välj en fil")
    choose(karin, "Vad är en rad?", "möten")
    karin.get_by_label("Filen").set_input_files(EXAMPLE)
    press(karin, "Visa kolumnerna")
    says(karin, "500 rader: möten.")
    look(karin)
    press(karin, "Pröva raderna")
    says(karin, "500 rader går inte att läsa in.")
    look(karin)
    for question, answer in WORDS.items():
        karin.get_by_label(question, exact=True).select_option(answer)
    press(karin, "Spara orden och pröva igen")
    says(karin, "500 rader kan läsas in.")
    look(karin)
    press(karin, "Läs in 500 rader")
    says(karin, "500 rader är inlästa")
    look(karin)
    follow(karin, "Läs in en fil")
    says(karin, "500 rader")


def close(page, first: str, last: str) -> None:
    choose_months(page, first, last)
    page.get_by_label("Jag vet att det som publiceras inte går att ta tillbaka").check()
    press(page, "Stäng perioden")


def choose_months(page, first: str, last: str) -> None:
    page.get_by_label("Första månaden").select_option(first)
    page.get_by_label("Sista månaden").select_option(last)


def take_in(page) -> None:
    """Register what is asked for, without a word of who asks."""
    page.get_by_label("När kom begäran?").fill(today().isoformat())
    choose(page, "Hur kom den?", "e-post")
    page.get_by_label("Mått").select_option("encounters")
    page.get_by_label("Rader").select_option("age")
    page.get_by_label("Kolumner").select_option("sex")
    choose_months(page, "2021-04", "2022-07")
    page.get_by_label("Diarienummer").fill("SN 2026/310")
    press(page, "Registrera begäran")
