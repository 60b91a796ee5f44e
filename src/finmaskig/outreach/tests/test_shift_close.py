"""Ending a shift: nobody met is a result, and is said."""

import pytest
from django.urls import reverse

from finmaskig.outreach.services import shifts
from finmaskig.outreach.services.shifts import MeetingsDisagree
from finmaskig.outreach.services.states import WrongState
from finmaskig.outreach.tests.factories import closed, met, planned, running
from finmaskig.outreach.values import Closing
from finmaskig.shared.clock import now


def test_a_shift_where_nobody_was_met_says_so(field):
    shift = running(field.sara, field.amir)
    with pytest.raises(MeetingsDisagree):
        shifts.close_shift(actor=field.sara, shift=shift, closing=Closing())
    ended = shifts.close_shift(actor=field.sara, shift=shift, closing=Closing(nobody_met=True))
    assert (ended.state, ended.nobody_met, ended.ended_at) == ("closed", True, now())


def test_a_shift_with_meetings_cannot_have_met_nobody(field):
    shift = running(field.sara, field.amir)
    met(field.sara, shift)
    with pytest.raises(MeetingsDisagree):
        shifts.close_shift(actor=field.sara, shift=shift, closing=Closing(nobody_met=True))
    closing = Closing(debrief="done")
    assert shifts.close_shift(actor=field.sara, shift=shift, closing=closing).is_closed


def test_the_second_who_closes_is_told_that_it_is_done(field):
    shift = running(field.sara, field.amir)
    closed(shift, field.sara)
    with pytest.raises(WrongState) as refused:
        shifts.close_shift(actor=field.amir, shift=shift, closing=Closing(nobody_met=True))
    assert "redan avslutat" in str(refused.value)


def test_a_planned_shift_cannot_be_closed(field):
    with pytest.raises(WrongState):
        shifts.close_shift(
            actor=field.sara, shift=planned(field.sara), closing=Closing(nobody_met=True)
        )


def test_a_clock_that_went_back_gives_no_negative_shift(field, clock):
    shift = running(field.sara, field.amir)
    clock("2026-06-15 21:00")
    assert closed(shift, field.sara).ended_at == shift.started_at


def test_the_page_asks_how_the_workers_are_and_leads_to_the_summary(field, enter):
    shift = running(field.sara, field.amir)
    url = reverse("outreach:shift_close", args=[shift.pk])
    browser = enter(field.sara)
    page = browser.get(url).content.decode()
    assert "Hur mår ni efter passet?" in page
    assert "Vi mötte ingen" in page
    refused = browser.post(url, {"debrief": "lead"})
    assert refused.status_code == 422
    response = browser.post(url, {"nobody_met": "on", "debrief": "lead"})
    assert response.headers["Location"] == reverse("outreach:shift_hand_over", args=[shift.pk])
    page = browser.get(reverse("outreach:shift_detail", args=[shift.pk])).content.decode()
    assert "Ni mötte ingen" in page


def test_a_shift_with_meetings_is_not_asked_whether_it_met_nobody(field, enter):
    shift = running(field.sara, field.amir)
    met(field.sara, shift)
    page = enter(field.sara).get(reverse("outreach:shift_close", args=[shift.pk]))
    assert "Vi mötte ingen" not in page.content.decode()


def test_paper_shows_service_numbers_and_no_names(field, enter):
    shift = running(field.sara, field.amir)
    page = enter(field.sara).get(reverse("outreach:shift_print", args=[shift.pk]))
    text = page.content.decode()
    assert field.sara.service_number in text
    assert "Sara" not in text
    assert "Amir" not in text
