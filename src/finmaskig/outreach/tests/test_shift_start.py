"""Starting a shift: thought through, and never alone without someone knowing."""

from datetime import timedelta

import pytest
from django.urls import reverse

from finmaskig.outreach.models import UnitMonth
from finmaskig.outreach.services import shifts
from finmaskig.outreach.services.shifts import RiskNotAssessed, TooFew
from finmaskig.outreach.services.states import WrongState
from finmaskig.outreach.tests.factories import RISK, closed, new_shift, planned, running
from finmaskig.outreach.values import Alone
from finmaskig.shared.clock import now

FORM = {
    "risks": ["drugs"],
    "ways_out": ["together"],
    "contact_function": "lead",
    "transport": "car",
    "note": "Stökigt sist",
}


def test_two_start_after_the_risk_assessment(field):
    shift = planned(field.sara, field.amir)
    shifts.assess_risk(actor=field.sara, shift=shift, assessment=RISK)
    started = shifts.start_shift(actor=field.sara, shift=shift, alone=Alone())
    assert (started.state, started.started_at, started.check_in_at) == ("running", now(), None)


def test_without_a_risk_assessment_nobody_starts(field):
    with pytest.raises(RiskNotAssessed):
        shifts.start_shift(actor=field.sara, shift=planned(field.sara, field.amir), alone=Alone())


@pytest.mark.parametrize(
    ("reason", "minutes"), [("", 60), ("  ", 60), ("Sjukdom", None), ("Sjukdom", 0)]
)
def test_one_alone_says_why_and_when_she_reports(field, reason, minutes):
    at = None if minutes is None else now() + timedelta(minutes=minutes)
    shift = planned(field.sara)
    with pytest.raises(TooFew):
        shifts.start_shift(actor=field.sara, shift=shift, assessment=RISK, alone=Alone(reason, at))
    shift.refresh_from_db()
    assert shift.state == "planned"


def test_one_alone_with_reason_and_time_starts(field):
    shift = running(field.sara)
    assert (shift.alone_reason, shift.check_in_at) == (
        "Kollegan är sjuk",
        now() + timedelta(hours=1),
    )


def test_a_shift_without_workers_does_not_start(field):
    shift = shifts.plan_shift(actor=field.sara, new=new_shift())
    with pytest.raises(TooFew):
        shifts.start_shift(actor=field.sara, shift=shift, assessment=RISK, alone=Alone())


def test_a_shift_starts_once_and_counts_for_each_unit(field):
    shift = running(field.sara, field.jonas, units=(field.kast,))
    with pytest.raises(WrongState):
        shifts.start_shift(actor=field.sara, shift=shift, assessment=RISK, alone=Alone())
    counted = dict(UnitMonth.objects.values_list("unit_id", "shift_count"))
    assert counted == {field.mika.pk: 1, field.kast.pk: 1}


def test_the_assessment_can_be_redone_while_the_shift_runs_and_not_after(field):
    shift = running(field.sara, field.amir)
    shifts.assess_risk(actor=field.amir, shift=shift, assessment=RISK)
    with pytest.raises(WrongState):
        shifts.assess_risk(actor=field.amir, shift=closed(shift, field.sara), assessment=RISK)


def test_two_start_with_four_taps(field, enter):
    shift = planned(field.sara, field.amir)
    browser = enter(field.sara)
    url = reverse("outreach:shift_start", args=[shift.pk])
    assert "ensam" not in browser.get(url).content.decode()
    response = browser.post(url, FORM)
    assert response.headers["Location"] == reverse("outreach:shift_detail", args=[shift.pk])
    shift.refresh_from_db()
    assert (shift.state, shift.risk_note) == ("running", "Stökigt sist")


def test_one_alone_is_asked_why_and_gets_a_sentence(field, enter):
    shift = planned(field.sara)
    browser = enter(field.sara)
    url = reverse("outreach:shift_start", args=[shift.pk])
    assert "Varför är du ensam?" in browser.get(url).content.decode()
    refused = browser.post(url, FORM | {"check_in": "60"})
    assert refused.status_code == 422
    assert "Varför är du ensam?:" in refused.content.decode()
    assert "Stökigt sist" in refused.content.decode()
    browser.post(url, FORM | {"check_in": "60", "alone_reason": "Sjukdom"})
    shift.refresh_from_db()
    assert shift.check_in_at == now() + timedelta(hours=1)


def test_the_risk_page_asks_for_all_four(field, enter):
    shift = planned(field.sara)
    browser = enter(field.sara)
    url = reverse("outreach:shift_risk", args=[shift.pk])
    assert browser.get(url).status_code == 200
    assert browser.post(url, {}).status_code == 422
    assert browser.post(url, FORM).status_code == 302
    page = browser.get(reverse("outreach:shift_detail", args=[shift.pk])).content.decode()
    assert "Vi går tillsammans" in page
