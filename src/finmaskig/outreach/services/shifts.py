"""Plan a shift, think it through, start it, close it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.organisations.queries.staff import staff_of
from finmaskig.outreach import rules
from finmaskig.outreach.models import AreaLabel, Operation, Shift, ShiftUnit, ShiftWorker
from finmaskig.outreach.services.counters import count_shift
from finmaskig.outreach.services.states import locked_open, moved
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.values import Alone, Closing, NewShift, RiskAssessment


class PlanRefused(DomainError):
    """The plan cannot be kept as it stands."""


class RiskNotAssessed(DomainError):
    """Nobody has thought the shift through."""


class TooFew(DomainError):
    """Fewer than two, without a reason or a time to report."""


class MeetingsDisagree(DomainError):
    """What is said about whom was met does not fit what was logged."""


@transaction.atomic
def plan_shift(*, actor: Actor, new: NewShift) -> Shift:
    """Plan a shift for the actor's unit, alone or with other units of her board."""
    shift = Shift(unit_id=unit_of(actor), board_id=board_of(actor), planned_by_id=actor.user_id)
    shift.municipality = actor.municipality
    _fill(shift, new, actor)
    shift.save(force_insert=True)
    _keep_crew(shift, new, actor)
    _keep_area(shift)
    log_access(actor=actor, event="outreach.shift_planned", subject="shift", ids=[shift.pk])
    return shift


@transaction.atomic
def change_plan(*, actor: Actor, shift: Shift, new: NewShift) -> Shift:
    """Change a shift that has not started."""
    row = locked_open(shift)
    if row.is_running:
        raise PlanRefused(_("Passet har startat. Planen går inte längre att ändra."))
    _fill(row, new, actor)
    row.save()
    _keep_crew(row, new, actor)
    _keep_area(row)
    log_access(actor=actor, event="outreach.shift_changed", subject="shift", ids=[row.pk])
    return row


def _fill(shift: Shift, new: NewShift, actor: Actor) -> None:
    if new.planned_end_at <= new.planned_start_at:
        raise PlanRefused(_("Passet slutar innan det börjar. Ändra en av tiderna."))
    if new.planned_end_at - new.planned_start_at > timedelta(hours=rules.LONGEST_SHIFT_HOURS):
        raise PlanRefused(_("Passet är längre än ett dygn. Dela det i flera pass."))
    operation = new.operation_id
    if operation and not Operation.objects.filter(pk=operation, board_id=actor.board_id).exists():
        raise PlanRefused(_("Insatsen finns inte längre. Välj en annan eller ingen."))
    shift.kind, shift.area, shift.operation_id = new.kind, new.area, operation
    shift.arenas, shift.partners = list(new.arenas), list(new.partners)
    shift.planned_start_at, shift.planned_end_at = new.planned_start_at, new.planned_end_at
    shift.clean_fields(exclude=["unit", "board", "planned_by", "operation", "alarm_answered_by"])


def _keep_crew(shift: Shift, new: NewShift, actor: Actor) -> None:
    """Keep which units and workers take part; all of them in the board of the shift."""
    staff = staff_of(shift.board_id, on=today(), roles=rules.FIELD_ROLES)
    asked = {shift.unit_id, *new.unit_ids}
    if not asked <= {shift.unit_id, *(member.unit_id for member in staff)}:
        raise PlanRefused(_("En av enheterna hör inte till er nämnd. Välj den som samverkanspart."))
    unit_of_user = {member.user_id: member.unit_id for member in staff}
    unit_of_user |= {m.user_id: m.unit_id for m in staff if m.unit_id in asked}
    unit_of_user[actor.user_id] = unit_of(actor)
    if not set(new.worker_ids) <= unit_of_user.keys():
        raise PlanRefused(_("En av kollegorna arbetar inte längre i er nämnd. Välj om."))
    crew = {user: unit_of_user[user] for user in new.worker_ids}
    _replace_units(shift, asked | set(crew.values()))
    shift.workers.all().delete()
    ShiftWorker.objects.bulk_create(
        ShiftWorker(shift=shift, user_id=user, unit_id=unit) for user, unit in crew.items()
    )


def _replace_units(shift: Shift, units: Iterable[UUID]) -> None:
    shift.units.all().delete()
    ShiftUnit.objects.bulk_create(
        ShiftUnit(shift=shift, unit_id=unit, planned_start_at=shift.planned_start_at)
        for unit in sorted(units)
    )


def _keep_area(shift: Shift) -> None:
    """Remember a new word for where the unit works."""
    if shift.area:
        AreaLabel.objects.get_or_create(unit_id=shift.unit_id, label=shift.area)


@transaction.atomic
def join_shift(*, actor: Actor, shift: Shift) -> ShiftWorker:
    """Let a worker of a unit in the shift go along."""
    row = locked_open(shift)
    worker, _new = ShiftWorker.objects.get_or_create(
        shift=row, user_id=actor.user_id, defaults={"unit_id": unit_of(actor)}
    )
    log_access(actor=actor, event="outreach.shift_joined", subject="shift", ids=[row.pk])
    return worker


@transaction.atomic
def assess_risk(*, actor: Actor, shift: Shift, assessment: RiskAssessment) -> Shift:
    """Keep what was thought through; before the start, or when things change."""
    row = locked_open(shift)
    _assess(row, assessment)
    row.save()
    log_access(actor=actor, event="outreach.risk_assessed", subject="shift", ids=[row.pk])
    return row


def _assess(row: Shift, assessment: RiskAssessment) -> None:
    row.risks, row.ways_out = list(assessment.risks), list(assessment.ways_out)
    row.contact_function, row.transport = assessment.contact_function, assessment.transport
    row.risk_note = assessment.note
    row.risk_assessed_at = now()


@transaction.atomic
def start_shift(
    *, actor: Actor, shift: Shift, assessment: RiskAssessment | None = None, alone: Alone
) -> Shift:
    """Start a shift that is thought through; fewer than two say why and when they report."""
    row = moved(shift, "start")
    if assessment is not None:
        _assess(row, assessment)
    if row.risk_assessed_at is None:
        raise RiskNotAssessed(_("Gör riskbedömningen först. Den tar en minut."))
    at = now()
    _keep_check_in(row, alone, at)
    row.started_at = at
    row.save()
    count_shift(row)
    log_access(actor=actor, event="outreach.shift_started", subject="shift", ids=[row.pk])
    return row


def _keep_check_in(row: Shift, alone: Alone, at: datetime) -> None:
    crew = row.workers.count()
    if crew == 0:
        raise TooFew(_("Ingen är med på passet. Gå med i det först."))
    if not rules.needs_check_in(crew):
        return
    if not alone.reason.strip():
        raise TooFew(_("Du är ensam på passet. Skriv varför, så att chefen vet."))
    if alone.check_in_at is None or alone.check_in_at <= at:
        raise TooFew(_("Du är ensam på passet. Välj när du hör av dig nästa gång."))
    row.alone_reason, row.check_in_at = alone.reason.strip(), alone.check_in_at


@transaction.atomic
def cancel_shift(*, actor: Actor, shift: Shift, reason: str) -> Shift:
    """Cancel a shift that has not started."""
    row = moved(shift, "cancel")
    row.save()
    log_access(
        actor=actor,
        event="outreach.shift_cancelled",
        subject="shift",
        ids=[row.pk],
        reason=reason,
    )
    return row


@transaction.atomic
def close_shift(*, actor: Actor, shift: Shift, closing: Closing) -> Shift:
    """End a shift; that nobody was met is a result, and is said."""
    row = moved(shift, "close")
    if not row.encounter_count and not closing.nobody_met:
        raise MeetingsDisagree(
            _("Inga möten är loggade. Logga dem, eller kryssa för att ni inte mötte någon.")
        )
    if row.encounter_count and closing.nobody_met:
        raise MeetingsDisagree(
            _("Ni har loggat möten. Ta bort krysset för att ni inte mötte någon.")
        )
    row.ended_at = max(now(), row.started_at or now())
    row.nobody_met, row.debrief = closing.nobody_met, closing.debrief
    row.check_in_at = None
    row.save()
    log_access(actor=actor, event="outreach.shift_closed", subject="shift", ids=[row.pk])
    return row
