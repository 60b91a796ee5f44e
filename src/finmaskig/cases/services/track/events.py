"""The timeline: what happened, what is planned, case conferences with their action points."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_rules
from finmaskig.cases.models import Event
from finmaskig.cases.services.track.rows import (
    finish,
    locked_track,
    refuse_change,
    refuse_odd_days,
)
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Track
    from finmaskig.cases.track_values import NewEvent, NextStep

FOREIGN_KEYS = ("track", "follows")


class NotYet(DomainError):
    """What has not happened is planned, not done."""


class NoParticipants(DomainError):
    """A case conference says which functions took part."""


class NotPlanned(DomainError):
    """Only what is planned can be done."""


@transaction.atomic
def keep_event(
    *, actor: Actor, case: Case, new: NewEvent, event: Event | None = None, version: int = 0
) -> Event:
    """Write a new event, or change one; its next steps are planned events that follow it."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    _refuse(new, local(at).date())
    if event is None:
        kept = Event(pk=uuid4(), track=track)
    else:
        kept = Event.objects.select_for_update().get(pk=event.pk)
        refuse_change(kept, version)
    _fill(kept, new)
    box_of(row.pk, row.unit_id).put(kept, note=new.note)
    _save(kept)
    for step in new.next_steps:
        _plan(row, track, kept, step)
    finish(actor=actor, case=row, at=at)
    return kept


def _refuse(new: NewEvent, on: date) -> None:
    if not new.is_planned and new.on > on:
        raise NotYet(_("Dagen har inte varit än. Välj att det är planerat."))
    if new.what == track_rules.CONFERENCE and not new.participants:
        raise NoParticipants(_("Välj vilka funktioner som är med på samrådet."))


def _fill(event: Event, new: NewEvent) -> None:
    event.on, event.stage = new.on, new.stage
    event.authority, event.what = new.authority, new.what
    event.responsible = new.responsible
    event.participants = list(new.participants) if event.is_conference else []
    event.reference_number = new.reference_number.strip()
    event.is_planned = new.is_planned
    event.done_on = new.done_on if new.is_planned else None


def _plan(case: Case, track: Track, follows: Event, step: NextStep) -> None:
    """Plan what shall happen next; it may already be late when it is written down."""
    planned = Event(
        pk=uuid4(),
        track=track,
        on=step.on,
        stage=follows.stage,
        authority=step.authority,
        what=step.what,
        responsible=step.responsible,
        is_planned=True,
        follows=follows,
    )
    box_of(case.pk, case.unit_id).put(planned, note=step.note)
    _save(planned)


def _save(event: Event) -> None:
    event.clean_fields(exclude=FOREIGN_KEYS)
    event.save()


@transaction.atomic
def finish_event(*, actor: Actor, case: Case, event: Event) -> Event:
    """Tell that what was planned has been done today."""
    at = now()
    row, _track = locked_track(case)
    kept = Event.objects.select_for_update().get(pk=event.pk)
    if not kept.waits:
        raise NotPlanned(_("Det är redan gjort, eller var aldrig planerat. Ladda om sidan."))
    kept.done_on = local(at).date()
    kept.version += 1
    kept.save()
    finish(actor=actor, case=row, at=at)
    return kept
