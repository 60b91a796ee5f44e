"""A published table as a file: the same hidden cells as the page, said to be so, and logged."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from finmaskig.accounts.models import AccessEntry
from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.content import Cited, NotSafe
from finmaskig.reports.tests.writing import VALUES, YEAR

URL = reverse("reports:table_download")
BY_TWO = {"measure": "joint_shifts", "period": YEAR.code, "rows": "age", "columns": "sex"}


def fetched(client, kind: str, **values) -> bytes:
    answer = client.get(URL, BY_TWO | values | {"format": kind})
    assert answer.status_code == 200
    assert f"siffror.{kind}" in answer["Content-Disposition"]
    return answer.content


def test_csv_has_a_line_for_each_cell(client, place):
    at_work(client, place.unit, "worker")
    lines = list(csv.reader(io.StringIO(fetched(client, "csv").decode("utf-8-sig"))))
    assert lines[0] == ["Ålder", "Kön", "Antal", "Status"]
    assert ["Barn", "Flicka", "18", "open"] in lines
    assert ["Barn", "Pojke", "", "hidden"] in lines
    assert len(lines) == 1 + len(VALUES)


def test_a_workbook_has_a_head_and_says_what_it_is(client, place):
    at_work(client, place.unit, "analyst")
    book = load_workbook(io.BytesIO(fetched(client, "xlsx")))
    table, about = book.worksheets
    rows = list(table.values)
    assert rows[0] == ("Ålder", "Flicka", "Pojke", "Ej noterat", "Alla")
    assert rows[1] == ("Barn", 18, "skyddad", 0, "skyddad")
    assert table["A1"].font.bold
    hidden, shown = table["C2"], table["B2"]
    assert (hidden.fill.patternType, shown.fill.patternType) == ("lightUp", None)
    assert hidden.alignment.horizontal == shown.alignment.horizontal == "right"
    assert about["B1"].alignment.wrap_text
    told = dict(about.values)
    assert told["Definition"] == "joint_shifts"
    assert told["Räknas i"] == "möten, inte personer"
    assert len(told["Kontrollsumma"]) == 64
    assert told["Regler"].startswith("Antal som inte visas: 1 till 4. ")


def test_json_has_the_status_of_each_cell_and_its_publication(client, place):
    at_work(client, place.unit, "secretary")
    told = json.loads(fetched(client, "json"))
    cells = {tuple(one["codes"].values()): (one["count"], one["status"]) for one in told["cells"]}
    assert cells["child", "girl"] == (18, "open")
    assert cells["child", "boy"] == (None, "hidden")
    assert told["measure"]["unit"] == "encounters"
    assert told["publication"]["version"] == 1
    assert told["period"]["first"] == "2022-01-01"
    assert told["words"]["age"]["child"] == "Barn"


@pytest.mark.parametrize("kind", ["csv", "xlsx", "json"])
def test_a_single_number_leaves_too_and_is_logged(client, place, kind):
    at_work(client, place.unit, "lead")
    assert fetched(client, kind, rows="", columns="")
    (entry,) = AccessEntry.objects.filter(event="reports.table_exported")
    assert entry.reason == f"{kind}, joint_shifts"


def test_a_text_that_a_spreadsheet_would_run_is_only_text(client, place):
    place.unit.name = "=1+1"
    place.unit.save()
    at_work(client, place.unit, "worker")
    asked = {"rows": "unit", "columns": "sex", "at_age": "child"}
    assert "\r\n'=1+1,Flicka,18,open" in fetched(client, "csv", **asked).decode()
    cell = load_workbook(io.BytesIO(fetched(client, "xlsx", **asked))).active["A2"]
    assert (cell.value, cell.data_type) == ("'=1+1", "s")


@pytest.mark.parametrize(
    ("asked", "status"), [({"format": "pdf"}, 404), ({"period": "1999-01--1999-12"}, 409)]
)
def test_what_is_not_published_does_not_leave(client, place, asked, status):
    at_work(client, place.unit, "worker")
    assert client.get(URL, BY_TWO | asked).status_code == status
    assert not AccessEntry.objects.filter(event="reports.table_exported").exists()


@pytest.mark.parametrize("role", ["auditor", "administrator"])
def test_who_does_not_work_for_the_board_gets_no_file(client, place, role):
    at_work(client, place.unit, role)
    assert client.get(URL, BY_TWO).status_code == 404


def test_another_board_gets_nothing(client, place):
    at_work(client, make_unit("other"), "analyst")
    assert client.get(URL, BY_TWO).status_code == 409


def test_no_other_kind_of_table_can_be_put_in_a_file():
    with pytest.raises(NotSafe):
        Cited(table=object(), measure="met", period=YEAR.code)
