"""The doors to steps: who may see and change them; every look is logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.http import Http404

from finmaskig.accounts.actor import Actor, Role
from finmaskig.accounts.log import log_access
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.guidance.queries import ClimbedStep, Counts, Line

PAGE_SIZE = 25


@dataclass(frozen=True)
class Waiting:
    """What waits for a person: the first lines, how many in all, and what climbed to her."""

    lines: list[Line]
    counts: Counts
    climbed: list[ClimbedStep]


@dataclass(frozen=True)
class Listed:
    """One page of a unit's open steps."""

    page: Page[Step]
    lines: list[Line]
    counts: Counts


def step_to_read(actor: Actor, step_id: UUID) -> Step:
    """Return a step of the actor's own unit and log the look."""
    step = _step(actor, step_id)
    log_access(actor=actor, event="guidance.step_seen", subject="step", ids=[step.pk])
    return step


def step_to_change(actor: Actor, step_id: UUID) -> Step:
    """Return a step that the actor may end or hand over; the service logs the change."""
    return _step(actor, step_id)


def notice_to_print(actor: Actor, step_id: UUID) -> Step:
    """Return a step that is a quarterly notice; the service logs that its letter leaves."""
    step = _step(actor, step_id)
    if step.subject_kind != rules.NOTICE_SUBJECT:
        raise Http404
    return step


def report_to_change(step: Step) -> ReportOfConcern:
    """Return what is kept of the report that a step was; other steps have none."""
    kept = queries.report_of(step)
    if kept is None:
        raise Http404
    return kept


def _step(actor: Actor, step_id: UUID) -> Step:
    related = ("receiver_unit", "owner_unit", "assigned_to", "closed_by", "previous")
    step = Step.objects.select_related(*related).filter(pk=step_id).first()
    if step is None:
        raise Http404
    if step.owner_unit_id != actor.unit_id:
        raise Http404
    if step.board_id != actor.board_id:
        raise Http404
    if not rules.may_meet(step.side, actor.side):
        raise Http404
    if actor.role not in rules.READERS[step.for_role]:
        raise Http404
    return step


def has_steps(actor: Actor) -> bool:
    """Tell whether the actor's role works with steps at all."""
    return bool(queries.readable_roles(actor.role))


def waiting_steps(actor: Actor, *, at: datetime, limit: int, climbed_limit: int = 0) -> Waiting:
    """Return what waits for a person, most urgent first, and log once which steps were shown.

    A lead also sees, without content, the long overdue steps of other units on her side.
    """
    mine = list(queries.with_counts(queries.waiting_for(actor), at)[:limit])
    climbed = []
    if climbed_limit and actor.role == Role.LEAD:
        climbed = list(queries.climbed_steps(actor)[:climbed_limit])
    _log_list(actor, [*mine, *climbed])
    return Waiting(
        lines=queries.lines(mine, at),
        counts=queries.counts_on(mine),
        climbed=queries.without_content(climbed, at),
    )


def unit_steps(actor: Actor, *, at: datetime, number: str) -> Listed:
    """Return one page of the unit's open steps and log which were shown."""
    if not has_steps(actor):
        raise Http404
    steps = queries.with_counts(queries.open_steps_of(actor), at)
    page = Paginator(steps, PAGE_SIZE).get_page(number)
    shown = list(page.object_list)
    _log_list(actor, shown)
    return Listed(page, queries.lines(shown, at), queries.counts_on(shown))


def municipality_of(actor: Actor) -> str:
    """Return the municipality whose rules a person reads: her own, or else the installation's."""
    return actor.municipality or settings.MUNICIPALITY


def may_adopt(actor: Actor) -> bool:
    """Tell whether a person decides which rule sets her municipality uses."""
    return actor.role == Role.ADMINISTRATOR


def municipality_to_change(actor: Actor) -> str:
    """Return the municipality whose rule sets an administrator decides about."""
    if not may_adopt(actor):
        raise NotAllowed
    return municipality_of(actor)


def _log_list(actor: Actor, shown: list[Step]) -> None:
    ids = [step.pk for step in shown]
    log_access(actor=actor, event="guidance.steps_listed", subject="step", ids=ids)
