"""The national sheet: exact counts to a function, on a ground, kept as they were sent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in
from finmaskig.organisations.queries import actor_of
from finmaskig.organisations.services import load_directory
from finmaskig.organisations.tests.factories import make_membership, make_unit
from finmaskig.outreach.tests.factories import hire, make_field, met, running, user_of
from finmaskig.outreach.values import EncounterContent
from finmaskig.reports.access_requests import sender, sheet_to_keep, sheets_to_list
from finmaskig.reports.models import NationalSheet
from finmaskig.reports.queries.requests import told_before
from finmaskig.reports.rules import span
from finmaskig.reports.services import chain
from finmaskig.reports.services.disclosing import disclosed, send_sheet
from finmaskig.reports.values_requests import NewSheet
from finmaskig.shared.errors import NotAllowed

JUNE = span(date(2026, 6, 1), date(2026, 6, 1))
NEW = NewSheet(
    months=JUNE,
    recipient="nationell samordning, länsstyrelsen",
    ground="harm_test",
    weighing="Mottagaren har sekretess.",
    reference_number="SN 2026/3",
)
SENT = {
    "first": "2026-06",
    "last": "2026-06",
    "recipient": "nationell samordning, länsstyrelsen",
    "ground": "duty",
    "weighing": "Förordningen kräver det.",
    "reference_number": "SN 2026/3",
}


@pytest.fixture
def field(db, clock):
    """A night in June: one exploited in two ways, one whose sex is not recorded."""
    load_directory()
    clock("2026-06-15 21:40")
    field = make_field()
    shift = running(field.sara, field.amir)
    content = EncounterContent(kind="exposed", age_band="25+", exploitation=("sexual", "labour"))
    met(field.sara, shift, content)
    met(field.sara, shift, EncounterContent(kind="exposed"))
    return field


def send(field, role="coordinator", **values):
    return send_sheet(actor=hire(field.mika, role), new=replace(NEW, **values))


def test_a_person_with_two_forms_is_on_two_rows_and_once_in_the_total(field):
    by_caption = {one.worded.caption: one.worded for one in disclosed(send(field))}
    (forms,) = [one for one in by_caption.values() if "sexual" in one.words[0]]
    total = {row: forms.cells[row, "Total"] for row in ("sexual", "labour", "Total")}
    assert total == {"sexual": 1, "labour": 1, "Total": 2}
    assert all("not_recorded" in one.words[0] for one in by_caption.values())


@pytest.mark.parametrize("role", ["coordinator", "analyst"])
def test_who_sends_it_is_logged_with_the_ground(field, role):
    row = send(field, role)
    entry = AccessEntry.objects.get(event="reports.sheet_sent")
    assert (entry.ids, entry.reason) == ([str(row.pk)], "harm_test")
    assert chain.hash_of(NationalSheet.objects.get(pk=row.pk)) == row.hash
    assert [one.what for one in told_before(row.board_id, "national", JUNE)] == [
        "Nationellt underlag till nationell samordning, länsstyrelsen"
    ]


@pytest.mark.parametrize("role", ["worker", "lead", "secretary"])
def test_nobody_else_sends_it(field, role):
    with pytest.raises(NotAllowed):
        send(field, role)


@pytest.mark.parametrize(
    "values",
    [
        {"months": span(date(2026, 7, 1), date(2026, 7, 1))},
        {"months": span(date(2020, 1, 1), date(2026, 1, 1))},
        {"recipient": "070-174 06 05"},
        {"weighing": ""},
        {"ground": "because"},
    ],
)
def test_an_odd_sheet_is_not_sent(field, values):
    with pytest.raises(ValidationError):
        send(field, **values)
    assert not NationalSheet.objects.exists()


@pytest.mark.parametrize("sql", ["UPDATE {} SET number = 9", "DELETE FROM {}"])
def test_the_database_refuses_to_change_what_was_sent(field, sql):
    send(field)
    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(sql.format("reports_nationalsheet"))


def test_a_worker_finds_no_list(field):
    with pytest.raises(Http404):
        sheets_to_list(field.sara)


def test_a_sheet_is_made_listed_and_taken_out(client, field):
    log_in(client, user_of(hire(field.mika, "coordinator")))
    add, listed = reverse("reports:sheet_add"), reverse("reports:sheet_list")
    assert "Inget underlag är gjort" in client.get(listed).content.decode()
    assert client.post(add, SENT | {"first": "2026-08", "last": "2026-08"}).status_code == 422
    assert client.post(add, SENT).status_code == 302
    assert "OSL 10:28, uppgiftsskyldighet" in client.get(listed).content.decode()
    url = reverse("reports:sheet_download", args=[NationalSheet.objects.get().pk])
    assert client.get(url).content.startswith(b"%PDF")
    assert "Tabell,Rad,Kolumn,Antal" in client.get(url, {"format": "csv"}).content.decode()
    assert client.get(url, {"format": "exe"}).status_code == 404
    assert AccessEntry.objects.filter(event="reports.sheet_exported").count() == 2


def test_a_sheet_is_taken_out_by_its_own_board_and_by_who_sends_it(field):
    row = send(field)
    coordinator = hire(field.mika, "coordinator", "Samordnaren")
    elsewhere = actor_of(make_membership(make_unit(), "coordinator"))
    assert sheet_to_keep(coordinator, row.pk, "pdf") == row
    secretary = hire(field.mika, "secretary")
    assert sheets_to_list(secretary) == [row]
    with pytest.raises(NotAllowed, match="skickar underlaget"):
        sender(secretary)
    with pytest.raises(NotAllowed):
        sheet_to_keep(secretary, row.pk, "pdf")
    for actor, sheet_id in ((coordinator, uuid4()), (elsewhere, row.pk)):
        with pytest.raises(Http404):
            sheet_to_keep(actor, sheet_id, "pdf")
    assert AccessEntry.objects.filter(event="reports.sheet_exported").count() == 1
