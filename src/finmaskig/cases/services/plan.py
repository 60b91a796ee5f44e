"""The plan: written together, ticked, copied for the person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.cases import plans
from finmaskig.cases.models import Plan, PlanVersion
from finmaskig.cases.plans import PlanText
from finmaskig.cases.queries.plan import text_of
from finmaskig.cases.services.noting import locked_support, note_day
from finmaskig.cases.services.watching import keep_watch
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box


class PlanEmpty(DomainError):
    """Nothing is written in it."""


class PlanRowGone(DomainError):
    """The goal or step is not in the plan any more."""


@transaction.atomic
def save_plan(*, actor: Actor, case: Case, new: PlanText, version: int) -> Plan | None:
    """Keep a plan, and what it said before; nothing when somebody else saved first.

    ``version`` is the one that the writer saw: 0 when there was none.
    """
    row = locked_support(case)
    if new.is_empty:
        raise PlanEmpty(_("Planen är tom. Skriv minst ett mål eller en styrka."))
    at = now()
    box = box_of(row.pk, row.unit_id)
    plan = _plan_of(row) or Plan(pk=uuid4(), case=row, mode=row.mode, version=0)
    earlier = text_of(plan, box) if plan.version else PlanText()
    content = plans.with_done_kept(new, earlier)
    if content == earlier:
        return plan
    if plan.version != version:
        return None
    if plan.version:
        _keep_version(plan, box, earlier)
    _fill(plan, box, content, actor=actor, at=at)
    note_day(row, at)
    log_access(actor=actor, event="cases.plan_saved", subject="case", ids=[row.pk])
    keep_watch(actor=actor, case=row, at=at)
    return plan


@transaction.atomic
def tick_plan(*, actor: Actor, case: Case, row_id: str) -> Plan:
    """Mark a goal or a step as done with one tap, or take it back with another."""
    row = locked_support(case)
    plan = _plan_of(row)
    if plan is None:
        raise PlanRowGone(_("Planen finns inte längre. Ladda om sidan."))
    at = now()
    box = box_of(row.pk, row.unit_id)
    content = plans.ticked(text_of(plan, box), row_id, local(at).date())
    if content is None:
        raise PlanRowGone(_("Raden finns inte kvar i planen. Ladda om sidan."))
    _fill(plan, box, content, actor=actor, at=at)
    note_day(row, at)
    log_access(actor=actor, event="cases.plan_ticked", subject="case", ids=[row.pk])
    return plan


@transaction.atomic
def copy_plan(*, actor: Actor, case: Case, reason: str) -> None:
    """Log that the person's own copy leaves Finmaskig; the copy itself is kept nowhere."""
    log_export(
        actor=actor, event="cases.plan_exported", subject="case", ids=[case.pk], reason=reason
    )


def _plan_of(case: Case) -> Plan | None:
    return Plan.objects.filter(case=case).first()


def _keep_version(plan: Plan, box: Box, earlier: PlanText) -> None:
    kept = PlanVersion(
        pk=uuid4(),
        plan=plan,
        number=plan.version,
        mode=plan.mode,
        strengths=plan.strengths,
        review_on=plan.review_on,
        written_by_id=plan.written_by_id,
        written_at=plan.written_at,
    )
    box.put(kept, content=plans.sealed_form(earlier))
    kept.save(force_insert=True)


def _fill(plan: Plan, box: Box, content: PlanText, *, actor: Actor, at: datetime) -> None:
    plan.version += 1
    plan.strengths, plan.review_on = list(content.strengths), content.review_on
    plan.written_by_id, plan.written_at = actor.user_id, at
    box.put(plan, content=plans.sealed_form(content))
    plan.clean_fields(exclude=["case", "written_by"])
    plan.save()
