"""Steps and their lists: worker and lead of the own unit. Rules and rights: everyone."""

from __future__ import annotations

from functools import partial

from tests.refusals.table import ADMINISTRATORS, EVERYONE, FEW, FIELD, Row, at

PublicRow = partial(Row, seats=FEW)
WAITS = at(everywhere="worker lead coordinator")
REPORT = {
    "report-sent_on": "2026-06-15",
    "report-sent_at": "20.00",
    "report-to_board": "Socialnämnden",
    "report-reference_number": "SN 2026/12",
}
ADOPT = {"adopt-ruleset": "norrkoping", "adopt-on": "2026-07-01"}
END = {"end-ruleset": "stockholm", "end-last_on": "2026-12-31"}


def _to_colleague(world, _seat):
    return {"hand-over-to": f"user:{world.colleague.user_id}"}


DESK = (
    Row("desk:today", may=at(everywhere=EVERYONE), sees=FIELD),
    Row("desk:steps", may=WAITS, sees=FIELD),
    PublicRow("desk:on_call"),
)
STEPS = (
    Row("guidance:step_detail", "step", may=FIELD, sees=FIELD),
    Row("guidance:step_close", "step", may=FIELD, get=0, post={"close-result": "yes"}),
    Row("guidance:step_set_aside", "step", may=FIELD, get=0, post={"set-aside-why": "Fel rad."}),
    Row("guidance:step_hand_over", "step", may=FIELD, get=0, post=_to_colleague),
    Row("guidance:step_reopen", "done", may=FIELD, get=0, post={"reopen-why": "Fel rad."}),
    Row("guidance:step_report", "sent", may=FIELD, get=0, post=REPORT),
    Row("guidance:report_blank", "sent", may=FIELD),
)
RULES = (
    PublicRow("guidance:rights_list"),
    PublicRow("guidance:rights_detail", "language"),
    PublicRow("guidance:rule_list"),
    Row("guidance:adoption_add", may=ADMINISTRATORS, rest=403, get=0, post=ADOPT),
    Row("guidance:adoption_end", may=ADMINISTRATORS, rest=403, get=0, post=END),
)
ROWS = (*DESK, *STEPS, *RULES)
