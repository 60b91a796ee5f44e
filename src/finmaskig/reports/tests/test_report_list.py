"""The list of reports: drafts to those who write and approve, approved ones to the board."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.http import Http404
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.access_documents import reader
from finmaskig.reports.services.documents import approve_report

URL = reverse("reports:report_list")


@pytest.mark.parametrize(
    ("role", "draft", "approved"),
    [
        ("analyst", True, True),
        ("lead", True, True),
        ("worker", False, True),
        ("secretary", False, True),
        ("coordinator", False, True),
    ],
)
def test_who_sees_which_reports(client, place, role, draft, approved):
    report = place.report()
    at_work(client, place.unit, role)
    assert ("Årsrapport" in client.get(URL).content.decode()) == draft
    approve_report(actor=place.actor("lead"), report=report, version=report.version, why="")
    page = client.get(URL).content.decode()
    assert ("Version 1 godkänd" in page) == approved
    assert "Utkast" not in page


@pytest.mark.parametrize(("role", "way"), [("analyst", True), ("lead", False), ("worker", False)])
def test_only_those_who_write_see_the_way_to_begin(client, place, role, way):
    at_work(client, place.unit, role)
    page = client.get(URL).content.decode()
    assert (reverse("reports:report_add") in page) == way


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_does_not_work_for_the_board_finds_nothing(client, place, role):
    at_work(client, place.unit, role)
    assert client.get(URL).status_code == 404


def test_another_board_has_its_own(client, place):
    place.report()
    at_work(client, make_unit("other"), "analyst")
    page = client.get(URL).content.decode()
    assert "Årsrapport" not in page
    assert "Inga rapporter än" in page


def test_without_a_board_there_is_nothing(place):
    with pytest.raises(Http404):
        reader(replace(place.actor(), board_id=None))
