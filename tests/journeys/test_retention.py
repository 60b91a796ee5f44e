"""Memory that fades: from the board's decision to a proof of what has gone."""

import io
from datetime import timedelta

import pytest
from django.utils.formats import date_format
from pypdf import PdfReader

from finmaskig.shared.clock import today
from tests.journeys.demo import log_in, look, night
from tests.journeys.support import choose, follow, press, says

pytestmark = pytest.mark.browser


def test_what_the_board_has_decided_goes_after_two_persons_and_seven_days(phone, demo, open_page):
    log_in(phone, "karin")
    register_what_the_board_decided(phone)

    sara = open_page(demo.staff)
    log_in(sara, "sara")
    sara.goto("/retention/")
    look(sara)
    press(sara, "Gör en lista")
    look(sara)
    press(sara, "Resten får gallras")
    says(sara, "en andra person ska besluta")
    look(sara)

    phone.goto(sara.url)
    look(phone)
    press(phone, "Besluta att gallra")
    last = date_format(today() + timedelta(days=7), "j F Y")
    says(phone, f"Listan kan stoppas till och med {last}")
    assert "Gallrade poster: 0." in night(demo.folder, "Gallring", days=6)
    night(demo.folder, "Gallring", days=9)
    phone.goto("/retention/")
    look(phone)
    paper = proof_of(phone)
    assert "SN 2026/77" in paper


def register_what_the_board_decided(page) -> None:
    page.goto("/retention/")
    says(page, "Nämnden har inte beslutat om gallring. Inget förstörs.")
    look(page)
    follow(page, "Registrera beslutet")
    page.get_by_label("Nämnden beslutade").fill(today().isoformat())
    page.get_by_label("Diarienummer").fill("SN 2026/77")
    choose(page, "Vad får gallras?", "Möten i fält")
    page.get_by_label("Gäller från").fill(today().isoformat())
    press(page, "Registrera")
    says(page, "poster får gallras")
    look(page)


def proof_of(page) -> str:
    """Return what the proof says."""
    with page.expect_download() as download:
        page.get_by_role("region", name="Gallringsbevis").get_by_role("link").first.click()
    reader = PdfReader(io.BytesIO(download.value.path().read_bytes()))
    return "".join(one.extract_text() for one in reader.pages)
