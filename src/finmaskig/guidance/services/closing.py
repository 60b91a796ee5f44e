"""Ending a step: done, answered, set aside, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance import rules
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services.ending import end, follow, keep_words
from finmaskig.guidance.services.rows import lock, lock_subject, save
from finmaskig.guidance.subjects import tell_listener
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.rules import Tick


class StepIsOpen(DomainError):
    """Only an ended step can be opened again."""


class ResultDoesNotFit(DomainError):
    """The step cannot end that way."""


def tick_step(*, step: Step, tick: Tick, actor: Actor) -> Step:
    """Keep what was done or answered in the meeting."""
    if tick.answer not in rules.ANSWERS[step.level]:
        raise ResultDoesNotFit(_("Det svaret passar inte det här steget. Välj ett annat."))
    return _end(step, Outcome(tick.answer, tick.reason), actor=actor)


def close_step(*, step: Step, outcome: Outcome, actor: Actor) -> Step:
    """Close a step with its result."""
    if outcome.result not in rules.results_of(step.code, step.level):
        raise ResultDoesNotFit(_("Det resultatet passar inte det här steget. Välj ett annat."))
    return _end(step, outcome, actor=actor)


def mark_not_applicable(*, step: Step, why: str, actor: Actor) -> Step:
    """Close a step that does not fit, and say why."""
    if not why.strip():
        raise ResultDoesNotFit(_("Skriv varför steget inte är aktuellt."))
    return _end(step, Outcome(rules.COULD_NOT, why.strip()), actor=actor)


@transaction.atomic
def reopen_step(*, step: Step, why: str, actor: Actor) -> Step:
    """Open a step again that was ended by mistake."""
    if not why.strip():
        raise ResultDoesNotFit(_("Skriv varför steget öppnas igen."))
    row, others = lock(step)
    if rules.target_of(row.status, "reopen") is None:
        raise StepIsOpen(_("Steget går inte att öppna igen. Ladda om sidan för att se läget."))
    if any(one.is_open and one.same_advice_as(row) for one in others):
        raise StepIsOpen(_("Samma steg är redan öppet på nytt. Arbeta vidare i det."))
    row.status, row.result = rules.OPEN, ""
    keep_words(row, why.strip())
    row.closed_by_id, row.closed_at = None, None
    save(row)
    _end_what_followed(row, others)
    tell_listener(row.subject_kind, row.subject_id, row.rule_code, "")
    log_access(actor=actor, event="guidance.step_reopened", subject="step", ids=[row.pk])
    return row


def _end_what_followed(row: Step, others: Iterable[Step]) -> None:
    """End what the result called for: the result is taken back."""
    for one in others:
        if one.is_open and one.previous_id == row.pk:
            one.status, one.result = rules.NOT_APPLICABLE, rules.FACTS_CHANGED
            one.closed_at = now()
            save(one)


@transaction.atomic
def decline_offers(*, actor: Actor, kind: str, subject_id: UUID, at: datetime) -> list[Step]:
    """End every offer of a subject that has said no to all of them.

    A child's no ends none: the offers stay, for somebody to come back with.
    """
    rows = lock_subject(kind, subject_id)
    ended = [row for row in rows if row.is_open and row.is_offer and row.no_ends_offers]
    for row in ended:
        _settle(row, Outcome(rules.NO), actor=actor, at=at)
    if ended:
        ids = [row.pk for row in ended]
        log_access(actor=actor, event="guidance.step_closed", subject="step", ids=ids)
    return ended


@transaction.atomic
def _end(step: Step, outcome: Outcome, *, actor: Actor) -> Step:
    at = now()
    row, others = lock(step)
    _settle(row, outcome, actor=actor, at=at)
    ended = [row, *_end_offers(row, others, actor=actor, at=at)]
    log_access(
        actor=actor, event="guidance.step_closed", subject="step", ids=[one.pk for one in ended]
    )
    return row


def _settle(row: Step, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    end(row, outcome, actor=actor, at=at)
    save(row)
    follow(row, outcome, actor=actor, at=at)
    tell_listener(row.subject_kind, row.subject_id, row.rule_code, row.result)


def _end_offers(row: Step, others: Iterable[Step], *, actor: Actor, at: datetime) -> list[Step]:
    """End every other offer when an adult has said no: nobody is asked twice."""
    if row.result != rules.NO or not row.no_ends_offers:
        return []
    ended = [one for one in others if one.is_open and one.is_offer]
    for one in ended:
        _settle(one, Outcome(rules.NO), actor=actor, at=at)
    return ended
