"""A report is approved by a function and frozen; a correction is a new version with its changes."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.models import ReportEdition
from finmaskig.reports.queries.documents import document_of
from finmaskig.reports.services.documents import (
    NothingChanged,
    SavedMeanwhile,
    approve_report,
    save_report,
)
from finmaskig.shared.errors import NotAllowed


@pytest.fixture
def report(place):
    return place.report()


@pytest.fixture
def url(report):
    return reverse("reports:report_approve", args=[report.pk])


def corrected(place, report):
    texts = report.texts | {"summary": "Rättat."}
    return save_report(actor=place.actor(), report=report, texts=texts, version=report.version)


@pytest.mark.parametrize(
    ("role", "status", "count"), [("lead", 302, 1), ("analyst", 302, 1), ("worker", 403, 0)]
)
def test_a_lead_or_an_analyst_approves(client, place, report, url, role, status, count):
    at_work(client, place.unit, role)
    assert client.post(url, {"version": report.version}).status_code == status
    assert ReportEdition.objects.count() == count


def test_the_page_names_the_function_and_what_differs(client, place, report, url):
    at_work(client, place.unit, "lead")
    assert "Du godkänner som enhetschef, Test-unit" in client.get(url).content.decode()
    client.post(url, {"version": report.version})
    assert "Inget skiljer" in client.get(url).content.decode()
    corrected(place, report)
    assert "<li>Sammanfattning</li>" in client.get(url).content.decode()
    assert client.post(url, {"version": 3, "why": " "}).status_code == 422
    assert client.post(url, {"version": 3, "why": "Fel i texten."}).status_code == 302
    edition = ReportEdition.objects.get(number=2)
    assert (edition.changes, edition.why) == (["Sammanfattning"], "Fel i texten.")
    assert document_of(edition).letterhead.status.endswith(
        "av enhetschef, Test-unit. Ändrat sedan version 1: Sammanfattning. Fel i texten."
    )


def test_the_reason_stands_in_the_report_and_tells_no_small_number(client, place, report, url):
    at_work(client, place.unit, "lead")
    client.post(url, {"version": report.version})
    corrected(place, report)
    why = "Tre flickor hade räknats fel."
    answer = client.post(url, {"version": 3, "why": why})
    assert answer.status_code == 422
    assert why in answer.content.decode()
    with pytest.raises(ValidationError):
        approve_report(actor=place.actor("lead"), report=report, version=3, why=why)
    assert ReportEdition.objects.count() == 1


def test_the_first_version_stays_as_it_was(place, report):
    first = approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    approve_report(
        actor=place.actor("lead"), report=corrected(place, report), version=3, why="Rättelse."
    )
    kept = ReportEdition.objects.get(pk=first.pk)
    assert (kept.content, kept.digest) == (first.content, first.digest)
    texts = [getattr(one, "text", "") for one in document_of(kept).blocks]
    assert "Arbetet har vuxit." in texts
    assert document_of(kept).letterhead.status.endswith("av enhetschef, Test-unit")


@pytest.mark.parametrize(
    ("version", "why", "error"),
    [(1, "Rättelse.", SavedMeanwhile), (2, "Rättelse.", NothingChanged), (2, " ", NothingChanged)],
)
def test_what_cannot_be_approved_says_why(place, report, version, why, error):
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    with pytest.raises(error):
        approve_report(actor=place.actor("lead"), report=report, version=version, why=why)


def test_the_service_asks_who(place, report):
    with pytest.raises(NotAllowed):
        approve_report(actor=place.actor("worker"), report=report, version=2, why="")


@pytest.mark.parametrize("sql", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_approved(place, report, sql):
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format("reports_reportedition"))
