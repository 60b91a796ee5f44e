"""Opening a track, who answers for it, and how far it has come."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_rules
from finmaskig.cases.models import Track
from finmaskig.cases.services.rows import locked_open
from finmaskig.cases.services.track.rows import (
    finish,
    locked_track,
    refuse_change,
    refuse_odd_days,
)
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.track_values import Basics

OPENED = "cases.track_opened"


class NotCoordination(DomainError):
    """Only a contact that is documented as coordination has a track."""


class TrackIsOpen(DomainError):
    """The contact has a track already."""


class StageUnknown(DomainError):
    """The manual has no such step, or a step cannot stand so."""


@transaction.atomic
def open_track(*, actor: Actor, case: Case, queue: str) -> Track:
    """Open the track of a contact of mode D in one of the two queues, at the first step."""
    at = now()
    row = locked_open(case)
    if not row.is_coordination:
        raise NotCoordination(
            _("Kontakten dokumenteras inte som samordning. Öppna en ny kontakt för spåret.")
        )
    if Track.objects.filter(case=row).exists():
        raise TrackIsOpen(_("Spåret är redan öppnat. Ladda om sidan."))
    states = {track_rules.IDENTIFICATION: track_rules.RUNNING}
    track = Track(
        pk=uuid4(),
        case=row,
        mode=row.mode,
        queue=queue,
        stage=track_rules.current_stage(states),
        stages=states,
        opened_on=local(at).date(),
    )
    track.clean_fields(exclude=["case"])
    track.save(force_insert=True)
    finish(actor=actor, case=row, at=at, event=OPENED)
    return track


@transaction.atomic
def change_basics(*, actor: Actor, case: Case, new: Basics, version: int) -> Track:
    """Say which queue, which municipality and board answer, and whether a child is alone here."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    refuse_change(track, version)
    is_alone = new.child_alone == "yes"
    track.queue, track.board, track.child_alone = new.queue, new.board, new.child_alone
    track.municipality_id = new.municipality or None
    track.alone_known_on = (new.alone_known_on or local(at).date()) if is_alone else None
    track.guardian_asked_on = new.guardian_asked_on if is_alone else None
    track.guardian_appointed_on = new.guardian_appointed_on if is_alone else None
    track.clean_fields(exclude=["case", "municipality"])
    track.save()
    finish(actor=actor, case=row, at=at)
    return track


@transaction.atomic
def move_stages(*, actor: Actor, case: Case, states: Mapping[str, str], version: int) -> Track:
    """Say how far each of the manual's six steps has come; several can run at once."""
    known = set(track_rules.STAGES), set(track_rules.STAGE_STATES)
    if set(states) - known[0] or set(states.values()) - known[1]:
        raise StageUnknown(_("Det steget finns inte. Ladda om sidan och välj igen."))
    at = now()
    row, track = locked_track(case)
    refuse_change(track, version)
    track.stages = {**track.stages, **states}
    track.stage = track_rules.current_stage(track.stages)
    track.save()
    finish(actor=actor, case=row, at=at)
    return track
