"""Handovers: worker and lead of the two units that one is between, each to its own part."""

from __future__ import annotations

from uuid import uuid4

from tests.refusals.table import FIELD, FIELD_ANYWHERE, Row, at

BOTH = at(own="worker lead", away="worker lead")
RECEIVER = at(away="worker lead")


def _proposal(world, _seat):
    return {
        "id": str(uuid4()),
        "receiver": str(world.units["away"].pk),
        "matter": "support",
        "age_group": "unknown",
        "parts": ["reach"],
        "afterwards": "close",
        "ground": "osl-10-28",
        "meets_conditions": "on",
        "weighing": "Lagen kräver det.",
    }


def _received(name, **more):
    usual = {"thing": "seen handover", "may": RECEIVER, "cannot": FIELD}
    return Row(f"handovers:{name}", **(usual | more))


ROWS = (
    Row("handovers:handover_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("handovers:handover_done_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("handovers:handover_detail", "sent handover", may=BOTH, sees=FIELD),
    Row("handovers:handover_package", "taken handover", may=BOTH, sees=BOTH),
    _received("handover_see", thing="sent handover", get=0, post={}),
    _received("handover_accept", post={"mode": "A"}),
    _received("handover_decline", post={"reason": "no_room"}),
    Row(
        "handovers:handover_withdraw",
        "sent handover",
        may=FIELD,
        cannot=RECEIVER,
        post={"reason": "person_changed"},
    ),
    _received("handover_receipt", thing="taken handover", get=0, post={}),
    _received("handover_meeting", thing="receipted handover", post={"met_on": "2026-06-15"}),
    _received("handover_conclude", thing="receipted handover", post={"outcome": "supported"}),
    Row("handovers:handover_add", "handover case", may=FIELD, sees=FIELD, post=_proposal),
    Row("handovers:acute_solve", "handover case", may=FIELD, sees=FIELD, post={"district": ""}),
    Row("handovers:handover_begin", "hand-over step", may=FIELD, get=302),
)
