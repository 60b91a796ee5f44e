"""A request for exact figures of an invented board, and what is decided on it."""

from __future__ import annotations

from datetime import date

from finmaskig.reports.access_requests import weighed_table
from finmaskig.reports.rules import span
from finmaskig.reports.services import disclosing
from finmaskig.reports.services import requests as services
from finmaskig.reports.values_requests import NewAssessment, NewDecision, NewRequest

JUNE = date(2026, 6, 1)


def june(board) -> None:
    """Let the board have met 14 in June: 3 of them children, all girls."""
    board.meet(JUNE, "girl", "young", a=3)
    board.meet(JUNE, "girl", "adult", a=6, b=1)
    board.meet(JUNE, "boy", "adult", c=3)
    board.meet(JUNE, "", "adult", c=1)


def asks(board, role="analyst", **values):
    asked = {
        "received_on": date(2026, 7, 1),
        "way": "mail",
        "measure": "met",
        "rows": "sex",
        "columns": "age",
        "months": span(JUNE, JUNE),
        "reference_number": "SN 2026/12",
    }
    return services.register_request(actor=board.actors[role], new=NewRequest(**(asked | values)))


def weighs(board, row, harm="risk", role="analyst"):
    new = NewAssessment(
        harm=harm,
        recognisers=("close",),
        alternatives=("safe",),
        weighing="Få flickor under 15.",
        after=row.assessments.count(),
    )
    return services.assess_request(actor=board.actors[role], request=row, new=new)


def decides(board, row, outcome="refused", **values):
    secretary = board.actors["secretary"]
    asked = {
        "part": "",
        "conditions": "",
        "reasons": "Ett barn kan kännas igen." if outcome != "full" else "",
        "assessment": row.assessments.order_by("-number").first().pk,
        "seen": weighed_table(secretary, row).seen,
    }
    new = NewDecision(outcome=outcome, **(asked | values))
    return disclosing.decide_request(actor=secretary, request=row, new=new)
