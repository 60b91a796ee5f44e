"""Meetings: log, change, and what a tap on a next step does to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance import rules as step_rules
from finmaskig.guidance.services import tick_step
from finmaskig.organisations.access import unit_of
from finmaskig.outreach import rules
from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.services.counters import count_encounter
from finmaskig.outreach.services.net import keep_steps, plan_of
from finmaskig.outreach.services.states import ShiftNotRunning, locked, locked_running
from finmaskig.outreach.values import normalised
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.services.opening import Plan
    from finmaskig.outreach.values import EncounterContent, NewEncounter


NOTHING_CHOSEN = _("Inget är valt. Välj minst en sak, till exempel ålder.")


class EncounterConflict(DomainError):
    """The id is known with other content."""


class EncounterEmpty(DomainError):
    """Nothing at all was chosen."""


class NotOnShift(DomainError):
    """The author does not work in the shift."""


class EncounterChanged(DomainError):
    """Somebody else changed the row first."""


class ReasonMissing(DomainError):
    """A change after the end needs its reason."""


class JoinedAway(DomainError):
    """Another row stands for this meeting."""


@dataclass(frozen=True)
class Draft:
    """A meeting as it may be kept, with its next steps decided but not yet written."""

    new: NewEncounter
    content: EncounterContent
    plan: Plan
    reason: str = ""


def add_encounter(*, actor: Actor, shift: Shift, new: NewEncounter) -> Encounter:
    """Log a meeting with its next steps. The same meeting sent twice is kept once."""
    draft = _draft(actor, shift, new)
    with transaction.atomic():
        row = locked(shift)
        if kept := _kept(actor, row, new):
            return kept
        if not row.is_running:
            raise ShiftNotRunning(_("Passet pågår inte. Mötet är inte sparat: öppna rätt pass."))
        if not row.workers.filter(user_id=actor.user_id).exists():
            raise NotOnShift(_("Du är inte med på passet. Gå med i det först."))
        return _insert(actor, row, draft)


def add_late_encounter(*, actor: Actor, shift: Shift, new: NewEncounter, reason: str) -> Encounter:
    """Log a meeting that came in after its shift closed, by someone's decision."""
    draft = _draft(actor, shift, new, reason=reason.strip())
    with transaction.atomic():
        row = locked(shift)
        if kept := _kept(actor, row, new):
            return kept
        if row.started_at is None:
            raise ShiftNotRunning(_("Passet startade aldrig. Välj ett annat pass."))
        if not draft.reason:
            raise ReasonMissing(_("Skriv varför mötet sparas i efterhand."))
        return _insert(actor, row, draft)


def _draft(actor: Actor, shift: Shift, new: NewEncounter, *, reason: str = "") -> Draft:
    """Decide what must happen next, before anything is locked."""
    if new.content.is_empty:
        raise EncounterEmpty(NOTHING_CHOSEN)
    content = normalised(new.content)
    return Draft(new, content, plan_of(actor, content, shift, new.met_at), reason)


def _kept(actor: Actor, shift: Shift, new: NewEncounter) -> Encounter | None:
    """Return the row that is already there, or refuse other content under its id."""
    kept = Encounter.objects.select_related("shift", "unit").filter(pk=new.id).first()
    if kept is None:
        return None
    if (kept.shift_id, kept.author_id, kept.digest) != (shift.pk, actor.user_id, new.digest):
        raise EncounterConflict(
            _("Mötet finns redan med annat innehåll. Öppna passet och jämför innan du sparar.")
        )
    return kept


def _insert(actor: Actor, shift: Shift, draft: Draft) -> Encounter:
    new = draft.new
    encounter = Encounter(
        pk=new.id,
        shift=shift,
        unit_id=unit_of(actor),
        board_id=shift.board_id,
        author_id=actor.user_id,
        number=shift.last_number + 1,
        met_on=local(new.met_at).date(),
        met_at=new.met_at,
        digest=new.digest,
    )
    _fill(encounter, draft.content, unit_side=actor.side)
    encounter.save(force_insert=True)
    Shift.objects.filter(pk=shift.pk).update(
        last_number=encounter.number, encounter_count=F("encounter_count") + 1, nobody_met=False
    )
    count_encounter(encounter, times=1)
    log_access(
        actor=actor,
        event="outreach.encounter_added",
        subject="encounter",
        ids=[encounter.pk],
        reason=draft.reason,
    )
    steps = keep_steps(actor, encounter, draft.plan, new.ticked)
    _keep_answer(encounter, steps)
    return encounter


def _fill(encounter: Encounter, content: EncounterContent, *, unit_side: str) -> None:
    """Write content into a row; a buyer keeps the day of the shift and no time."""
    for name, value in vars(content).items():
        setattr(encounter, name, list(value) if isinstance(value, tuple) else value)
    encounter.side = rules.side_of(content.kind, unit_side)
    if encounter.is_buyer:
        encounter.met_on, encounter.met_at = encounter.shift.day, None
    encounter.clean_fields(exclude=["shift", "unit", "board", "author", "joined_into"])


def _locked_row(encounter: Encounter) -> Encounter:
    """Return a row that stands for itself, locked after its shift."""
    locked(encounter.shift)
    row = (
        Encounter.objects.select_for_update(of=("self",))
        .select_related("shift", "unit")
        .get(pk=encounter.pk)
    )
    if row.is_joined_away:
        raise JoinedAway(_("Mötet är ihoplagt med ett annat. Öppna det i stället."))
    return row


def change_encounter(
    *, actor: Actor, encounter: Encounter, content: EncounterContent, version: int, reason: str = ""
) -> Encounter:
    """Correct a meeting: freely while the shift runs, with a reason afterwards."""
    if content.is_empty:
        raise EncounterEmpty(NOTHING_CHOSEN)
    content = normalised(content)
    plan = plan_of(actor, content, encounter.shift, encounter.met_at or now())
    with transaction.atomic():
        row = _locked_row(encounter)
        if row.version != version:
            raise EncounterChanged(
                _("Någon annan ändrade mötet medan du skrev. Öppna det igen och se vad som gäller.")
            )
        if row.shift.is_closed and not reason.strip():
            raise ReasonMissing(_("Passet är avslutat. Skriv varför du ändrar."))
        count_encounter(row, times=-1)
        _fill(row, content, unit_side=row.unit.side)
        row.version += 1
        row.save()
        count_encounter(row, times=1)
        log_access(
            actor=actor,
            event="outreach.encounter_changed",
            subject="encounter",
            ids=[row.pk],
            reason=reason,
        )
        keep_steps(actor, row, plan)
    return row


@transaction.atomic
def tick_advice(*, actor: Actor, encounter: Encounter, step: Step, answer: str) -> Step:
    """Keep what was done or answered in the meeting, with one tap while the shift runs."""
    if locked(encounter.shift).is_closed:
        locked_running(encounter.shift)
    return keep_tap(actor=actor, encounter=encounter, step=step, answer=answer)


@transaction.atomic
def keep_tap(*, actor: Actor, encounter: Encounter, step: Step, answer: str) -> Step:
    """Keep a tap from a meeting, also one that came from a phone after the shift."""
    row = _locked_row(encounter)
    ticked = tick_step(step=step, tick=step_rules.Tick(answer), actor=actor)
    _keep_answer(row, [ticked])
    return ticked


def _keep_answer(encounter: Encounter, steps: list[Step]) -> None:
    """Let the first answer to an offer be the meeting's answer, when none was noted."""
    given = [step.result for step in steps if step.is_offer and step.result in rules.ANSWERS]
    if encounter.answer or not given:
        return
    count_encounter(encounter, times=-1)
    encounter.answer = given[0]
    encounter.save(update_fields=["answer"])
    count_encounter(encounter, times=1)
