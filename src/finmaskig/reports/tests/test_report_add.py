"""A report is begun of a closed period, beside one that is comparable."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.organisations.tests.factories import at_work, make_unit
from finmaskig.reports.document_values import NewReport
from finmaskig.reports.models import Report
from finmaskig.reports.queries.published import NotPublished
from finmaskig.reports.rules import span
from finmaskig.reports.services.documents import begin_report
from finmaskig.reports.tests.writing import BEFORE, YEAR
from finmaskig.shared.errors import NotAllowed

URL = reverse("reports:report_add")
FILLED = {
    "outline": "yearly",
    "period": YEAR.code,
    "before": "",
    "units": ["test-unit"],
    "reference_number": "SN 2023/4",
}


@pytest.mark.parametrize(
    ("role", "status", "count"), [("analyst", 302, 1), ("lead", 403, 0), ("auditor", 404, 0)]
)
def test_an_analyst_begins_a_report(client, place, role, status, count):
    at_work(client, place.unit, role)
    assert client.post(URL, FILLED).status_code == status
    assert Report.objects.count() == count


@pytest.mark.parametrize(
    ("chosen", "before"), [("", BEFORE), ("none", None), (BEFORE.code, BEFORE)]
)
def test_the_period_beside_is_found_or_chosen(client, place, chosen, before):
    at_work(client, place.unit, "analyst")
    client.post(URL, FILLED | {"before": chosen})
    report = Report.objects.get()
    assert report.before == before
    assert (report.sender, report.units) == ("Test-unit", ["test-unit"])
    assert report.reference_number == "SN 2023/4"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"outline": ""}, "Välj ett svar."),
        ({"before": YEAR.code}, "Välj en annan period att jämföra med."),
        ({"reference_number": "ring 08-123 45 67"}, "telefonnummer"),
        ({"period": "2030-01--2030-12"}, "period"),
    ],
)
def test_what_is_odd_is_asked_for_again(client, place, wrong, sentence):
    at_work(client, place.unit, "analyst")
    answer = client.post(URL, FILLED | wrong)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_without_a_closed_period_the_page_says_what_to_do(client, place):
    at_work(client, make_unit("other"), "analyst")
    assert "Ingen period är stängd än" in client.get(URL).content.decode()


@pytest.mark.parametrize(
    ("new", "error"),
    [
        ({"period": span(date(2020, 1, 1), date(2020, 12, 1))}, NotPublished),
        ({"before": span(date(2020, 1, 1), date(2020, 12, 1))}, NotPublished),
        ({"outline": "none"}, ValidationError),
    ],
)
def test_the_service_refuses_what_the_form_does_not_offer(place, new, error):
    with pytest.raises(error):
        begin_report(
            actor=place.actor(),
            new=NewReport(**({"outline": "yearly", "period": YEAR} | new)),
        )


def test_the_service_asks_who(place):
    with pytest.raises(NotAllowed):
        begin_report(actor=place.actor("lead"), new=NewReport(outline="yearly", period=YEAR))
