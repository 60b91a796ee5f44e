"""The tie between a contact and what must happen next: facts told, steps opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.cases.queries.subjects import subject_of
from finmaskig.cases.services.rows import locked_open
from finmaskig.guidance import services as guidance
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.guidance.models import Step
    from finmaskig.pure.guidance.facts import Facts


def tell_net(*, actor: Actor, case: Case, facts: Facts) -> list[Step]:
    """Open what follows from something that has been told. The facts themselves are not kept here.

    What was learnt before still holds, so nothing that is open ends by this.
    """
    plan = guidance.plan_steps(actor=actor, facts=facts, at=now())
    with transaction.atomic():
        row = locked_open(case)
        log_access(actor=actor, event="cases.facts_told", subject="case", ids=[row.pk])
        return guidance.keep_steps(
            actor=actor, subject=subject_of(row), plan=plan, ticked={}, ends_the_rest=False
        )
