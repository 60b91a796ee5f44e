"""The doors to coordination tracks: those of the contact, and the unit's own queue and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from django.core.paginator import Page, Paginator
from django.http import Http404

from finmaskig.accounts.log import log_access
from finmaskig.cases.access import PAGE_SIZE, case_to_change, case_to_read, support_worker
from finmaskig.cases.queries import track as queries
from finmaskig.cases.queries.track_hours import hours_by_id
from finmaskig.cases.queries.track_queue import Queued, queued

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import (
        Case,
        Claim,
        Cost,
        Event,
        Hours,
        Housing,
        Permit,
        RightsItem,
        Track,
    )
    from finmaskig.cases.models.track.rows import TrackRow

BUYER = "buyer"
Row = TypeVar("Row", bound="TrackRow")


def coordinator(actor: Actor) -> Actor:
    """Let through who supports people where coordination is done; the rest get 404."""
    support_worker(actor)
    if actor.side == BUYER:
        raise Http404
    return actor


def track_to_read(actor: Actor, case_id: UUID) -> Track:
    """Return the track of a contact of the actor's own unit and log the look."""
    return _track(case_to_read(actor, case_id))


def case_to_coordinate(actor: Actor, case_id: UUID) -> Case:
    """Return an open contact of mode D; other contacts have no such page."""
    case = case_to_change(actor, case_id)
    if not case.is_coordination:
        raise Http404
    return case


def track_to_change(actor: Actor, case_id: UUID) -> Track:
    """Return the track of an open contact; the service logs the change."""
    return _track(case_to_change(actor, case_id))


def _track(case: Case) -> Track:
    track = queries.track_of(case)
    if track is None:
        raise Http404
    return track


def _opened(actor: Actor, row: Row) -> Row:
    """Return a row whose contact the actor may write in; its page shows it, so it is logged."""
    row.track.case = case_to_change(actor, row.track.case_id)
    log_access(actor=actor, event="cases.track_row_seen", subject="case", ids=[row.track.case_id])
    return row


def event_to_change(actor: Actor, row_id: UUID) -> Event:
    """Return an event of a track that the actor may write in."""
    return _opened(actor, queries.event_by_id(row_id))


def housing_to_change(actor: Actor, row_id: UUID) -> Housing:
    """Return protected housing of a track that the actor may write in."""
    return _opened(actor, queries.housing_by_id(row_id))


def permit_to_change(actor: Actor, row_id: UUID) -> Permit:
    """Return a permit of a track that the actor may write in."""
    return _opened(actor, queries.permit_by_id(row_id))


def right_to_change(actor: Actor, row_id: UUID) -> RightsItem:
    """Return a right of a track that the actor may write in."""
    return _opened(actor, queries.right_by_id(row_id))


def cost_to_change(actor: Actor, row_id: UUID) -> Cost:
    """Return a cost of a track that the actor may write in."""
    return _opened(actor, queries.cost_by_id(row_id))


def claim_to_change(actor: Actor, row_id: UUID) -> Claim:
    """Return a claim of a track that the actor may write in."""
    return _opened(actor, queries.claim_by_id(row_id))


def queue_page(actor: Actor, queue: str, number: str) -> Page[Queued]:
    """Return a page of the unit's queue and log which contacts were shown."""
    coordinator(actor)
    page = Paginator(queued(actor, queue), PAGE_SIZE).get_page(number)
    ids = [row.case.pk for row in page.object_list]
    log_access(actor=actor, event="cases.tracks_listed", subject="case", ids=ids)
    return page


def hours_to_remove(actor: Actor, hours_id: UUID) -> Hours:
    """Return hours that the actor wrote down herself; a colleague's are hers to take away."""
    coordinator(actor)
    hours = hours_by_id(hours_id)
    if hours is None:
        raise Http404
    if hours.unit_id != actor.unit_id:
        raise Http404
    if hours.user_id != actor.user_id:
        raise Http404
    return hours
