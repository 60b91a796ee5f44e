"""What the day of a unit holds of shifts, in one question to the database and one for the crews."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Prefetch, Q, Subquery

from finmaskig.outreach.models import Shift, ShiftHandover, ShiftUnit, ShiftWorker

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


@dataclass(frozen=True)
class DayShift:
    """A shift that concerns somebody today, and who works in it."""

    shift: Shift
    crew: tuple[tuple[UUID, str], ...]
    in_own_unit: bool
    handover_id: UUID | None
    handed_over_by: str
    handed_over_at: datetime | None


def shifts_of_the_day(actor: Actor, *, starts: datetime, ends: datetime) -> list[DayShift]:
    """Return the unit's shifts that run, begin in a span, or wait for a talk or a reader."""
    given = ShiftHandover.objects.filter(
        shift=OuterRef("pk"),
        to_user_id=actor.user_id,
        to_unit_id=actor.unit_id,
        received_at__isnull=True,
    )
    own = Exists(ShiftUnit.objects.filter(Q(unit_id=actor.unit_id), shift=OuterRef("pk")))
    crew = ShiftWorker.objects.select_related("user").order_by("user__name", "id")
    near = Q(state="planned", planned_start_at__range=(starts, ends))
    wants_talk = Q(debrief="lead", debrief_done_at__isnull=True)
    rows = (
        Shift.objects.annotate(
            own=own,
            given_id=Subquery(given.values("pk")[:1]),
            given_by=Subquery(given.values("from_user__name")[:1]),
            given_at=Subquery(given.values("handed_over_at")[:1]),
        )
        .filter(Q(own=True) & (Q(state="running") | near | wants_talk) | Q(given_id__isnull=False))
        .prefetch_related(Prefetch("workers", crew))
        .order_by("planned_start_at", "pk")
    )
    return [
        DayShift(
            shift=row,
            crew=tuple((one.user_id, one.user.name) for one in row.workers.all()),
            in_own_unit=row.own,
            handover_id=row.given_id,
            handed_over_by=row.given_by or "",
            handed_over_at=row.given_at,
        )
        for row in rows
    ]
