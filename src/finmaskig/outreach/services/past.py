"""Shifts and meetings that happened before they were written here: many at a time, no steps.

What they ask for was done or not done long ago, so nothing opens. All else is as if they had been
logged: the same rows, the same counts, one entry in the access log.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.outreach import rules
from finmaskig.outreach.models import Encounter, Shift, ShiftUnit
from finmaskig.outreach.services.counters import Change, add_to_month
from finmaskig.outreach.values import normalised
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.values import PastEncounter, PastShift

AT_ONCE = 500
"""So many rows go to the database in one statement."""


class ShiftGone(DomainError):
    """The shift of a meeting is not among the unit's."""


@transaction.atomic
def add_past_shifts(*, actor: Actor, author_id: UUID, shifts: Sequence[PastShift]) -> None:
    """Add shifts that are over, for the actor's unit alone."""
    if not shifts:
        return
    rows = [_shift(actor, author_id, one) for one in shifts]
    Shift.objects.bulk_create(rows, batch_size=AT_ONCE)
    ShiftUnit.objects.bulk_create(
        (
            ShiftUnit(shift=row, unit_id=row.unit_id, planned_start_at=row.planned_start_at)
            for row in rows
        ),
        batch_size=AT_ONCE,
    )
    months = Counter(row.day.replace(day=1) for row in rows)
    for month in sorted(months):
        add_to_month(unit_of(actor), month, Change(shifts=months[month]))
    log_access(
        actor=actor,
        event="outreach.past_added",
        subject="shift",
        reason=f"{len(rows)} pass",
    )


def _shift(actor: Actor, author_id: UUID, one: PastShift) -> Shift:
    return Shift(
        pk=one.id,
        unit_id=unit_of(actor),
        board_id=board_of(actor),
        municipality=actor.municipality,
        state="closed",
        kind=one.kind,
        arenas=list(one.arenas),
        partners=list(one.partners),
        planned_start_at=one.started_at,
        planned_end_at=one.ended_at,
        started_at=one.started_at,
        ended_at=one.ended_at,
        planned_by_id=author_id,
        nobody_met=one.nobody_met,
    )


@transaction.atomic
def add_past_encounters(
    *, actor: Actor, author_id: UUID, encounters: Sequence[PastEncounter]
) -> None:
    """Add meetings to shifts that the unit leads; a buyer stays a count."""
    if not encounters:
        return
    shifts = _locked({one.shift_id for one in encounters}, unit_of(actor))
    rows = [_encounter(actor, author_id, one, shifts[one.shift_id]) for one in encounters]
    Encounter.objects.bulk_create(rows, batch_size=AT_ONCE)
    Shift.objects.bulk_update(
        shifts.values(), ["last_number", "encounter_count", "nobody_met"], batch_size=AT_ONCE
    )
    _count(unit_of(actor), rows)
    log_access(
        actor=actor,
        event="outreach.past_added",
        subject="encounter",
        reason=f"{len(rows)} möten",
    )


def _locked(ids: set[UUID], unit_id: UUID) -> dict[UUID, Shift]:
    """Return the shifts, locked in one order; refuse one that is not there or not the unit's."""
    found: dict[UUID, Shift] = {}
    wanted = sorted(ids)
    for start in range(0, len(wanted), AT_ONCE):
        part = Shift.objects.filter(pk__in=wanted[start : start + AT_ONCE], unit_id=unit_id)
        found |= {row.pk: row for row in part.select_for_update().order_by("pk")}
    if len(found) < len(ids):
        raise ShiftGone(_("Ett av passen finns inte längre. Läs in filen igen."))
    return found


def _encounter(actor: Actor, author_id: UUID, one: PastEncounter, shift: Shift) -> Encounter:
    content = normalised(one.content)
    shift.last_number += 1
    shift.encounter_count += 1
    shift.nobody_met = False
    row = Encounter(
        shift=shift,
        unit_id=shift.unit_id,
        board_id=shift.board_id,
        author_id=author_id,
        number=shift.last_number,
        met_on=one.met_on,
        met_at=one.met_at,
        side=rules.side_of(content.kind, actor.side),
    )
    for name, value in vars(content).items():
        setattr(row, name, list(value) if isinstance(value, tuple) else value)
    if row.is_buyer:
        row.met_on, row.met_at = shift.day, None
    return row


def _count(unit_id: UUID, rows: Sequence[Encounter]) -> None:
    met: Counter[date] = Counter()
    offered: Counter[date] = Counter()
    for row in rows:
        month = row.met_on.replace(day=1)
        met[month] += 1
        offered[month] += rules.counts_as_offered(row.answer)
    for month in sorted(met):
        add_to_month(unit_id, month, Change(encounters=met[month], offered=offered[month]))
