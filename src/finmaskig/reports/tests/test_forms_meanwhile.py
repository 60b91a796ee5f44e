"""Two at once on the pages: nothing that was typed is lost, and what has changed is said."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from finmaskig.accounts.models import User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.models import (
    CountAssessment,
    CountDecision,
    CountPolicy,
    Report,
    ReportEdition,
)
from finmaskig.reports.services.documents import approve_report, save_report
from finmaskig.reports.tests.requesting import JUNE, asks, decides, weighs
from finmaskig.reports.tests.test_policy import register

REASONS = "Ett barn kan kännas igen av sina närmaste."
WEIGHING = "Någon kan kännas igen."


def url(name, row):
    return reverse(f"reports:{name}", args=[row.pk])


def opened(client, address, **values):
    """Open a form and return what it would send, with what is typed."""
    form = client.get(address).context["form"]
    return {one.name: typed(one) for one in form if one.is_hidden} | values


def typed(field):
    return "" if field.value() is None else field.value()


def sent(client, address, values):
    response = client.post(address, values)
    return response, " ".join(response.content.decode().split())


def test_figures_that_changed_are_named_and_she_decides_again(enter, summer):
    row = asks(summer)
    weighs(summer, row)
    client, address = enter("secretary"), url("request_decide", row)
    said = opened(client, address, outcome="refused", reasons=REASONS)
    summer.meet(JUNE, "girl", "adult", a=1)
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Siffrorna har ändrats sedan du läste dem" in text
    assert "flicka, vuxen: var 7, är nu 8." in text
    assert REASONS in text
    assert not CountDecision.objects.exists()
    again = {one.name: typed(one) for one in response.context["form"]}
    assert again["outcome"] == "refused"
    assert client.post(address, again).status_code == 302
    assert CountDecision.objects.get().reasons == REASONS


@pytest.mark.parametrize("seen", ["[", "{}", "[[]]", '"a"', "[1]"])
def test_what_was_seen_cannot_be_invented(enter, summer, seen):
    row = asks(summer)
    weighs(summer, row)
    client, address = enter("secretary"), url("request_decide", row)
    said = opened(client, address, outcome="refused", reasons=REASONS, seen=seen)
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert REASONS in text
    assert not CountDecision.objects.exists()


def test_a_new_weighing_is_shown_and_she_decides_again(enter, summer):
    row = asks(summer)
    weighs(summer, row)
    client, address = enter("secretary"), url("request_decide", row)
    said = opened(client, address, outcome="refused", reasons=REASONS)
    weighs(summer, row, harm="clear", role="lead")
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Enhetschef, Unit-a prövade igen medan du läste." in text
    assert "Det står klart att ingen lider men" in text
    assert REASONS in text
    again = {one.name: typed(one) for one in response.context["form"]}
    assert client.post(address, again).status_code == 302
    assert CountDecision.objects.get().assessment.number == 2


@pytest.mark.parametrize(
    ("role", "page", "values"),
    [
        ("secretary", "request_decide", {"outcome": "refused", "reasons": REASONS}),
        ("lead", "request_assess", {"harm": "risk", "weighing": REASONS}),
    ],
)
def test_what_was_written_when_somebody_else_decided_can_be_copied(
    enter, summer, role, page, values
):
    row = asks(summer)
    weighs(summer, row)
    client, address = enter(role), url(page, row)
    said = opened(client, address, **values)
    decides(summer, row)
    response, text = sent(client, address, said)
    assert response.status_code == 409
    assert "någon annan hann före" in text
    assert "Det du skrev" in text
    assert REASONS in text
    assert CountDecision.objects.get().reasons == "Ett barn kan kännas igen."


def test_two_who_weigh_see_each_other(enter, summer):
    row = asks(summer)
    client, address = enter("lead"), url("request_assess", row)
    said = opened(client, address, harm="clear", weighing=WEIGHING)
    weighs(summer, row)
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Utredare, Unit-a prövade begäran medan du skrev." in text
    assert "Få flickor under 15." in text
    assert WEIGHING in text
    again = {one.name: typed(one) for one in response.context["form"]}
    assert client.post(address, again).status_code == 302
    assert list(CountAssessment.objects.values_list("number", flat=True)) == [2, 1]


def test_a_policy_that_became_stricter_meanwhile_keeps_what_was_typed(enter, summer):
    client, address = enter("lead"), reverse("reports:policy_add")
    said = opened(
        client,
        address,
        valid_from="2026-08-01",
        threshold="7",
        width="2",
        zeros="shown",
        reference_number="SN 2026/77",
        is_sure="on",
    )
    register(summer)
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Nu gäller 8." in text
    assert "SN 2026/77" in text
    assert CountPolicy.objects.count() == 1


def test_two_who_approve_the_same_version(client, place):
    report = place.report()
    address = reverse("reports:report_approve", args=[report.pk])
    at_work(client, place.unit, "lead")
    said = opened(client, address)
    approve_report(actor=place.actor("analyst"), report=report, version=2, why="")
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Version 1 är godkänd av utredare, Test-unit" in text
    assert ReportEdition.objects.count() == 1


def test_a_reason_is_kept_when_somebody_saved_and_then_approves_what_is_new(client, place):
    report = place.report()
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    change(place, report, "Rättat.")
    at_work(client, place.unit, "lead")
    address = reverse("reports:report_approve", args=[report.pk])
    said = opened(client, address, why="Fel i sammanfattningen.")
    change(place, Report.objects.get(pk=report.pk), "Rättat igen.")
    response, text = sent(client, address, said)
    assert response.status_code == 422
    assert "Utredare, Test-unit sparade medan du läste." in text
    assert "Fel i sammanfattningen." in text
    again = {one.name: typed(one) for one in response.context["form"]}
    assert client.post(address, again).status_code == 302
    assert ReportEdition.objects.get(number=2).texts["summary"] == "Rättat igen."


def test_a_correction_without_a_reason_is_refused_at_its_field(place):
    report = place.report()
    approve_report(actor=place.actor("lead"), report=report, version=2, why="")
    change(place, report, "Rättat.")
    with pytest.raises(ValidationError) as error:
        approve_report(actor=place.actor("lead"), report=report, version=3, why=" ")
    assert set(error.value.message_dict) == {"why"}


MONTHS = {"first": "2026-06", "last": "2026-06"}
FORMS = {
    "policy_add": ("lead", {"valid_from": "2026-08-01", "reference_number": "SN 2026/77"}),
    "request_add": ("lead", MONTHS | {"reference_number": "SN 2026/77"}),
    "request_assess": ("lead", {"harm": "risk", "weighing": WEIGHING}),
    "request_decide": ("secretary", {"outcome": "refused", "reasons": REASONS}),
    "sheet_add": ("analyst", MONTHS | {"recipient": "samordningen", "weighing": WEIGHING}),
    "period_close": ("lead", MONTHS),
}


@pytest.mark.parametrize("name", FORMS)
def test_no_form_loses_what_was_typed_when_the_session_ends(enter, summer, clock, name):
    role, values = FORMS[name]
    row = asks(summer)
    weighs(summer, row)
    wants_row = name in {"request_assess", "request_decide"}
    address = reverse(f"reports:{name}", args=[row.pk] if wants_row else [])
    comes_back(enter(role), clock, address, values)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("report_add", {"reference_number": "SN 2026/77"}),
        ("report_write", {"summary": REASONS}),
        ("report_approve", {"why": REASONS}),
    ],
)
def test_no_report_loses_what_was_typed_when_the_session_ends(client, place, clock, name, values):
    clock("2026-07-02 12:00")
    report = place.report()
    approve_report(actor=place.actor("analyst"), report=report, version=2, why="")
    at_work(client, place.unit, "analyst")
    address = reverse(f"reports:{name}", args=[] if name == "report_add" else [report.pk])
    comes_back(client, clock, address, values)


def comes_back(client, clock, address, values):
    """Type, be away until the session has ended, log in again, and find it all."""
    said = opened(client, address, **values)
    user = User.objects.get(pk=client.session["_auth_user_id"])
    clock("2026-07-02 13:10")
    page = client.post(address, said, headers={"Referer": f"http://testserver{address}"})
    assert page.status_code == 401
    sealed = re.search(r'name="resume" value="([^"]+)"', page.content.decode())[1]
    log_in(client, user)
    text = client.post(address, {"resume": sealed}).content.decode()
    assert "det du skrev finns kvar" in text
    for each in values.values():
        assert each in text


def change(place, report, text):
    texts = report.texts | {"summary": text}
    return save_report(
        actor=place.actor("analyst"), report=report, texts=texts, version=report.version
    )
