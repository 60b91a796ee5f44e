"""The tie between a contact and what must happen next: facts told, steps opened."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.queries.facts import facts_of
from finmaskig.cases.queries.subjects import CHILD_KIND, FROZEN_IN, child_subject_of, subject_of
from finmaskig.cases.services.rows import locked_open
from finmaskig.guidance import services as guidance
from finmaskig.guidance.services import DatedStep
from finmaskig.pure.guidance.receivers import OWN
from finmaskig.shared.clock import local, now

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.values import Told
    from finmaskig.guidance.models import Step
    from finmaskig.guidance.services.opening import Plan
    from finmaskig.pure.guidance.decide import Advice
    from finmaskig.pure.guidance.facts import Facts

CHILD = "child-fares-ill"
REPORT = "report-concern"


def tell_net(*, actor: Actor, case: Case, facts: Facts) -> list[Step]:
    """Open what follows from something that has been told. The facts themselves are not kept here.

    What was learnt before still holds, so nothing that is open ends by this.
    """
    plan = guidance.plan_steps(actor=actor, facts=facts, at=now())
    fitting = _without_what_is_here(plan, case.unit_id)
    with transaction.atomic():
        row = locked_open(case)
        log_access(actor=actor, event="cases.facts_told", subject="case", ids=[row.pk])
        return guidance.keep_steps(
            actor=actor, subject=subject_of(row), plan=fitting, ticked={}, ends_the_rest=False
        )


def tell_what_was_told(*, actor: Actor, case: Case, told: Told) -> list[Step]:
    """Open what follows from what the person has told; a child at home who fares ill first."""
    if told.child_fares_ill:
        report_for_child(actor=actor, case=case)
    return tell_net(actor=actor, case=case, facts=facts_of(case, told))


@transaction.atomic
def report_for_child(*, actor: Actor, case: Case) -> list[Step]:
    """Ask for a report of concern for a child in the person's home, at once.

    The rules of the net see one person's situation; this child is another person.
    """
    at = now()
    row = locked_open(case)
    waiting = guidance.open_musts(CHILD_KIND, row.pk)
    if any(one.code == REPORT for one in waiting):
        return waiting
    with override(FROZEN_IN):
        step = DatedStep(
            watch=CHILD,
            code=REPORT,
            title=_("Gör en orosanmälan för barnet"),
            say=_("”Jag måste berätta det här för socialtjänsten. Jag gör det öppet, med dig.”"),
            why=_("Du misstänker att ett barn far illa. Att föräldern säljer sex räcker inte."),
            source="19 kap. 1 § SoL",
            due_on=local(at).date(),
            receiver_kind="social_board",
            for_user=actor.user_id,
        )
    return guidance.keep_dated_steps(
        actor=actor, subject=child_subject_of(row), wanted=[step], at=at
    )


def _without_what_is_here(plan: Plan, unit_id: UUID) -> Plan:
    """Leave out offers of the very reception that the person has come to, and the age question."""
    kept = [
        one
        for one in plan.advice
        if not (one.step in rules.ALREADY_HERE and _leads_to(one, plan, unit_id))
    ]
    return replace(plan, advice=tuple(one for one in kept if one.code != "consider-age"))


def _leads_to(advice: Advice, plan: Plan, unit_id: UUID) -> bool:
    """Tell whether advice leads to a unit, also when another stands in for it tonight."""
    if advice.receiver in OWN:
        return True
    offices = [one for one in (advice.office, advice.instead_of) if one]
    return any(plan.units.get(one.code) == unit_id for one in offices)
