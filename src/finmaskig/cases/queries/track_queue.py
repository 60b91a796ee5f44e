"""The queue: everybody on one line, the most urgent first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.cases.models.track.choices import Stage
from finmaskig.cases.queries.subjects import DATED_KIND, SUBJECT_KIND
from finmaskig.cases.queries.track import permits_of, planned_events, queue_of
from finmaskig.guidance.queries import due_tag, open_steps_of
from finmaskig.organisations.queries import label
from finmaskig.shared.clock import local
from finmaskig.ui.wording import Due, short_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Permit, Track
    from finmaskig.guidance.models import Step

NUMBERS = {code: number for number, code in enumerate(Stage.values, start=1)}


@dataclass(frozen=True)
class QueueRow:
    """One person on one line."""

    id: UUID
    alias: str
    url: str
    stage: str
    next_title: str
    tag: Due
    waits_for: str
    permit: str


@dataclass(frozen=True)
class Queued:
    """A contact of the queue with its nearest step."""

    case: Case
    step: Step | None


def queued(actor: Actor, queue: str) -> list[Queued]:
    """Return a queue in order: what is late first, then by time; without a step last."""
    cases = list(queue_of(actor, queue))
    nearest = _nearest_steps(actor, [case.pk for case in cases])
    rows = [Queued(case, nearest.get(case.pk)) for case in cases]
    return sorted(rows, key=_order)


def _order(row: Queued) -> tuple[bool, float, str]:
    late_at = row.step.late_at if row.step else None
    return late_at is None, late_at.timestamp() if late_at else 0.0, row.case.alias_key


def _nearest_steps(actor: Actor, ids: Collection[UUID]) -> dict[UUID, Step]:
    """Return the nearest open step of each contact."""
    steps = (
        open_steps_of(actor)
        .filter(subject_kind__in=(SUBJECT_KIND, DATED_KIND), subject_id__in=list(ids))
        .defer("say", "why")
    )
    nearest: dict[UUID, Step] = {}
    for step in steps:
        known = nearest.get(step.subject_id)
        if known is None or _sooner(step, known):
            nearest[step.subject_id] = step
    return nearest


def _sooner(step: Step, other: Step) -> bool:
    if step.late_at is None or other.late_at is None:
        return step.late_at is not None
    return step.late_at < other.late_at


def rows_of_queue(rows: Iterable[Queued], at: datetime) -> list[QueueRow]:
    """Write a page of the queue: alias, step of the manual, what is next, whom we wait for."""
    shown = list(rows)
    ids = [row.case.pk for row in shown]
    permits = permits_of(ids)
    waits, held = _awaited(ids, permits), _held(permits, local(at).date())
    return [
        QueueRow(
            id=row.case.pk,
            alias=row.case.alias,
            url=_url(row.case),
            stage=_stage(row.case),
            next_title=row.step.title if row.step else "",
            tag=due_tag(row.step, at) if row.step else Due("plain", _("Inget väntar")),
            waits_for=_unsaid(waits.get(row.case.pk, ""), row.step),
            permit=held.get(row.case.pk, ""),
        )
        for row in shown
    ]


def _unsaid(waits_for: str, step: Step | None) -> str:
    """Leave out whom we wait for where the title of the step has said it."""
    return "" if step and waits_for in step.title else waits_for


def _held(permits: Iterable[Permit], on: date) -> dict[UUID, str]:
    """Return the permit that each contact holds, and its last day."""
    return {
        permit.track.case_id: _("%(kind)s till %(day)s")
        % {"kind": permit.get_kind_display(), "day": short_day(permit.until, on)}
        for permit in permits
        if permit.until is not None and permit.holds(on)
    }


def track_on(case: Case) -> Track | None:
    """Return the track that was read along with a contact."""
    return getattr(case, "track", None)


def _url(case: Case) -> str:
    name = "cases:track_open" if track_on(case) is None else "cases:track_detail"
    return reverse(name, args=[case.pk])


def _stage(case: Case) -> str:
    track = track_on(case)
    if track is None:
        return _("Spåret är inte öppnat")
    return stage_text(track.stage)


def stage_text(code: str) -> str:
    """Write a step of the manual with its number: 2. Akut skydd."""
    return f"{NUMBERS[code]}. {Stage(code).label}"


def _awaited(ids: Collection[UUID], permits: Iterable[Permit]) -> dict[UUID, str]:
    """Return which authority each contact waits for: of the nearest plan, or a decision."""
    awaited: dict[UUID, str] = {}
    for event in planned_events(ids):
        awaited.setdefault(event.track.case_id, label("track_authority", event.authority))
    for permit in permits:
        if not permit.outcome:
            migration = label("track_authority", "migration_agency")
            awaited.setdefault(permit.track.case_id, migration)
    return awaited
