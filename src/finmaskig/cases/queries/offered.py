"""The way from a meeting that said yes to a support contact."""

from __future__ import annotations

from finmaskig.accounts.actor import Actor
from finmaskig.cases import rules
from finmaskig.cases.choices import Origin
from finmaskig.cases.queries.cases import case_of_origin
from finmaskig.outreach.models import Encounter
from finmaskig.ui.panels import Panel

TEMPLATE = "cases/parts/from_encounter.html"


def may_open_from(actor: Actor, encounter: Encounter) -> bool:
    """Tell whether a contact can be opened from a meeting: a yes to the own unit, never a buyer.

    A buyer who is met is a count. The contact begins when he comes himself.
    """
    if actor.role not in rules.ROLES or encounter.is_buyer:
        return False
    return encounter.unit_id == actor.unit_id and encounter.answer == "yes"


def encounter_panel(actor: object, encounter: object) -> Panel | None:
    """Show where a meeting's contact is, or how to open it."""
    if not isinstance(actor, Actor) or not isinstance(encounter, Encounter):
        return None
    if not may_open_from(actor, encounter):
        return None
    opened = case_of_origin(actor, Origin.ENCOUNTER, encounter.pk)
    return Panel(TEMPLATE, {"case": opened, "encounter_id": encounter.pk})
