"""Steps that a date calls for, and not a rule: a talk agreed, a permit that ends, an answer due."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Due, Outcome, Subject
from finmaskig.guidance.services.ending import end
from finmaskig.guidance.services.rows import lock_subject, save
from finmaskig.pure.guidance.receivers import RECEIVERS
from finmaskig.pure.guidance.workdays import end_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from finmaskig.accounts.actor import Actor

OWN_UNIT = "own_unit"


@dataclass(frozen=True, kw_only=True)
class DatedStep:
    """What a date calls for. ``watch`` names the date within its subject: ``reflection-10``.

    Without a day the step is open and never late. ``for_user`` has it; else nobody in particular.
    What is ``for_lead`` stands with the lead from the start, as if it had climbed.
    """

    watch: str
    code: str
    title: str
    why: str
    source: str
    due_on: date | None = None
    level: str = rules.MUST
    say: str = ""
    receiver_kind: str = OWN_UNIT
    receiver_text: str = ""
    for_role: str = rules.FOR_WORKER
    for_user: UUID | None = None
    for_lead: bool = False

    @property
    def due(self) -> Due:
        """Return the end of its day, or no time."""
        return Due(None, rules.UNDATED) if self.due_on is None else Due(end_of(self.due_on), "day")


@transaction.atomic
def keep_dated_steps(
    *, actor: Actor, subject: Subject, wanted: Sequence[DatedStep], at: datetime
) -> list[Step]:
    """Bring a subject's dated steps in line with its dates; call again when a date changes.

    A new date opens a step, a moved date moves it, a date that is gone ends it. What someone has
    already done stays done as long as its date is the same, and so does what followed from it.
    The subject's kind must be one that only dates use: steps that a rule asked for are not
    touched here.
    """
    rows = lock_subject(subject.kind, subject.id)
    by_watch = {one.watch: one for one in wanted}
    open_rows = {row.rule_code: row for row in rows if row.is_open and row.previous_id is None}
    for watch, row in open_rows.items():
        if watch in by_watch:
            _move(row, by_watch[watch])
        else:
            _take_back(row, at)
    settled = {(row.rule_code, row.due_at) for row in rows if row.result not in _TAKEN_BACK}
    new = [
        _draft(one, subject, at)
        for one in wanted
        if one.watch not in open_rows and (one.watch, one.due.at) not in settled
    ]
    for row in new:
        save(row)
    if new:
        ids = [row.pk for row in new]
        log_access(actor=actor, event="guidance.steps_opened", subject="step", ids=ids)
    return [*open_rows.values(), *new]


_TAKEN_BACK = (rules.FACTS_CHANGED,)


def _move(row: Step, wanted: DatedStep) -> None:
    """Give an open step its new day and words; a later day brings it down again."""
    if (row.due_at, row.title, row.say) == (wanted.due.at, wanted.title, wanted.say):
        return
    if row.due_at != wanted.due.at:
        row.climb_level, row.climbed_at = rules.WITH_WORKER, None
    row.title, row.say, row.why = wanted.title, wanted.say, wanted.why
    _set_due(row, wanted)
    save(row)


def _take_back(row: Step, at: datetime) -> None:
    row.status, row.result, row.closed_at = rules.NOT_APPLICABLE, rules.FACTS_CHANGED, at
    save(row)


def _set_due(row: Step, wanted: DatedStep) -> None:
    due = wanted.due
    row.due_at, row.due_precision = due.at, due.precision
    row.late_at = rules.late_from(due, wanted.level)


def _draft(wanted: DatedStep, subject: Subject, at: datetime) -> Step:
    row = Step(
        rule_code=wanted.watch,
        code=wanted.code,
        level=wanted.level,
        title=wanted.title,
        say=wanted.say,
        why=wanted.why,
        source=wanted.source,
        receiver_kind=wanted.receiver_kind,
        receiver_text=wanted.receiver_text or RECEIVERS[wanted.receiver_kind].label,
        owner_unit_id=subject.unit_id,
        side=subject.side,
        board_id=subject.board_id,
        for_role=wanted.for_role,
        subject_kind=subject.kind,
        subject_id=subject.id,
        context=subject.context,
        assigned_to_id=wanted.for_user,
        climb_level=rules.WITH_LEAD if wanted.for_lead else rules.WITH_WORKER,
        created_at=at,
    )
    _set_due(row, wanted)
    return row


@transaction.atomic
def settle_dated_step(
    *, actor: Actor, subject: Subject, watch: str, outcome: Outcome, at: datetime
) -> None:
    """End the open step of a date, when what it asked for has been done elsewhere."""
    for row in lock_subject(subject.kind, subject.id):
        if row.is_open and row.rule_code == watch:
            _close(row, outcome, actor=actor, at=at)


@transaction.atomic
def end_steps(*, actor: Actor, kind: str, subject_id: UUID, why: str, at: datetime) -> list[Step]:
    """End every open step of a subject that is over, and say why."""
    ended = [row for row in lock_subject(kind, subject_id) if row.is_open]
    for row in ended:
        _close(row, Outcome(rules.COULD_NOT, why), actor=actor, at=at)
    return ended


def _close(row: Step, outcome: Outcome, *, actor: Actor, at: datetime) -> None:
    end(row, outcome, actor=actor, at=at)
    save(row)
    log_access(actor=actor, event="guidance.step_closed", subject="step", ids=[row.pk])


def open_musts(kind: str, subject_id: UUID) -> list[Step]:
    """Return what must still be done about a subject."""
    rows = Step.objects.filter(
        subject_kind=kind, subject_id=subject_id, status=rules.OPEN, level=rules.MUST
    )
    return queries.in_order(rows)
