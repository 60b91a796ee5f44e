"""Reads of coordination tracks: the queue, one track, its rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q
from django.shortcuts import get_object_or_404

from finmaskig.cases import rules, track_rules
from finmaskig.cases.models import (
    Case,
    Claim,
    Cost,
    Event,
    Housing,
    Permit,
    RightsItem,
    Track,
    VoluntaryReturn,
)
from finmaskig.cases.queries.cases import cases_of
from finmaskig.organisations.queries import unit_is_of_kinds

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.accounts.actor import Actor


@dataclass(frozen=True)
class TrackRows:
    """A track with every row that has a date to watch."""

    track: Track
    way_home: VoluntaryReturn | None
    planned: list[Event]
    housings: list[Housing]
    permits: list[Permit]
    costs: list[Cost]
    claims: list[Claim]

    @property
    def worker(self) -> UUID:
        """Return who answers for the contact."""
        return self.track.case.worker_id


def track_of(case: Case) -> Track | None:
    """Return a contact's track with the way home, in one query."""
    rows = Track.objects.select_related("voluntary_return", "municipality").filter(case=case)
    track = rows.first()
    if track is not None:
        track.case = case
    return track


def way_home(track: Track) -> VoluntaryReturn | None:
    """Return what is planned of a return, if anything is."""
    return getattr(track, "voluntary_return", None)


def rows_to_watch(case: Case) -> TrackRows | None:
    """Return everything of a contact's track that has a date."""
    track = track_of(case)
    if track is None:
        return None
    return TrackRows(
        track=track,
        way_home=way_home(track),
        planned=list(track.events.filter(is_planned=True).select_related("follows")),
        housings=list(track.housings.all()),
        permits=list(track.permits.all()),
        costs=list(track.costs.all()),
        claims=list(track.claims.all()),
    )


def queue_of(actor: Actor, queue: str) -> QuerySet[Case]:
    """Return the open contacts of mode D in a queue; one without a track is in both.

    Nobody is to be lost between two queues only because the track has not been opened yet.
    """
    without = Q(track__isnull=True)
    return (
        cases_of(actor)
        .filter(Q(track__queue=queue) | without, mode=rules.COORDINATION, closed_on__isnull=True)
        .select_related("track")
        .order_by("alias_key")
    )


def planned_events(case_ids: Collection[UUID]) -> list[Event]:
    """Return what is planned and not done in several tracks, the nearest first."""
    rows = Event.objects.filter(
        track__case__in=list(case_ids), is_planned=True, done_on__isnull=True
    )
    return list(rows.select_related("track").order_by("on", "pk"))


def permits_of(case_ids: Collection[UUID]) -> list[Permit]:
    """Return the permits of several tracks."""
    rows = Permit.objects.filter(track__case__in=list(case_ids))
    return list(rows.select_related("track"))


def events_of(track: Track) -> list[Event]:
    """Return the timeline, the latest first."""
    return list(track.events.order_by("-on", "pk"))


def event_by_id(row_id: UUID) -> Event:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(Event.objects.select_related("track"), pk=row_id)


def housing_by_id(row_id: UUID) -> Housing:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(Housing.objects.select_related("track"), pk=row_id)


def permit_by_id(row_id: UUID) -> Permit:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(Permit.objects.select_related("track"), pk=row_id)


def right_by_id(row_id: UUID) -> RightsItem:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(RightsItem.objects.select_related("track"), pk=row_id)


def cost_by_id(row_id: UUID) -> Cost:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(Cost.objects.select_related("track"), pk=row_id)


def claim_by_id(row_id: UUID) -> Claim:
    """Return one row with its track; what does not exist is not found."""
    return get_object_or_404(Claim.objects.select_related("track"), pk=row_id)


def rights_of(track: Track) -> list[RightsItem]:
    """Return the checklist of a track."""
    return list(track.rightsitems.all())


def open_tracks() -> QuerySet[Case]:
    """Return every open contact that has a track, in all units: for the clock's work."""
    return (
        Case.objects.filter(closed_on__isnull=True, track__isnull=False)
        .select_related("unit", "worker")
        .order_by("pk")
    )


def coordinates(on: date) -> Q:
    """Return the claim that a row's unit coordinates: by its kind, or because it has a track."""
    own = Case.objects.filter(unit=OuterRef("unit_id"), mode=rules.COORDINATION)
    return unit_is_of_kinds(track_rules.COORDINATOR_KINDS, on) | Q(Exists(own))
