"""Registering what is told: proposed, decided, told, corrected. Nothing is decided by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases.services.noting import note_day
from finmaskig.cases.services.rows import locked
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.handovers import grounds, parts
from finmaskig.handovers.choices_grounds import GROUND_PROBLEMS, Decider, State
from finmaskig.handovers.models import Disclosure
from finmaskig.handovers.queries.disclosures import LEAD_ROLE, known_child, subject_of
from finmaskig.handovers.services.consents import lock_valid
from finmaskig.handovers.services.watching_grounds import DECIDE, GIVE, keep_watch
from finmaskig.handovers.values_grounds import Correction, Decision, NewDisclosure
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of, unit_box

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box

FOREIGN_KEYS = (
    "unit",
    "board",
    "case",
    "receiver_unit",
    "consent",
    "proposed_by",
    "decided_by",
    "made_by",
    "corrects",
)


class GroundDoesNotHold(DomainError):
    """What the disclosure rests on does not carry it."""


class ToldInTheFuture(DomainError):
    """What has not happened yet is not registered."""


class NotWaiting(DomainError):
    """Somebody else decided first, or it has been told already."""


class WeighingMissing(DomainError):
    """A decision is written down with its reasons."""


@transaction.atomic
def register(new: NewDisclosure, *, actor: Actor) -> Disclosure:
    """Register what has been told, or propose it to a lead where a lead decides.

    Whether a consent is valid is asked here, with the consent's row locked, so that a withdrawal at
    the same moment either comes first or waits. The same form sent twice gives the same row.
    """
    case = locked(new.case) if new.case is not None else None
    at = now()
    kept = _kept(new)
    if kept is not None:
        return kept
    told_at = new.made_at or at
    if told_at > at:
        raise ToldInTheFuture(_("Tiden har inte varit än. Välj när du berättade det."))
    _refuse_ground(actor, new, local(told_at).date())
    row = _drafted(actor, new, at=at)
    if new.choice.ground == grounds.CONSENT:
        row.consent_id = _locked_consent(new, days=(local(told_at).date(), local(at).date()))
    if _waits_for_lead(actor, new, local(at).date()):
        row.state = State.PROPOSED
    else:
        _tell(row, actor, decided_as=_decider(actor, new), at=told_at)
    _seal(row, new)
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save(force_insert=True)
    _log(actor, "handovers.disclosure_registered", row)
    _note(case, at)
    keep_watch(actor, row, at=at)
    return row


def _kept(new: NewDisclosure) -> Disclosure | None:
    return Disclosure.objects.filter(pk=new.id).first() if new.id else None


def _refuse_ground(actor: Actor, new: NewDisclosure, on: date) -> None:
    facts = grounds.GroundFacts(
        on=on,
        receiver=new.receiver,
        parts=new.parts,
        has_contact=new.case is not None,
        is_child=known_child(new.case),
        was_urgent=new.was_urgent,
        told_before_decision=new.made_at is not None and actor.role != LEAD_ROLE,
    )
    for code in grounds.problems(new.choice, facts):
        raise GroundDoesNotHold(GROUND_PROBLEMS[code])


def _locked_consent(new: NewDisclosure, *, days: tuple[date, date]) -> UUID:
    """Return the consent, valid both on the day it was told and now."""
    assert new.case is not None
    assert new.choice.consent_id is not None
    for day in days:
        row = lock_valid(
            new.choice.consent_id,
            case=new.case,
            parts=new.parts,
            receiver=new.receiver,
            on=day,
        )
    return row.pk


def _waits_for_lead(actor: Actor, new: NewDisclosure, on: date) -> bool:
    return actor.role != LEAD_ROLE and grounds.needs_lead(new.choice.ground, on)


def _decider(actor: Actor, new: NewDisclosure) -> str:
    if new.choice.ground == grounds.CONSENT:
        return Decider.PERSON
    return Decider.LEAD if actor.role == LEAD_ROLE else Decider.WORKER


def _tell(row: Disclosure, actor: Actor, *, decided_as: str, at: datetime) -> None:
    row.state = State.MADE
    row.decided_as, row.decided_by_id, row.decided_at = decided_as, actor.user_id, at
    row.made_by_id, row.made_at = actor.user_id, at


def _drafted(actor: Actor, new: NewDisclosure, *, at: datetime) -> Disclosure:
    case = new.case
    unit_id = case.unit_id if case is not None else unit_of(actor)
    return Disclosure(
        pk=new.id or uuid4(),
        unit_id=unit_id,
        board_id=case.board_id if case is not None else board_of(actor),
        side=case.side if case is not None else actor.side,
        about_kind=parts.CASE if case is not None else new.about_kind,
        about_id=case.pk if case is not None else new.about_id,
        case_id=case.pk if case is not None else None,
        record=case.pk if case is not None else unit_id,
        parts=list(new.parts),
        receiver_kind=new.receiver.kind,
        receiver_unit_id=new.receiver.unit_id,
        ground=new.choice.ground,
        how=new.how,
        was_urgent=new.was_urgent,
        proposed_by_id=actor.user_id,
        registered_at=at,
        corrects_id=new.corrects_id,
    )


def _box(row: Disclosure) -> Box:
    """Return what a row's texts lie under: its contact's key, or the unit's own."""
    return box_of(row.record, row.unit_id) if row.case_id else unit_box(row.unit_id)


def _seal(row: Disclosure, new: NewDisclosure) -> None:
    words = new.receiver.words.strip()
    if words or new.choice.weighing:
        _box(row).put(row, receiver_words=words, weighing=new.choice.weighing)


@transaction.atomic
def decide(*, actor: Actor, disclosure: Disclosure, decision: Decision) -> Disclosure:
    """Let a lead say yes or no to a proposal, with her own reasons."""
    row, case = _locked(disclosure)
    at = now()
    if row.state != State.PROPOSED:
        raise NotWaiting(_("Någon har redan bestämt. Ladda om sidan för att se hur."))
    if not decision.weighing.strip():
        raise WeighingMissing(_("Skriv hur du har vägt skälen. Det är ditt beslut."))
    own = actor.unit_id == row.unit_id
    row.state = State.ALLOWED if decision.is_yes else State.REFUSED
    row.decided_as = Decider.LEAD if own else Decider.NEXT_LEAD
    row.decided_by_id, row.decided_at = actor.user_id, at
    _box(row).put(row, decision_weighing=decision.weighing)
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save(update_fields=["state", "decided_as", "decided_by", "decided_at", "decision_weighing"])
    _log(actor, "handovers.disclosure_decided", row)
    _note(case, at)
    _settle(actor, row, DECIDE, at=at)
    keep_watch(actor, row, at=at)
    return row


@transaction.atomic
def mark_made(*, actor: Actor, disclosure: Disclosure) -> Disclosure:
    """Note that what a lead has allowed is told now."""
    row, case = _locked(disclosure)
    at = now()
    if row.state != State.ALLOWED:
        raise NotWaiting(_("Det här går inte att lämna nu. Ladda om sidan för att se läget."))
    row.state, row.made_by_id, row.made_at = State.MADE, actor.user_id, at
    row.save(update_fields=["state", "made_by", "made_at"])
    _log(actor, "handovers.disclosure_made", row)
    _note(case, at)
    _settle(actor, row, GIVE, at=at)
    keep_watch(actor, row, at=at)
    return row


@transaction.atomic
def correct(*, actor: Actor, disclosure: Disclosure, correction: Correction) -> Disclosure:
    """Write beside what is noted what was told after all; the first row stays as it is.

    More than the consent covered was told without ground: it is noted so, and the lead looks.
    """
    old, case = _locked(disclosure)
    at = now()
    if old.state != State.MADE:
        raise NotWaiting(_("Bara det som är lämnat går att rätta. Ladda om sidan."))
    if not correction.parts:
        raise GroundDoesNotHold(GROUND_PROBLEMS[grounds.NO_PARTS])
    row = _copied(old, correction)
    row.proposed_by_id, row.registered_at = actor.user_id, at
    texts = {name: _box(old).text(old, name) for name in ("receiver_words", "decision_weighing")}
    _box(row).put(row, weighing=correction.why, **texts)
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save(force_insert=True)
    _log(actor, "handovers.disclosure_corrected", row)
    _note(case, at)
    keep_watch(actor, row, at=at)
    return row


def _copied(old: Disclosure, correction: Correction) -> Disclosure:
    """Return the corrected row, new and unsaved; it keeps its consent only within it."""
    kept = {field.attname: getattr(old, field.attname) for field in old._meta.concrete_fields}  # noqa: SLF001 -- Django's public name
    row = Disclosure(**(kept | {"id": uuid4(), "parts": list(correction.parts)}))
    row.corrects_id = old.pk
    if old.consent is not None and not set(correction.parts) <= set(old.consent.parts):
        row.ground, row.consent_id = grounds.WITHOUT_GROUND, None
        row.decided_as = Decider.WORKER
    return row


def _locked(disclosure: Disclosure) -> tuple[Disclosure, Case | None]:
    """Return a row and its contact, both locked, the contact first as everywhere."""
    case = locked(disclosure.case) if disclosure.case is not None else None
    rows = Disclosure.objects.select_for_update(of=("self",)).select_related("unit", "consent")
    return rows.get(pk=disclosure.pk), case


def _note(case: Case | None, at: datetime) -> None:
    if case is not None:
        note_day(case, at)


def _settle(actor: Actor, row: Disclosure, watch: str, *, at: datetime) -> None:
    settle_dated_step(
        actor=actor,
        subject=subject_of(row, row.unit_id),
        watch=watch,
        outcome=Outcome(FULFILLED),
        at=at,
    )


def _log(actor: Actor, event: str, row: Disclosure) -> None:
    log_access(actor=actor, event=event, subject="disclosure", ids=[row.pk], reason=row.ground)
