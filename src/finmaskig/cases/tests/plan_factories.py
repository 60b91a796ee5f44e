"""Plans, answers and linkings for tests."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.cases.plans import Goal, PlannedStep, PlanText
from finmaskig.cases.services.linking import link
from finmaskig.cases.services.plan import save_plan
from finmaskig.cases.values import NewLinking
from finmaskig.organisations.models import Service

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case, Linking, Plan

ROOM = "a" * 32
CALL = "b" * 32
TODAY = date(2026, 6, 15)


def a_plan(text: str = "Ett eget rum", **values: object) -> PlanText:
    """Return a plan with one goal and one step."""
    step = PlannedStep(id=CALL, text="Ringa boendet", by_on=date(2026, 6, 22))
    goals = (Goal(id=ROOM, text=text, steps=(step,)),)
    return PlanText(**({"goals": goals, "helps_text": "Gå ut med hunden"} | values))


def planned(actor: Actor, case: Case, version: int = 0, **values: object) -> Plan | None:
    """Save a plan for a contact."""
    return save_plan(actor=actor, case=case, new=a_plan(**values), version=version)


def filled(text: str = "Ett eget rum", version: int = 0, **fields: str) -> dict[str, str]:
    """Return the plan's form as a browser sends it."""
    return {
        "version": str(version),
        "goal-0-id": ROOM,
        "goal-0-text": text,
        "goal-0-step-0-id": CALL,
        "goal-0-step-0-text": "Ringa boendet",
        "goal-0-step-0-by_on": "2026-06-22",
        **fields,
    }


def service(code: str = "krami-moa") -> Service:
    """Return a service of the shipped catalogue."""
    return Service.objects.get(code=code)


def linked(actor: Actor, case: Case, how: str = "told", **values: object) -> Linking:
    """Link somebody to a service."""
    usual: dict[str, object] = {"service_id": service().pk, "linked_on": TODAY}
    return link(actor=actor, case=case, new=NewLinking(how=how, **(usual | values)))
