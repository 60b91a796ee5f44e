"""From advice to something else, once; and the reference to a file elsewhere."""

from datetime import date

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.services import modes
from finmaskig.cases.services.cases import ModeNotAllowed
from finmaskig.cases.tests.factories import decide, opened
from finmaskig.guidance.models import Step


def test_advice_becomes_support_with_its_duty_from_that_day(house, enter, clock):
    case = opened(house.sara)
    decide(house.mika, house.lead)
    clock("2026-09-01 10:00")
    enter(house.sara).post(f"/cases/{case.pk}/mode/", {"mode": "B"})
    row = Case.objects.get()
    assert (row.mode, row.mode_from) == ("B", date(2026, 9, 1))
    duty = Step.objects.get(subject_id=case.pk, code="tell-right-to-apply")
    assert duty.due_at.date() == date(2026, 9, 1)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"mode": "C"}, "Skriv diarienumret"),
        ({"mode": "B"}, "14 kap. 5 §"),
        ({}, "Välj hur ni dokumenterar"),
    ],
)
def test_a_mode_says_what_it_lacks(house, enter, sent, says):
    case = opened(house.sara)
    answer = enter(house.sara).post(f"/cases/{case.pk}/mode/", sent)
    assert (answer.status_code, says in answer.content.decode()) == (422, True)
    assert Case.objects.get().mode == "A"


def test_what_is_documented_stays_documented(house, enter):
    case = opened(house.sara, "C", external_reference="SN 1")
    assert enter(house.sara).get(f"/cases/{case.pk}/mode/").status_code == 404
    with pytest.raises(modes.ModeIsFixed):
        modes.change_mode(actor=house.sara, case=case, mode="A")


def test_a_service_asks_for_decision_and_reference_too(house):
    case = opened(house.sara)
    with pytest.raises(ModeNotAllowed):
        modes.change_mode(actor=house.sara, case=case, mode="B")
    with pytest.raises(modes.ReferenceMissing):
        modes.change_mode(actor=house.sara, case=case, mode="C", external_reference=" ")
    with pytest.raises(modes.ReferenceMissing):
        modes.change_reference(actor=house.sara, case=case, external_reference="SN 1")


def test_a_reference_is_changed_where_a_file_is(house, enter):
    case = opened(house.sara, "C", external_reference="SN 1")
    browser = enter(house.sara)
    url = f"/cases/{case.pk}/reference/"
    assert 'value="SN 1"' in browser.get(url).content.decode()
    assert browser.post(url, {"external_reference": ""}).status_code == 422
    browser.post(url, {"external_reference": "SN 2"})
    assert Case.objects.get().external_reference == "SN 2"
    assert browser.get(f"/cases/{opened(house.sara).pk}/reference/").status_code == 404
