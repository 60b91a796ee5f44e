"""The part about handovers in the person's own extract."""

from __future__ import annotations

from finmaskig.cases.models import Case
from finmaskig.handovers.queries.extract import given_of
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel


def register_all() -> None:
    """Put the part in its place."""
    panels.register("cases.extract", "handovers", handovers, order=60)


def handovers(_actor: object, case: object) -> Panel | None:
    """Show every handover of a contact: nothing that is kept of her is left out."""
    assert isinstance(case, Case)
    given = given_of(case)
    return Panel("handovers/parts/extract_handovers.html", {"given": given}) if given else None
