"""A file on its way in, page by page: left, mapped, tried, read in, gone."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.imports import keeping
from finmaskig.imports.models import Batch, Upload
from finmaskig.imports.services import uploads
from finmaskig.imports.services.uploads import drop_run_out, leave_file
from finmaskig.imports.tests.factories import MEETINGS, as_csv
from finmaskig.outreach.models import Encounter
from finmaskig.outreach.tests.factories import hire
from finmaskig.shared.clock import now

OWN_WORDS = [
    ["Datum", "Typ", "Vem", "Kön", "Kommentar"],
    ["2022-03-01", "Gatumiljö", "Kund", "Man", "Ville prata"],
    ["2022-03-02", "Gatumiljö", "Utsatt", "Kvinna", ""],
    ["snart", "Gatumiljö", "Utsatt", "Kvinna", ""],
]


@pytest.fixture
def lead(house, enter):
    return enter(house.lead)


def page(name, thing=None):
    return reverse(f"imports:{name}", args=[thing.pk] if thing else [])


def leave(client, rows=MEETINGS, kind="encounters", name="möten.csv"):
    file = SimpleUploadedFile(name, as_csv(rows))
    return client.post(page("import_add"), {"kind": kind, "file": file})


def waits(actor, rows=MEETINGS, kind="encounters"):
    return leave_file(actor=actor, kind=kind, name="m.csv", content=as_csv(rows))


def test_a_whole_way_from_file_to_receipt(lead):
    assert "Inget är inläst än" in lead.get(page("import_list")).text
    assert lead.get(page("import_add")).status_code == 200
    answer = leave(lead)
    upload = Upload.objects.get()
    assert answer.url == page("import_map", upload)
    shown = lead.get(answer.url).text
    assert "4 rader: möten." in shown
    assert "<q>2022-03-01</q>" in shown
    listed = lead.get(page("import_list")).text
    assert "Väntar på dig" in listed
    chosen = {f"column-{at}": code for at, code in enumerate(
        ["day", "shift", "shift_kind", "police", "kind", "age", "sex", "answer"])}  # fmt: skip
    assert lead.post(page("import_map", upload), chosen).url == page("import_check", upload)
    tried = lead.get(page("import_check", upload)).text
    assert "4 rader kan läsas in." in tried
    assert "Läs in 4 rader" in tried
    answer = lead.post(page("import_read", upload), {"what": "all"})
    batch = Batch.objects.get()
    assert answer.url == page("import_receipt", batch)
    assert "4 rader är inlästa" in lead.get(answer.url).text
    assert Encounter.objects.count() == 4
    assert not Upload.objects.exists()
    assert list(keeping.folder().iterdir()) == []
    assert "Möten" in lead.get(page("import_list")).text


def test_own_words_are_given_a_meaning_and_the_rest_is_taken_away(lead, house):
    upload = waits(house.lead, OWN_WORDS)
    asked = {"column-0": "day", "column-1": "shift_kind", "column-2": "kind", "column-3": "sex"}
    shown = lead.get(page("import_map", upload)).text
    assert "Fritext. Läses inte in." in shown
    assert "column-4" not in shown
    lead.post(page("import_map", upload), asked)
    tried = lead.get(page("import_check", upload)).text
    assert "”Kund” i kolumnen Vem" in tried
    assert "Det är inget datum." in tried
    assert "Kolumner som inte läses: Kommentar" in tried
    answer = lead.post(page("import_check", upload), {"word-0": "buyer"})
    assert answer.url == page("import_check", upload)
    tried = lead.get(answer.url).text
    assert "Kund" not in tried
    assert "Läs in 2 rader och lämna resten" in tried
    rest = lead.get(page("import_rest", upload))
    assert rest["Content-Disposition"] == 'attachment; filename="resten.csv"'
    assert "snart;Gatumiljö;Utsatt;Kvinna;;4;" in rest.content.decode("utf-8-sig")
    assert AccessEntry.objects.filter(event="imports.rest_taken").exists()
    assert lead.post(page("import_read", upload), {"what": "all"}).status_code == 409
    assert not Encounter.objects.exists()
    answer = lead.post(page("import_read", upload), {"what": "good"})
    assert "Hämta resten som fil" in lead.get(answer.url).text
    assert Encounter.objects.count() == 2
    answer = lead.post(page("import_read", upload), {"what": "good"}, follow=True)
    assert "Inget nytt att läsa in." in answer.text or "Inget är inläst." in answer.text
    lead.post(page("import_drop", upload))
    assert not Upload.objects.exists()


def test_what_holds_for_all_rows_can_be_said_once(lead, house):
    upload = waits(house.lead, [["Datum", "Vem"], ["2022-03-01", "Utsatt"]])
    asked = {"column-0": "day", "column-1": "kind", "always-shift_kind": "street"}
    lead.post(page("import_map", upload), asked)
    lead.post(page("import_read", upload), {"what": "all"})
    assert Encounter.objects.get().shift.kind == "street"


@pytest.mark.parametrize(
    ("rows", "name", "says"),
    [
        ([["Namn", "Datum"], ["x", "2022-03-01"]], "m.csv", "vem någon är"),
        ([["Datum", "Vem"], ["2022-03-01", "0701234567"]], "m.csv", "telefonnummer"),
        (MEETINGS, "m.xlsx", "ingen arbetsbok"),
        ([["", ""]], "m.csv", "inga rader"),
    ],
)
def test_a_file_that_cannot_be_taken_is_not_kept(lead, rows, name, says):
    answer = leave(lead, rows, name=name)
    assert answer.status_code == 422
    assert says in answer.text
    assert not Upload.objects.exists()
    assert not list(keeping.folder().glob("*"))


def test_a_form_without_a_file_says_so(lead):
    answer = lead.post(page("import_add"), {"kind": "encounters"})
    assert answer.status_code == 422
    assert "Välj en fil på högst 20 MB." in answer.text


@pytest.mark.parametrize(
    ("chosen", "says"),
    [
        ({"column-0": "day", "column-1": "day"}, "Två kolumner är samma sak."),
        ({"column-1": "kind"}, "Ingen kolumn är vald för Dag"),
    ],
)
def test_columns_that_cannot_be_say_why(lead, house, chosen, says):
    upload = waits(house.lead)
    answer = lead.post(page("import_map", upload), chosen)
    assert answer.status_code == 422
    assert says in answer.text


def test_a_file_is_the_leads_own_and_gone_after_a_day(lead, house, enter, clock):
    upload = waits(house.lead)
    other = hire(house.mika, "lead", "Lena")
    assert enter(other).get(page("import_map", upload)).status_code == 404
    assert enter(house.lead).get(page("import_map", upload)).status_code == 200
    later = now() + timedelta(hours=28)
    clock(later.strftime("%Y-%m-%d %H:%M"))
    assert enter(house.lead).get(page("import_map", upload)).status_code == 404
    assert drop_run_out(now()) == 1
    assert not list(keeping.folder().glob("*"))


def test_a_file_lies_sealed_and_says_when_it_is_gone(lead, house):
    upload = waits(house.lead)
    (path,) = keeping.folder().iterdir()
    assert b"Datum" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    keeping.forget(upload.pk)
    answer = lead.get(page("import_map", upload))
    assert (answer.status_code, "Lämna den igen" in answer.text) == (422, True)


@pytest.mark.parametrize("role", ["worker", "analyst", "administrator", "coordinator"])
def test_others_have_no_such_pages(house, enter, role):
    client = enter(hire(house.mika, role))
    assert client.get(page("import_list")).status_code == 404
    assert leave(client).status_code == 404


def test_more_than_a_page_of_problems(lead, house):
    rows = [
        ["Datum", "Vem", "Slag av pass"],
        *([f"dag {n}", "Utsatt", "Hotell"] for n in range(60)),
    ]
    upload = waits(house.lead, rows)
    assert "Sida 1 av 2" in lead.get(page("import_check", upload)).text
    assert "dag 59" in lead.get(page("import_check", upload) + "?page=2").text


def test_words_beyond_the_first_forty_wait(lead, house):
    rows = [["Datum", "Vem"], *(["2022-03-01", f"ord{n}"] for n in range(50))]
    upload = waits(house.lead, rows)
    tried = lead.get(page("import_check", upload)).text
    assert "word-39" in tried
    assert "word-40" not in tried


def test_words_are_kept_beside_those_before(house):
    upload = waits(house.lead, OWN_WORDS)
    uploads.translate_words(actor=house.lead, upload=upload, words={"kind": {"Kund": "buyer"}})
    uploads.translate_words(actor=house.lead, upload=upload, words={"kind": {"Ung": "relative"}})
    upload.refresh_from_db()
    assert upload.told["values"] == {"kind": {"Kund": "buyer", "Ung": "relative"}}
    assert str(upload) == "encounters"


def test_a_receipt_is_found_by_the_lead_of_its_unit_alone(enter, house):
    lead = enter(house.lead)
    read_in = page("import_read", waits(house.lead))
    lead.post(read_in, {"what": "good"})
    receipt = page("import_receipt", Batch.objects.get())
    assert lead.get(receipt).status_code == 200
    assert enter(hire(house.elsewhere, "lead", "Linnea")).get(receipt).status_code == 404
