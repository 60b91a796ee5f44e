"""Deciding what must happen next, and keeping it as steps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.guidance import queries, rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome, Subject, Tick
from finmaskig.guidance.services.ending import end, follow
from finmaskig.guidance.services.rows import lock_subject, save
from finmaskig.organisations.queries import directory
from finmaskig.organisations.queries.keys import unit_ids
from finmaskig.pure.guidance.decide import Advice, decide
from finmaskig.pure.guidance.receivers import OWN, RECEIVERS
from finmaskig.shared.clock import STOCKHOLM, local

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.pure.guidance.facts import Facts


@dataclass(frozen=True)
class Plan:
    """What was decided, ready to be kept: made outside the transaction, kept inside it."""

    advice: tuple[Advice, ...]
    units: Mapping[str, UUID]
    facts: Facts
    home: str
    at: datetime


def open_steps(
    *, actor: Actor, subject: Subject, facts: Facts, at: datetime, ticked: Mapping[str, Tick]
) -> list[Step]:
    """Decide what must happen next and keep it; call again when the facts change.

    ``ticked`` is keyed by rule code. The answer holds every step of the subject, ticked or open,
    the most binding first. To decide outside a transaction, call ``plan_steps`` before it and
    ``keep_steps`` in it.
    """
    return keep_steps(
        actor=actor,
        subject=subject,
        plan=plan_steps(actor=actor, facts=facts, at=at),
        ticked=ticked,
    )


def plan_steps(*, actor: Actor, facts: Facts, at: datetime) -> Plan:
    """Decide by the rules that the actor's municipality has adopted."""
    known = directory()
    ruleset = queries.rules_in_force(actor.municipality, local(at).date())
    advice = decide(facts, ruleset, known, municipality=actor.municipality, at=at)
    kept = tuple(one for one in advice if one.step != rules.CODE_OF_NOTICE)
    offices = [office for one in kept for office in (one.office, one.instead_of) if office]
    codes = {office.code for office in offices} - set(OWN)
    home = known.vocabulary.home_of(facts.residence)
    return Plan(kept, unit_ids(codes), facts, home, at)


@transaction.atomic
def keep_steps(
    *,
    actor: Actor,
    subject: Subject,
    plan: Plan,
    ticked: Mapping[str, Tick],
    ends_the_rest: bool = True,
) -> list[Step]:
    """Bring a subject's steps in line with a plan: what fits stays, the rest ends with a reason.

    Where facts are told one by one and not kept (advice without documentation), the plan only
    adds: ``ends_the_rest`` is false, since what was learnt before is still true.
    """
    at = _coarse(subject, plan.at)
    rows = lock_subject(subject.kind, subject.id)
    drafts = [_draft(advice, subject, plan, at=at) for advice in plan.advice]
    if ends_the_rest:
        _end_what_changed(rows, drafts, plan, subject=subject, at=at)
    standing = {row.advice_key for row in rows if row.result != rules.FACTS_CHANGED}
    new = [draft for draft in drafts if draft.advice_key not in standing]
    for draft in new:
        draft.assigned_to_id = actor.user_id if subject.unit_id == actor.unit_id else None
    answers = {**_answers_of_the_meeting(plan), **ticked}
    ended = _answer([*rows, *new], answers, actor=actor, at=at)
    for row in new:
        row.clean_fields(exclude=queries.FOREIGN_KEYS)
    Step.objects.bulk_create(new)
    for row, outcome in ended:
        if row not in new:
            save(row)
        follow(row, outcome, actor=actor, at=at)
    _log(actor, new)
    return queries.steps_of_subject(subject.kind, subject.id, subject.unit_id)


def _coarse(subject: Subject, at: datetime) -> datetime:
    """Keep only the day of a buyer's steps: a buyer is a count (GDPR art. 10)."""
    if subject.side != rules.BUYER and not subject.only_day:
        return at
    return datetime.combine(local(at).date(), time.min, tzinfo=STOCKHOLM)


def _draft(advice: Advice, subject: Subject, plan: Plan, *, at: datetime) -> Step:
    office, closed = advice.office, advice.instead_of
    due = rules.due_of(advice.rule.within.unit, advice.due, whole_day=at != plan.at)
    return Step(
        rule_code=advice.code,
        code=advice.step,
        level=advice.level,
        title=advice.title,
        say=advice.say,
        why=advice.reason,
        source=advice.source,
        receiver_kind=advice.receiver,
        receiver_unit_id=plan.units.get(office.code) if office else None,
        receiver_text=office.name if office else RECEIVERS[advice.receiver].label,
        stands_in_for=closed.name if closed else "",
        closed_kind=advice.rule.receiver if closed else "",
        closed_unit_id=plan.units.get(closed.code) if closed else None,
        home=plan.home if subject.side != rules.BUYER else "",
        owner_unit_id=subject.unit_id,
        side=subject.side,
        board_id=subject.board_id,
        subject_kind=subject.kind,
        subject_id=subject.id,
        context=subject.context,
        due_at=due.at,
        due_precision=due.precision,
        late_at=rules.late_from(due, advice.level),
        no_ends_offers=rules.no_ends_offers(plan.facts),
        created_at=at,
    )


def _end_what_changed(
    rows: Iterable[Step],
    drafts: Sequence[Step],
    plan: Plan,
    *,
    subject: Subject,
    at: datetime,
) -> None:
    """End the open steps that the new facts no longer ask for."""
    fitting = {draft.advice_key for draft in drafts}
    for row in rows:
        stays = row.advice_key in fitting or row.previous_id is not None
        if not row.is_open or stays or row.owner_unit_id != subject.unit_id:
            continue
        refused = plan.facts.answer == rules.NO and row.is_offer and row.no_ends_offers
        row.status = rules.ANSWERED_NO if refused else rules.NOT_APPLICABLE
        row.result = rules.NO if refused else rules.FACTS_CHANGED
        row.closed_at = at
        save(row)


def _answers_of_the_meeting(plan: Plan) -> dict[str, Tick]:
    """Let the one answer of the meeting count for each offer that was to be made in it."""
    if plan.facts.answer is None:
        return {}
    return {
        advice.code: Tick(plan.facts.answer)
        for advice in plan.advice
        if advice.level == rules.OFFER and advice.rule.within.unit == rules.MEETING
    }


def _answer(
    rows: Sequence[Step], ticked: Mapping[str, Tick], *, actor: Actor, at: datetime
) -> list[tuple[Step, Outcome]]:
    """End what was ticked in the meeting; an adult's no ends every other offer too."""
    outcomes = {
        row.pk: Outcome(ticked[row.rule_code].answer, ticked[row.rule_code].reason)
        for row in rows
        if row.is_open and rules.can_be_ticked(row.level, ticked.get(row.rule_code))
    }
    refused = any(
        row.is_offer and row.no_ends_offers and outcomes[row.pk].result == rules.NO
        for row in rows
        if row.pk in outcomes
    )
    if refused:
        for row in rows:
            if row.is_open and row.is_offer and row.no_ends_offers:
                outcomes.setdefault(row.pk, Outcome(rules.NO))
    found = [(row, outcomes[row.pk]) for row in rows if row.pk in outcomes]
    for row, outcome in found:
        end(row, outcome, actor=actor, at=at)
    return found


def _log(actor: Actor, new: Sequence[Step]) -> None:
    if new:
        ids = [row.pk for row in new]
        log_access(actor=actor, event="guidance.steps_opened", subject="step", ids=ids)
