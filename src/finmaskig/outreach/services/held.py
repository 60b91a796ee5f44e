"""What a person decides about a meeting that a phone sent and nobody could save at once."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance.queries import open_step_of_rule
from finmaskig.outreach.choices import HeldDecision, HeldReason
from finmaskig.outreach.models import Encounter, HeldPacket
from finmaskig.outreach.services.encounters import (
    ReasonMissing,
    add_late_encounter,
    change_encounter,
    keep_tap,
)
from finmaskig.outreach.values import new_encounter
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.outreach.values import EncounterContent


class AlreadyDecided(DomainError):
    """Someone else decided first."""


class NoShift(DomainError):
    """The shift that the phone named does not exist."""


@transaction.atomic
def save_held(
    *, actor: Actor, held: HeldPacket, content: EncounterContent, reason: str
) -> Encounter:
    """Save a held meeting in its shift, as a meeting of its own."""
    row = _locked(held, reason)
    if row.shift is None:
        raise NoShift(_("Passet finns inte. Logga mötet i rätt pass och kasta sedan det här."))
    taken = Encounter.objects.filter(pk=row.encounter_id).exists()
    new = new_encounter(
        content,
        met_at=datetime.fromisoformat(str(row.content["met_at"])),
        encounter_id=None if taken else row.encounter_id,
    )
    encounter = add_late_encounter(actor=actor, shift=row.shift, new=new, reason=reason)
    _tick(actor, row, encounter)
    _decide(actor, row, HeldDecision.SAVED, reason)
    return encounter


@transaction.atomic
def replace_with_held(
    *, actor: Actor, held: HeldPacket, content: EncounterContent, reason: str
) -> Encounter:
    """Let a held meeting take the place of the one that has its id."""
    row = _locked(held, reason)
    kept = Encounter.objects.select_related("shift", "unit").get(
        Q(unit_id=actor.unit_id), pk=row.encounter_id
    )
    encounter = change_encounter(
        actor=actor, encounter=kept, content=content, version=kept.version, reason=reason
    )
    _tick(actor, row, encounter)
    _decide(actor, row, HeldDecision.REPLACED, reason)
    return encounter


@transaction.atomic
def discard_held(*, actor: Actor, held: HeldPacket, reason: str) -> None:
    """Throw away a held meeting that should not be kept, and say why."""
    row = _locked(held, reason)
    _decide(actor, row, HeldDecision.DISCARDED, reason)


def can_replace(held: HeldPacket) -> bool:
    """Tell whether there is a meeting that the held one can take the place of."""
    return held.reason == HeldReason.CONFLICT


def _locked(held: HeldPacket, reason: str) -> HeldPacket:
    row = HeldPacket.objects.select_for_update(of=("self",)).select_related("shift").get(pk=held.pk)
    if row.decision:
        raise AlreadyDecided(_("Någon annan har redan bestämt. Ladda om sidan för att se vad."))
    if not reason.strip():
        raise ReasonMissing(_("Skriv varför, så att det går att förstå efteråt."))
    return row


def _tick(actor: Actor, held: HeldPacket, encounter: Encounter) -> None:
    """Keep what was tapped on the phone; a tap that no longer fits leaves its step open."""
    taps = held.content.get("ticks", [])
    for tap in taps:
        step = open_step_of_rule("encounter", encounter.pk, str(tap["rule"]))
        if step is None:
            continue
        try:
            keep_tap(actor=actor, encounter=encounter, step=step, answer=str(tap["answer"]))
        except DomainError:  # the step stays open, which loses nothing
            continue


def _decide(actor: Actor, held: HeldPacket, decision: HeldDecision, reason: str) -> None:
    """Keep the decision; the content itself goes, now that the meeting is kept or thrown away."""
    held.decision, held.decided_by_id, held.decided_at = decision, actor.user_id, now()
    held.content = {}
    held.save()
    log_access(
        actor=actor,
        event="outreach.packet_decided",
        subject="held_packet",
        ids=[held.pk, held.encounter_id],
        reason=reason,
    )
