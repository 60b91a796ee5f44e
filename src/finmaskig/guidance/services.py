"""What people do with steps: open, tick, close, set aside, hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.rules import Outcome, Subject, Tick
    from finmaskig.pure.guidance.facts import Facts


def open_steps(
    *, actor: Actor, subject: Subject, facts: Facts, at: datetime, ticked: Mapping[str, Tick]
) -> list[Step]:
    """Decide what must happen next and keep it; call again when the facts change.

    ``ticked`` is keyed by rule code. The answer holds every step of the subject, ticked or open,
    the most binding first. Decide outside your transaction, save inside it.
    """
    raise NotImplementedError


def tick_step(*, step: Step, tick: Tick, actor: Actor) -> Step:
    """Keep what was done or answered in the meeting."""
    raise NotImplementedError


def close_step(*, step: Step, outcome: Outcome, actor: Actor) -> Step:
    """Close a step with its result."""
    raise NotImplementedError


def mark_not_applicable(*, step: Step, why: str, actor: Actor) -> Step:
    """Close a step that does not fit, and say why."""
    raise NotImplementedError


def hand_over_step(
    *, step: Step, actor: Actor, to_user: UUID | None = None, to_unit: UUID | None = None
) -> Step:
    """Give a step to a named colleague or to another unit within the unit's own board."""
    raise NotImplementedError


def climb_overdue(*, at: datetime) -> int:
    """Lift overdue steps to the lead, then to the side's next lead."""
    raise NotImplementedError
