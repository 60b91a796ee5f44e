"""The part about handovers on a contact's page."""

from __future__ import annotations

from finmaskig.accounts.actor import Actor
from finmaskig.cases.models import Case
from finmaskig.handovers.queries.handovers import handovers_of_case
from finmaskig.handovers.queries.pages import rows_out
from finmaskig.organisations.queries import kinds_of
from finmaskig.shared.clock import now, today
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel

SIDE = "cases.case.side"
EMERGENCY = "social_emergency"
SHOWN = 3


def register_all() -> None:
    """Put the part in its place on the page."""
    panels.register(SIDE, "handovers", of_case, order=60)


def of_case(actor: object, case: object) -> Panel | None:
    """Show from where a contact came, where it goes, and the way to hand it over."""
    assert isinstance(actor, Actor)
    assert isinstance(case, Case)
    found = handovers_of_case(case)
    from_here = [row for row in found if row.case_id == case.pk]
    values = {
        "case": case,
        "came": next((row for row in found if row.received_case_id == case.pk), None),
        "rows": rows_out(from_here[:SHOWN], now()),
        "may_propose": case.is_open and not any(row.is_open for row in from_here),
        "may_solve": EMERGENCY in kinds_of(actor.unit_id, today()),
    }
    return Panel("handovers/parts/handover_of_case.html", values)
