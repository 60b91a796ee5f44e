"""The checklist of rights: opened by a permit or a handover, answered right by right."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_data, track_rules
from finmaskig.cases.models import RightsItem
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
    from finmaskig.cases.track_values import RightAnswer


class NoReason(DomainError):
    """A right that does not apply says why."""


@transaction.atomic
def open_checklist(*, actor: Actor, case: Case) -> Track:
    """Open the checklist of rights of a track; calling it again adds only what is new.

    The chain of handovers calls it when the district board has accepted.
    """
    at = now()
    row, track = locked_track(case)
    open_on(track, local(at).date())
    finish(actor=actor, case=row, at=at)
    return track


def open_on(track: Track, on: date) -> None:
    """Add the rights of a day to a locked track's checklist, and count what is left."""
    known = set(track.rightsitems.values_list("code", flat=True))
    new = [right for right in track_data.rights_on(on) if right.code not in known]
    RightsItem.objects.bulk_create(
        RightsItem(pk=uuid4(), track=track, code=right.code) for right in new
    )
    if track.rights_opened_on is None:
        track.rights_opened_on = on
    count(track)


def count(track: Track) -> None:
    """Keep how many rights are left, so that the track's page need not ask."""
    track.rights_left = track.rightsitems.filter(state=track_rules.OPEN).count()
    track.save()


@transaction.atomic
def answer_right(
    *, actor: Actor, case: Case, item: RightsItem, new: RightAnswer, version: int
) -> RightsItem:
    """Say that a right is done, declined or does not apply, and on which day."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    if new.state == track_rules.NOT_RELEVANT and not new.why.strip():
        raise NoReason(_("Skriv varför rättigheten inte är aktuell."))
    kept = RightsItem.objects.select_for_update().get(pk=item.pk)
    refuse_change(kept, version)
    is_open = new.state == track_rules.OPEN
    kept.state = new.state
    kept.on = None if is_open else new.on or local(at).date()
    box_of(row.pk, row.unit_id).put(kept, why="" if is_open else new.why.strip())
    kept.clean_fields(exclude=["track"])
    kept.save()
    count(track)
    finish(actor=actor, case=row, at=at)
    return kept
