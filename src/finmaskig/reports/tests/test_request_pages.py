"""The pages of a request: who sees what, what they say, and the paper that leaves."""

from __future__ import annotations

import io

import pytest
from django.urls import reverse
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry
from finmaskig.reports.models import CountDecision, CountRequest
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.tests.requesting import JUNE, asks, decides, weighs

LIST, ADD = reverse("reports:request_list"), reverse("reports:request_add")
ASKED = {
    "received_on": "2026-07-01",
    "way": "mail",
    "measure": "met",
    "rows": "sex",
    "columns": "age",
    "first": "2026-06",
    "last": "2026-06",
    "reference_number": "SN 2026/12",
}


def url(name, row):
    return reverse(f"reports:{name}", args=[row.pk])


def text_of(response):
    reader = PdfReader(io.BytesIO(response.content))
    return " ".join(" ".join(page.extract_text().split()) for page in reader.pages)


def test_a_request_is_taken_in_weighed_decided_and_printed(enter, summer):
    client = enter("analyst")
    assert "Ingen har begärt siffror" in client.get(LIST).content.decode()
    assert client.post(ADD, ASKED).status_code == 302
    row = CountRequest.objects.get()
    assert "Ska prövas" in client.get(LIST).content.decode()
    assert "Pröva om någon kan lida men" in client.get(url("request_detail", row)).content.decode()
    page = client.get(url("request_assess", row)).content.decode()
    assert "Tabellen är inte publicerad" in page
    weighing = {
        "harm": "clear",
        "weighing": "Ingen kan kännas igen.",
        "recognisers": ["close"],
        "after": "0",
    }
    assert client.post(url("request_assess", row), weighing).status_code == 302

    client = enter("secretary")
    assert "Väntar på beslut" in client.get(LIST).content.decode()
    assert "Besluta" in client.get(url("request_detail", row)).content.decode()
    page = client.get(url("request_decide", row))
    form = page.context["form"]
    assert 'small-count">3<span' in page.content.decode()
    said = {
        "outcome": "full",
        "assessment": form["assessment"].value(),
        "seen": form["seen"].value(),
    }
    assert client.post(url("request_decide", row), said).status_code == 302
    paper = client.get(url("request_print", row))
    assert paper["Content-Disposition"] == 'attachment; filename="beslut.pdf"'
    text = text_of(paper)
    assert "Siffrorna lämnas ut." in text
    assert "Flicka 3 3 7 0 10" in text
    assert "Så överklagar du" not in text
    entry = AccessEntry.objects.get(event="reports.decision_printed")
    assert entry.ids == [str(CountDecision.objects.get().pk)]


def test_a_refusal_says_why_and_how_to_appeal_and_has_no_number(enter, summer):
    row = asks(summer)
    weighs(summer, row)
    decides(summer, row)
    text = text_of(enter("secretary").get(url("request_print", row)))
    for said in (
        "Siffrorna lämnas inte ut. Sekretess gäller enligt 26 kap. 1 §",
        "Ett barn kan kännas igen.",
        "Du kan överklaga beslutet hos kammarrätten.",
        "inom tre veckor från den dag du fick del av beslutet",
        "SN 2026/12",
    ):
        assert said in text
    assert "Antal" not in text


def test_a_part_says_which_and_how_to_appeal(enter, summer):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    row = asks(summer)
    weighs(summer, row)
    decides(summer, row, "part", part="safe")
    text = text_of(enter("secretary").get(url("request_print", row)))
    assert "lämnas ut delvis: den skyddade tabellen" in text
    assert "skyddad" in text
    assert "kammarrätten" in text


def test_a_condition_stands_on_the_paper(enter, summer):
    row = asks(summer, columns="")
    weighs(summer, row)
    decides(summer, row, "full", conditions="Siffrorna får inte lämnas vidare.")
    text = text_of(enter("secretary").get(url("request_print", row)))
    assert "Siffrorna får inte lämnas vidare." in text
    assert "10 kap. 14 §" in text
    assert "kammarrätten" in text


def test_the_exact_figures_are_on_no_other_page(enter, summer):
    summer.meet(JUNE, "girl", "adult", a=700)
    row = asks(summer)
    weighs(summer, row)
    for role in ("analyst", "lead", "secretary"):
        client = enter(role)
        for name in ("request_detail", "request_assess", "request_print"):
            assert "707" not in client.get(url(name, row)).content.decode()
    assert "707" in client.get(url("request_decide", row)).content.decode()
    decides(summer, row)
    assert "707" not in client.get(url("request_detail", row)).content.decode()
    assert client.get(url("request_decide", row)).status_code == 409


def test_who_weighs_sees_the_protected_table_and_what_was_told(enter, summer):
    close_period(actor=summer.actors["analyst"], first=JUNE, last=JUNE)
    row = asks(summer)
    page = enter("lead").get(url("request_assess", row)).content.decode()
    assert 'class="protected"' in page
    assert "Publicerade tabeller, version 1" in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"last": "2026-05"}, "ligger före den första"),
        ({"rows": ""}, "Välj rader"),
        ({"received_on": "2026-07-03"}, "inte varit än"),
        ({"first": "2027-01", "last": "2027-01"}, "Välj en månad som visas"),
        ({"measure": "shifts"}, "räknas inte så"),
        ({"reference_number": "070-174 06 05"}, "telefonnummer"),
        ({"way": "x"}, "Välj ett av svaren"),
    ],
)
def test_what_cannot_be_taken_in_says_why_at_its_field(enter, values, said):
    response = enter("secretary").post(ADD, ASKED | values)
    assert response.status_code == 422
    assert said in response.content.decode()


def test_what_cannot_be_decided_says_why_and_keeps_what_was_written(enter, summer):
    row = asks(summer)
    weighs(summer, row)
    client = enter("secretary")
    form = client.get(url("request_decide", row)).context["form"]
    said = {
        "outcome": "full",
        "assessment": form["assessment"].value(),
        "seen": form["seen"].value(),
        "reasons": "Vi vill lämna ut.",
    }
    response = client.post(url("request_decide", row), said)
    assert response.status_code == 422
    assert "Då gäller sekretess" in response.content.decode()
    assert "Vi vill lämna ut." in response.content.decode()
    assert not CountDecision.objects.exists()


def test_a_page_asked_for_too_early_says_what_comes_first(enter, summer):
    row = asks(summer)
    client = enter("secretary")
    assert client.get(url("request_decide", row)).status_code == 409
    assert client.get(url("request_print", row)).status_code == 404
    assert "prövar först" in client.get(url("request_detail", row)).content.decode()


def test_the_page_tells_who_comes_next(enter, summer):
    row = asks(summer)
    weighs(summer, row)
    client = enter("analyst")
    page = client.get(url("request_detail", row)).content.decode()
    assert "Pröva igen" in page
    assert "Någon närstående" in page
    decides(summer, row)
    page = client.get(url("request_detail", row)).content.decode()
    assert "Lämnas inte ut" in page
    assert "Hämta beslutet" not in page
