"""Checking in, alarms, incidents and talking afterwards."""

from datetime import timedelta

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.outreach.models import Incident
from finmaskig.outreach.queries.shifts import missed_check_ins, waiting_debriefs
from finmaskig.outreach.services import safety, shifts
from finmaskig.outreach.services.safety import NextTimeMissing, NoAlarm
from finmaskig.outreach.services.states import ShiftNotRunning, WrongState
from finmaskig.outreach.tests.factories import closed, met, planned, running
from finmaskig.outreach.values import Closing, NewIncident
from finmaskig.shared.clock import now

THREAT = NewIncident(kind="threat", what="En man skrek och följde efter oss.")


def test_a_passed_time_alarms_the_lead_live_and_by_night(field, clock):
    shift = running(field.sara)
    assert missed_check_ins(field.mika.pk, now()) == []
    clock("2026-06-15 22:41")
    assert missed_check_ins(field.mika.pk, now()) == [shift]
    assert safety.raise_missed_check_ins(now()) == 1
    assert safety.raise_missed_check_ins(now()) == 0
    shift.refresh_from_db()
    assert shift.alarm_raised_at == shift.check_in_at


def test_checking_in_ends_the_alarm_and_sets_the_next_time(field, clock):
    shift = running(field.sara)
    clock("2026-06-15 22:50")
    safety.raise_missed_check_ins(now())
    later = now() + timedelta(minutes=30)
    safety.check_in(actor=field.sara, shift=shift, next_at=later)
    shift.refresh_from_db()
    assert (shift.check_in_at, shift.alarm_raised_at) == (later, None)
    assert missed_check_ins(field.mika.pk, now()) == []


def test_one_alone_always_says_when_she_reports_next(field):
    shift = running(field.sara)
    for wrong in (None, now()):
        with pytest.raises(NextTimeMissing):
            safety.check_in(actor=field.sara, shift=shift, next_at=wrong)
    shifts.join_shift(actor=field.amir, shift=shift)
    safety.check_in(actor=field.sara, shift=shift, next_at=None)
    shift.refresh_from_db()
    assert shift.check_in_at is None


def test_only_a_running_shift_checks_in(field):
    with pytest.raises(ShiftNotRunning):
        safety.check_in(actor=field.sara, shift=planned(field.sara), next_at=None)


def test_the_lead_says_what_she_did_and_the_alarm_ends(field, clock):
    shift = running(field.sara)
    with pytest.raises(NoAlarm):
        safety.answer_alarm(actor=field.lead, shift=shift, what="Ringde")
    clock("2026-06-15 23:00")
    answered = safety.answer_alarm(actor=field.lead, shift=shift, what="Ringde, allt väl")
    assert (answered.alarm_answered_at, answered.check_in_at) == (now(), None)
    assert AccessEntry.objects.get(event="outreach.alarm_answered").reason == "Ringde, allt väl"
    with pytest.raises(NoAlarm):
        safety.answer_alarm(actor=field.lead, shift=shift, what="Igen")


def test_an_alarm_that_night_raised_keeps_its_time(field, clock):
    shift = running(field.sara)
    promised = shift.check_in_at
    clock("2026-06-16 03:00")
    safety.raise_missed_check_ins(now())
    answered = safety.answer_alarm(actor=field.lead, shift=shift, what="Ringde")
    assert answered.alarm_raised_at == promised


def test_closing_the_shift_ends_the_waiting(field, clock):
    shift = running(field.sara)
    closed(shift, field.sara)
    clock("2026-06-16 03:00")
    assert safety.raise_missed_check_ins(now()) == 0


def test_an_incident_is_kept_and_followed_up(field):
    shift = running(field.sara, field.amir)
    incident = safety.report_incident(actor=field.sara, shift=shift, new=THREAT)
    safety.follow_up_incident(actor=field.lead, incident=incident, follow_up="Polisanmält.")
    kept = Incident.objects.get()
    assert (kept.kind, kept.follow_up, kept.unit_id) == ("threat", "Polisanmält.", field.mika.pk)


def test_nothing_can_happen_in_a_shift_that_never_began(field):
    with pytest.raises(WrongState):
        safety.report_incident(actor=field.sara, shift=planned(field.sara), new=THREAT)


def test_who_wants_to_talk_waits_with_the_lead_until_they_have(field):
    shift = running(field.sara, field.amir)
    met(field.sara, shift)
    shifts.close_shift(actor=field.sara, shift=shift, closing=Closing(debrief="lead"))
    assert waiting_debriefs(field.mika.pk) == [shift]
    safety.finish_debrief(actor=field.lead, shift=shift)
    assert waiting_debriefs(field.mika.pk) == []


def test_the_alarm_shows_each_what_to_do(field, enter, client, clock):
    shift = running(field.sara)
    clock("2026-06-15 22:41")
    url = reverse("outreach:shift_detail", args=[shift.pk])
    page = enter(field.lead).get(url).content.decode()
    assert "Ingen hörde av sig kl. 22.40" in page
    assert reverse("outreach:shift_alarm", args=[shift.pk]) in page
    assert "Hör av dig nu" in enter(field.sara).get(url).content.decode()


def test_the_lead_answers_and_the_worker_checks_in_on_their_pages(field, enter, clock):
    shift = running(field.sara)
    clock("2026-06-15 22:45")
    alarm = reverse("outreach:shift_alarm", args=[shift.pk])
    lead = enter(field.lead)
    assert lead.get(alarm).status_code == 200
    assert lead.post(alarm, {"what": "Ring 070-000 00 00"}).status_code == 422
    assert lead.post(alarm, {"what": "Ringde, allt väl"}).status_code == 302
    worker = enter(field.sara)
    check_in = reverse("outreach:shift_check_in", args=[shift.pk])
    assert worker.get(check_in).status_code == 200
    assert worker.post(check_in, {"next_in": "30"}).status_code == 302
    shift.refresh_from_db()
    assert shift.check_in_at == now() + timedelta(minutes=30)


def test_an_incident_is_reported_and_followed_up_on_its_pages(field, enter):
    shift = running(field.sara, field.amir)
    worker = enter(field.sara)
    add = reverse("outreach:incident_add", args=[shift.pk])
    assert worker.get(add).status_code == 200
    named = worker.post(add, {"kind": "threat", "what": "Hans mejl är x@example.org"})
    assert named.status_code == 422
    assert "x@example.org" in named.content.decode()
    worker.post(add, {"kind": "threat", "what": "En man följde efter oss."})
    incident = Incident.objects.get()
    lead = enter(field.lead)
    follow = reverse("outreach:incident_follow_up", args=[incident.pk])
    assert lead.get(follow).status_code == 200
    assert lead.post(follow, {}).status_code == 422
    assert lead.post(follow, {"follow_up": "Polisanmält"}).status_code == 302


def test_the_lead_notes_the_talk_with_one_tap(field, enter):
    shift = running(field.sara, field.amir)
    closing = Closing(nobody_met=True, debrief="lead")
    shifts.close_shift(actor=field.sara, shift=shift, closing=closing)
    lead = enter(field.lead)
    page = lead.get(reverse("outreach:shift_detail", args=[shift.pk])).content.decode()
    assert "Vi har pratat igenom passet" in page
    lead.post(reverse("outreach:shift_debrief", args=[shift.pk]))
    shift.refresh_from_db()
    assert shift.debrief_done_at == now()
