"""A report as a page: the draft to those who write it, the approved one to the board."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.services.documents import approve_report, save_report
from finmaskig.reports.tests.factories import met, publish
from finmaskig.reports.tests.writing import VALUES, YEAR


def url_of(report):
    return reverse("reports:report_detail", args=[report.pk])


@pytest.mark.parametrize(("role", "status"), [("analyst", 200), ("lead", 200), ("worker", 404)])
def test_a_draft_is_for_those_who_write_and_approve(client, place, role, status):
    report = place.report()
    at_work(client, place.unit, role)
    answer = client.get(url_of(report))
    assert answer.status_code == status
    assert ("Utkast" in answer.content.decode()) == (status == 200)


def test_the_board_reads_what_was_approved_and_not_what_is_written_since(client, place):
    report = place.report()
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    save_report(actor=place.actor(), report=report, texts={"summary": "Nyare."}, version=2)
    at_work(client, place.unit, "worker")
    page = client.get(url_of(report)).content.decode()
    assert "Arbetet har vuxit." in page
    assert "Nyare." not in page
    assert "Version 1, godkänd" in page
    assert "enhetschef, Test-unit" in page
    assert AccessEntry.objects.filter(event="reports.report_seen").count() == 1
    at_work(client, place.unit, "analyst")
    assert "Nyare." in client.get(url_of(report)).content.decode()


def test_revised_figures_can_be_approved_as_a_new_version(client, place):
    report = place.report()
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    at_work(client, place.unit, "analyst")
    page = client.get(url_of(report)).content.decode()
    assert "Den godkända versionen står kvar." in page
    assert "Godkänn</a>" not in page

    cells = {("Total", *key): value for key, value in VALUES.items()}
    cells["Total", "girl", "Total"], cells["Total", "Total", "Total"] = 370, 676
    publish(place.unit.board_id, YEAR, met(cells), version=2)
    page = client.get(url_of(report)).content.decode()
    assert "Siffrorna har reviderats" in page
    assert "Godkänn</a>" in page
    assert "364 (året före 364)" in page
    edition = approve_report(actor=place.actor("lead"), report=report, version=2, why="Revidering.")
    assert "Samverkan med polisen" in edition.changes
    assert "370 (året före 364)" in client.get(url_of(report)).content.decode()


def test_a_hidden_number_is_a_word_and_nowhere_else(client, place):
    at_work(client, place.unit, "analyst")
    page = client.get(url_of(place.report())).content.decode()
    assert "Hur många av köparna som var under 18 år visas inte." in page
    assert "<h1>Arbetet mot prostitution" in page


def test_what_is_not_there_and_what_belongs_to_others_are_the_same(client, place):
    report = place.report()
    at_work(client, make_unit("other"), "analyst")
    assert client.get(url_of(report)).status_code == 404
    gone = reverse("reports:report_detail", args=[uuid4()])
    assert client.get(gone).status_code == 404
