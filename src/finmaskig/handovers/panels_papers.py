"""The part about the paper on the page of a handover to somebody outside."""

from __future__ import annotations

from finmaskig.handovers.models import Handover
from finmaskig.handovers.queries.papers import receipt_of
from finmaskig.shared.clock import now
from finmaskig.ui import panels
from finmaskig.ui.panels import Panel

PLACE = "handovers.handover"


def register_all() -> None:
    """Put the part in its place on the page."""
    panels.register(PLACE, "paper", of_handover, order=20)


def of_handover(_actor: object, handover: object) -> Panel | None:
    """Show the way to the paper, and what was answered with its code."""
    assert isinstance(handover, Handover)
    if not handover.is_on_paper:
        return None
    receipt = receipt_of(handover)
    values = {
        "handover": handover,
        "receipt": receipt,
        "may_make": handover.can_be_answered(now()) and not (receipt and receipt.answer),
        "waits": handover.is_waiting,
    }
    return Panel("handovers/paper_panel.html", values)
