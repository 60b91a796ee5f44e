"""A report to the board: composed by one, approved by another, downloaded by both."""

import io
import json
import re
import subprocess
import sys

import docx
import pytest
from pypdf import PdfReader

from tests.journeys.demo import log_in, look, surroundings
from tests.journeys.support import choose, follow, press, says

pytestmark = pytest.mark.browser
DESK = {"width": 1280, "height": 860}
TOLD = (
    "201 arbetspass",
    "364 personer som är utsatta",
    "306 personer som misstänks",
    "Stöd erbjöds 100 procent av dem som möttes.",
    "Av de utsatta var 18 personer under 18 år.",
    "Hur många av köparna som var under 18 år visas inte.",
)
SUMMARY = "Arbetet har vuxit, och fler har fått veta vilket stöd som finns."


def test_a_report_is_composed_approved_and_downloaded(demo, open_page):
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

    texts = read(downloaded(analyst, "PDF"), downloaded(analyst, "Word"))
    for text in texts:
        assert SUMMARY in text
        for words in TOLD:
            assert words in text
        assert not re.search(r"(?<!\d)(3|303|21|649)(?!\d) (personer|köpare|barn)", text)

    sara = open_page(demo.staff)
    log_in(sara, "sara")
    sara.goto("/siffror/reports/")
    look(sara)
    follow(sara, "Årsrapport till nämnden")
    says(sara, SUMMARY)


def test_nobody_can_work_out_three_buyers_from_the_whole_report(demo):
    """Attack what the demo's report says with all that its method tells, as each unit too."""
    told = surroundings() | {"FINMASKIG_DEMO": "1", "FINMASKIG_DATA_DIR": str(demo.folder)}
    command = [sys.executable, "-m", "tests.journeys.attack"]
    found = subprocess.run(command, env=told, check=True, capture_output=True, text=True)
    attack = json.loads(found.stdout.splitlines()[-1])
    assert attack["findings"] == []
    assert attack["as_published"]
    assert attack["numbers"] > 20
    assert attack["hidden"] > 100
    assert attack["truth"]["buyer, child"] == 3
    assert attack["told"] == {
        "exposed": 364, "exposed, child": 18,
        "buyer": 306, "buyer, child": None, "buyer, adult": None,
    }  # fmt: skip


def read(paper: bytes, file: bytes) -> list[str]:
    """Return the words of a PDF and of a Word file."""
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(paper)).pages]
    word = docx.Document(io.BytesIO(file))
    cells = [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    return [
        " ".join(" ".join(each).split())
        for each in (pages, [*(one.text for one in word.paragraphs), *cells])
    ]


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


def downloaded(page, name: str) -> bytes:
    """Return a file that the report is downloaded as."""
    page.reload()
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).first.click()
    return download.value.path().read_bytes()
