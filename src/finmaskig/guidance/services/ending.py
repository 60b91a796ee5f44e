"""What it means for a step to end: its fields, and what follows from its result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from finmaskig.guidance import rules
from finmaskig.guidance.services.follow_on import open_follow_on
from finmaskig.guidance.services.reports import keep_report
from finmaskig.shared.errors import DomainError
from finmaskig.shared.freetext import refuse_identity
from finmaskig.vault.services import unit_box

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.rules import Outcome


class StepIsClosed(DomainError):
    """Someone else ended the step first."""


def end(row: Step, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    """Set the fields of a locked step as its result says; saving is the caller's."""
    target = rules.target_of(row.status, rules.verb_of(outcome.result))
    if target is None:
        raise StepIsClosed(_("Steget är redan avslutat. Ladda om sidan för att se hur."))
    row.result = outcome.result
    keep_words(row, outcome.text)
    if outcome.result == rules.LATER:
        _wait(row)
        return
    row.status, row.closed_by_id, row.closed_at = target, actor.login_id, at


def keep_words(row: Step, text: str) -> None:
    """Seal what was written about a step under its unit's own key; saving is the caller's."""
    refuse_identity(text)
    row.result_text = b""
    if text:
        unit_box(row.owner_unit_id).put(row, result_text=text)


def follow(row: Step, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    """Keep the report that an ended step was, and open what its result calls for."""
    report = keep_report(row, outcome.report, actor=actor, at=at)
    open_follow_on(row, report, actor=actor, at=at)


def _wait(row: Step) -> None:
    """Keep an offer open without a time: the person asked to come back to it herself."""
    row.due_at, row.late_at, row.due_precision = None, None, rules.UNDATED
    row.climb_level, row.climbed_at = rules.WITH_WORKER, None
