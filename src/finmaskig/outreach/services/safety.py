"""The workers' own safety: checking in, alarms, incidents, talking afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import unit_of
from finmaskig.outreach import rules
from finmaskig.outreach.models import Incident, Shift
from finmaskig.outreach.services.states import WrongState, locked, locked_running
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.values import NewIncident


class NoAlarm(DomainError):
    """No check-in is missed any more."""


class NextTimeMissing(DomainError):
    """One who is alone says when she reports next."""


@transaction.atomic
def check_in(*, actor: Actor, shift: Shift, next_at: datetime | None) -> Shift:
    """Say that all is well, and when to report next; ends an alarm."""
    row = locked_running(shift)
    at = now()
    if next_at is not None and next_at <= at:
        raise NextTimeMissing(_("Den tiden har redan varit. Välj en senare."))
    if next_at is None and rules.needs_check_in(row.workers.count()):
        raise NextTimeMissing(_("Du är ensam på passet. Välj när du hör av dig nästa gång."))
    row.check_in_at = next_at
    row.alarm_raised_at, row.alarm_answered_at, row.alarm_answered_by_id = None, None, None
    row.save()
    log_access(actor=actor, event="outreach.checked_in", subject="shift", ids=[row.pk])
    return row


@transaction.atomic
def raise_missed_check_ins(at: datetime) -> int:
    """Raise the alarm of each shift whose check-in time has passed; once for each."""
    return Shift.objects.filter(
        state="running", check_in_at__lt=at, alarm_raised_at__isnull=True
    ).update(alarm_raised_at=F("check_in_at"))


@transaction.atomic
def answer_alarm(*, actor: Actor, shift: Shift, what: str) -> Shift:
    """Let the lead say what she did about a missed check-in."""
    row = locked_running(shift)
    at = now()
    if not rules.check_in_is_missed(row.check_in_at, at):
        raise NoAlarm(_("Larmet är redan avslutat. Ladda om sidan för att se läget."))
    row.alarm_raised_at = row.alarm_raised_at or row.check_in_at
    row.alarm_answered_at, row.alarm_answered_by_id = at, actor.user_id
    row.check_in_at = None
    row.save()
    log_access(
        actor=actor,
        event="outreach.alarm_answered",
        subject="shift",
        ids=[row.pk],
        reason=what,
    )
    return row


@transaction.atomic
def report_incident(*, actor: Actor, shift: Shift, new: NewIncident) -> Incident:
    """Keep that a worker met threat, violence or an accident."""
    row = locked(shift)
    if row.started_at is None:
        raise WrongState(_("Passet har inte startat. Skriv händelsen på det pass där den skedde."))
    incident = Incident(
        shift=row,
        unit_id=unit_of(actor),
        reported_by_id=actor.user_id,
        reported_at=now(),
        kind=new.kind,
        what=new.what,
        follow_up=new.follow_up,
    )
    incident.clean_fields(exclude=["shift", "unit", "reported_by"])
    incident.save(force_insert=True)
    log_access(
        actor=actor, event="outreach.incident_reported", subject="incident", ids=[incident.pk]
    )
    return incident


@transaction.atomic
def follow_up_incident(*, actor: Actor, incident: Incident, follow_up: str) -> Incident:
    """Keep what the lead did about an incident."""
    row = Incident.objects.select_for_update().get(pk=incident.pk)
    row.follow_up = follow_up
    row.save()
    log_access(actor=actor, event="outreach.incident_followed_up", subject="incident", ids=[row.pk])
    return row


@transaction.atomic
def finish_debrief(*, actor: Actor, shift: Shift) -> Shift:
    """Keep that the lead has talked with those who asked for it."""
    row = locked(shift)
    row.debrief_done_at = now()
    row.save()
    log_access(actor=actor, event="outreach.debrief_done", subject="shift", ids=[row.pk])
    return row
