"""The tie between a meeting and its next steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance import services as guidance
from finmaskig.guidance.rules import Tick
from finmaskig.outreach.queries.facts import facts_of, setting_of, subject_of
from finmaskig.pure.guidance.facts import FactError
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.services.opening import Plan
    from finmaskig.outreach.models import Encounter, Shift
    from finmaskig.outreach.values import EncounterContent


class FactRefused(DomainError):
    """A value that no meeting can have."""


def plan_of(actor: Actor, content: EncounterContent, shift: Shift, at: datetime) -> Plan:
    """Decide what must happen next; made before the transaction, kept inside it."""
    try:
        facts = facts_of(content, setting_of(shift))
    except FactError as error:
        raise FactRefused(error.message) from error
    return guidance.plan_steps(actor=actor, facts=facts, at=at)


def keep_steps(
    actor: Actor, encounter: Encounter, plan: Plan, ticked: tuple[tuple[str, str], ...] = ()
) -> list[Step]:
    """Open the meeting's next steps, or bring them in line when its facts have changed."""
    return guidance.keep_steps(
        actor=actor,
        subject=subject_of(encounter),
        plan=plan,
        ticked={code: Tick(answer) for code, answer in ticked},
    )
