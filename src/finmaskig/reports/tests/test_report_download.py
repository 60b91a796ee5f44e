"""A report as a file: the same document in each format, and the look is logged as leaving."""

from __future__ import annotations

import io

import docx
import pytest
from django.urls import reverse
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.services.documents import approve_report


def pdf_text(content):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def word_text(content):
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


READERS = {"pdf": pdf_text, "docx": word_text, "html": bytes.decode, "csv": bytes.decode}


@pytest.fixture
def report(place):
    report = place.report()
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    return report


def url_of(report, number, kind):
    url = reverse("reports:report_download", args=[report.pk])
    return f"{url}?version={number}&format={kind}"


@pytest.mark.parametrize("kind", READERS)
def test_the_board_downloads_what_was_approved(client, place, report, kind):
    at_work(client, place.unit, "worker")
    answer = client.get(url_of(report, 1, kind))
    assert answer.status_code == 200
    assert f"rapport.{kind}" in answer["Content-Disposition"]
    assert "364" in READERS[kind](answer.content)
    entry = AccessEntry.objects.get(event="reports.report_exported")
    assert entry.reason == f"{kind}, v1"


@pytest.mark.parametrize(
    ("role", "number", "kind", "status"),
    [
        ("analyst", 0, "html", 200),
        ("worker", 0, "html", 404),
        ("worker", 2, "html", 404),
        ("worker", "", "html", 200),
        ("worker", "x", "html", 404),
        ("analyst", 1, "exe", 404),
        ("auditor", 1, "pdf", 404),
    ],
)
def test_what_may_not_be_downloaded_is_not_there(client, place, report, role, number, kind, status):
    at_work(client, place.unit, role)
    assert client.get(url_of(report, number, kind)).status_code == status


def test_the_file_of_its_own_needs_no_other(client, place, report):
    at_work(client, place.unit, "worker")
    page = client.get(url_of(report, 1, "html")).content.decode()
    assert "<style>" in page
    assert "src=" not in page
    assert "href=" not in page
    assert '<html lang="sv">' in page
