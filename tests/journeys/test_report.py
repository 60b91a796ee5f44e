"""A report to the board: composed by one, approved by another, downloaded by both."""

import io
import subprocess
import sys

import docx
import pytest
from pypdf import PdfReader

from tests.journeys.demo import log_in, look, surroundings
from tests.journeys.support import choose, follow, press, says

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 860}
CLOSED = """
from datetime import date
from finmaskig.config.cli.serve import start_django
start_django()
from finmaskig.organisations.queries import unit_by_code
from finmaskig.reports.models import CountPeriod
from finmaskig.shared.clock import now
CountPeriod.objects.get_or_create(
    board_id=unit_by_code("mikamottagningen-stockholm").board_id,
    code="2021-04--2022-07",
    defaults={
        "kind": "report",
        "first": date(2021, 4, 1),
        "last": date(2022, 7, 31),
        "closed_as": "utredare",
        "closed_at": now(),
    },
)
"""
SUMMARY = "Arbetet har vuxit, och fler har fått veta vilket stöd som finns."


def test_a_report_is_composed_approved_and_downloaded(demo, open_page):
    close(demo)
    analyst = open_page(demo.staff, viewport=DESK)
    log_in(analyst, "utredaren")
    compose(analyst)

    karin = open_page(demo.staff)
    log_in(karin, "karin")
    karin.goto(analyst.url)
    look(karin)
    follow(karin, "Godkänn")
    says(karin, "Du godkänner som enhetschef, Mikamottagningen")
    press(karin, "Godkänn")
    says(karin, "Rapporten är godkänd.")
    says(karin, "Version 1, godkänd")
    look(karin)

    paper = downloaded(analyst, "PDF")
    pages = PdfReader(io.BytesIO(paper)).pages
    assert SUMMARY in " ".join(" ".join(one.extract_text() for one in pages).split())
    file = docx.Document(io.BytesIO(downloaded(analyst, "Word")))
    assert SUMMARY in [one.text for one in file.paragraphs]

    sara = open_page(demo.staff)
    log_in(sara, "sara")
    sara.goto("/siffror/reports/")
    look(sara)
    follow(sara, "Årsrapport till nämnden")
    says(sara, SUMMARY)


def compose(page) -> None:
    """Begin a report, be refused a small number, and save."""
    page.goto("/siffror/reports/")
    look(page)
    follow(page, "Ny rapport")
    choose(page, "Vilken rapport?", "Årsrapport till nämnden")
    page.get_by_label("Period", exact=True).select_option("2021-04--2022-07")
    choose(page, "Enheter", "Mikamottagningen Stockholm", "Ungdomsjouren")
    page.get_by_label("Diarienummer").fill("SN 2022/114")
    press(page, "Börja skriva")
    look(page)
    page.locator("#id_summary").fill("Tre flickor fick stöd.")
    press(page, "Spara")
    says(page, "Texten nämner ett litet antal människor: Tre flickor.")
    look(page)
    page.locator("#id_summary").fill(SUMMARY)
    press(page, "Spara")
    says(page, "Rapporten är sparad.")
    says(page, "Utkast")
    look(page)


def close(demo) -> None:
    """See to it that the period of the report of 2022 is closed."""
    told = surroundings() | {"FINMASKIG_DEMO": "1", "FINMASKIG_DATA_DIR": str(demo.folder)}
    subprocess.run([sys.executable, "-c", CLOSED], env=told, check=True)


def downloaded(page, name: str) -> bytes:
    """Return a file that the report is downloaded as."""
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).first.click()
    return download.value.path().read_bytes()
