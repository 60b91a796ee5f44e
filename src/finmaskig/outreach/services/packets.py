"""What comes from a phone's outbox: saved once, or held for a person; never dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from finmaskig.accounts.log import log_access
from finmaskig.guidance.queries import open_step_of_rule
from finmaskig.outreach.choices import HeldReason
from finmaskig.outreach.models import Encounter, HeldPacket, Shift
from finmaskig.outreach.sent import FORM_VERSION, SentEncounter, SentTick, digest_of
from finmaskig.outreach.services.encounters import (
    EncounterConflict,
    NotOnShift,
    add_encounter,
    keep_tap,
)
from finmaskig.outreach.services.states import ShiftNotRunning
from finmaskig.outreach.values import EncounterContent, new_encounter
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

STORED, ALREADY, HELD = "stored", "already", "held"

_WHY: tuple[tuple[type[DomainError], HeldReason], ...] = (
    (EncounterConflict, HeldReason.CONFLICT),
    (ShiftNotRunning, HeldReason.SHIFT_CLOSED),
    (NotOnShift, HeldReason.MEMBERSHIP_ENDED),
)


@dataclass(frozen=True)
class Received:
    """What became of a packet: `state` is stored, already or held."""

    state: str
    encounter_id: UUID
    shift_id: UUID | None = None


@dataclass(frozen=True)
class _Hold:
    """Why a packet waits."""

    reason: HeldReason
    detail: str = ""


@transaction.atomic
def receive_encounter(
    *, actor: Actor, sent: SentEncounter, content: EncounterContent | None, problem: str = ""
) -> Received:
    """Save a meeting from a phone, or hold it. ``content`` is None when the form refused it."""
    shift = Shift.objects.filter(Q(board_id=actor.board_id), pk=sent.shift_id).first()
    hold = _held_unread(actor, sent, shift, content, problem)
    if hold is None and shift is not None and content is not None:
        known = Encounter.objects.filter(pk=sent.id).exists()
        new = new_encounter(content, met_at=sent.met_at, encounter_id=sent.id)
        try:
            add_encounter(actor=actor, shift=shift, new=new)
        except DomainError as error:
            hold = _Hold(_reason_of(error), str(error))
        else:
            return Received(ALREADY if known else STORED, sent.id, shift.pk)
    assert hold is not None
    _keep_held(actor, sent, shift, hold)
    return Received(HELD, sent.id)


def _held_unread(
    actor: Actor,
    sent: SentEncounter,
    shift: Shift | None,
    content: EncounterContent | None,
    problem: str,
) -> _Hold | None:
    """Return why a meeting is held before anyone tries to save it."""
    if sent.author_id != actor.user_id:
        return _Hold(HeldReason.OTHER_SENDER)
    if sent.form_version != FORM_VERSION:
        return _Hold(HeldReason.UNKNOWN_VERSION)
    if shift is None or content is None:
        return _Hold(HeldReason.REFUSED, problem)
    return None


def _reason_of(error: DomainError) -> HeldReason:
    for kind, reason in _WHY:
        if isinstance(error, kind):
            return reason
    return HeldReason.REFUSED


def _keep_held(actor: Actor, sent: SentEncounter, shift: Shift | None, hold: _Hold) -> None:
    content = sent.as_content()
    held, new = HeldPacket.objects.get_or_create(
        encounter_id=sent.id,
        digest=digest_of(content),
        sender_id=actor.user_id,
        defaults={
            "shift": shift,
            "unit_id": _unit_of(actor, sent, shift),
            "author_id": sent.author_id if _is_known(sent, shift) else None,
            "reason": hold.reason,
            "detail": hold.detail[:300],
            "content": content,
            "received_at": now(),
            "device_at": sent.device_at,
        },
    )
    if new:
        log_access(
            actor=actor,
            event="outreach.packet_held",
            subject="held_packet",
            ids=[held.pk],
            reason=str(hold.reason.label),
        )


def _is_known(sent: SentEncounter, shift: Shift | None) -> bool:
    return shift is not None and shift.workers.filter(user_id=sent.author_id).exists()


def _unit_of(actor: Actor, sent: SentEncounter, shift: Shift | None) -> UUID:
    """Return the unit whose author or lead decides: the author's in the shift, else the sender's.

    A packet must not reach the other side of the wall because of who happened to send it.
    """
    if shift is None:
        assert actor.unit_id is not None  # the door lets in only those who work in a unit
        return actor.unit_id
    author = shift.workers.filter(user_id=sent.author_id).first()
    return author.unit_id if author else shift.unit_id


@transaction.atomic
def receive_tick(*, actor: Actor, sent: SentTick) -> Received:
    """Keep an answer that was tapped in the meeting; with its meeting when that is held."""
    waiting = (
        HeldPacket.objects.select_for_update()
        .filter(encounter_id=sent.encounter_id, decision="")
        .first()
    )
    if waiting is not None:
        taps = waiting.content.setdefault("ticks", [])
        if sent.as_content() not in taps:
            taps.append(sent.as_content())
            waiting.save(update_fields=["content"])
        return Received(HELD, sent.encounter_id)
    encounter = (
        Encounter.objects.select_related("shift")
        .filter(Q(unit_id=actor.unit_id), pk=sent.encounter_id, author_id=sent.author_id)
        .first()
    )
    step = open_step_of_rule("encounter", sent.encounter_id, sent.rule)
    if encounter is None or step is None:
        return Received(ALREADY, sent.encounter_id)
    try:
        keep_tap(actor=actor, encounter=encounter, step=step, answer=sent.answer)
    except DomainError:  # the step stays open, which loses nothing
        return Received(ALREADY, encounter.pk, encounter.shift_id)
    return Received(STORED, encounter.pk, encounter.shift_id)
