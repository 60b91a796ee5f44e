"""The emergency is over: the rules say who takes over, and the step stands on the contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.cases.rules import FACT_KIND
from finmaskig.cases.services.net import tell_net
from finmaskig.organisations.queries import directory
from finmaskig.pure.guidance.facts import facts_from

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.guidance.models import Step

ACUTE_SOLVED = "acute_solved"


@transaction.atomic
def solve_acute(*, actor: Actor, case: Case) -> list[Step]:
    """Tell the net that the emergency is over; where the person was found is not kept."""
    values = {
        "kind": FACT_KIND[case.kind],
        "age_band": case.age_band,
        "residence": case.residence,
        "event": ACUTE_SOLVED,
    }
    known = {key: value for key, value in values.items() if value}
    steps = tell_net(actor=actor, case=case, facts=facts_from(known, directory().vocabulary))
    log_access(actor=actor, event="handovers.acute_solved", subject="case", ids=[case.pk])
    return steps
