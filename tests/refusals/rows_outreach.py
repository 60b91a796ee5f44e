"""Shifts, meetings, campaigns and the phone: the field roles of the own unit, nobody else."""

from __future__ import annotations

from finmaskig.outreach.tests.phone import seal
from finmaskig.shared.clock import now
from tests.refusals.table import FEW, FIELD, FIELD_ANYWHERE, Open, Row, at

LEAD, WORKER = at(own="lead"), at(own="worker")
PLAN = {"kind": "street", "day": "2026-06-20", "starts": "20.00", "ends": "23.30"}
RISK = {"risks": ["drugs"], "ways_out": ["together"], "contact_function": "lead"}
RISK |= {"transport": "foot"}
CAMPAIGN = {"kind": "card", "name": "Nya kortet", "code": "NY26", "starts_on": "2026-06-15"}
OPERATION = {"name": "Vecka 25", "starts_on": "2026-06-15", "ends_on": "2026-06-21"}
CARDS = {"counted_on": "2026-06-15", "handed_out_count": "3"}
PERSON = {"kind": "exposed", "age_band": "25+"}
DISCARD = {"decision": "discard", "reason": "Loggat två gånger."}
INCIDENT = {"kind": "threat", "what": "En man skrek."}


def _change(world, _seat):
    return PERSON | {"sex": "woman", "version": world["version"]}


def _packet(world, seat):
    at_once = now().isoformat()
    content = {
        "shift": str(world["running"]),
        "author": str(world.actors[seat].user_id),
        "form": "1",
        "met_at": at_once,
        "device_at": at_once,
        "fields": [list(pair) for pair in PERSON.items()],
    }
    return seal("encounter", content)


def _tick(world, _seat):
    return {"tick": f"{world['advice']}:yes"}


def _to_colleague(world, _seat):
    return {"to_user": str(world.colleague.user_id)}


SHIFTS = (
    Row("outreach:shift_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("outreach:shift_plan", may=FIELD_ANYWHERE, sees=FIELD, post=PLAN),
    Row("outreach:shift_detail", "running", may=FIELD, sees=FIELD),
    Row("outreach:shift_change", "planned", may=FIELD, sees=FIELD, post=PLAN),
    Row("outreach:shift_join", "planned", may=FIELD, get=0, post={}),
    Row("outreach:shift_start", "planned", may=FIELD, sees=FIELD, post=RISK),
    Row("outreach:shift_close", "running", may=FIELD, sees=FIELD, post={"debrief": "done"}),
    Row("outreach:shift_cancel", "planned", may=FIELD, sees=FIELD, post={"reason": "Sjukdom"}),
    Row("outreach:shift_print", "running", may=FIELD, sees=FIELD),
    Row("outreach:shift_risk", "planned", may=FIELD, sees=FIELD, post=RISK),
    Row("outreach:shift_hand_over", "over", may=FIELD, sees=FIELD, post=_to_colleague),
    Row("outreach:handover_detail", "handover", may=FIELD, sees=FIELD),
    Row("outreach:handover_receive", "handover", may=LEAD, cannot=WORKER, get=0, post={}),
)
SAFETY = (
    Row(
        "outreach:shift_check_in",
        "running",
        may=WORKER,
        cannot=LEAD,
        sees=WORKER,
        post={"next_in": "60"},
    ),
    Row(
        "outreach:shift_alarm",
        "alone",
        may=LEAD,
        cannot=WORKER,
        sees=LEAD,
        post={"what": "Ringde, allt väl"},
    ),
    Row("outreach:shift_debrief", "over", may=LEAD, cannot=WORKER, get=0, post={}),
    Row("outreach:incident_add", "running", may=FIELD, sees=FIELD, post=INCIDENT),
    Row(
        "outreach:incident_follow_up",
        "incident",
        may=LEAD,
        cannot=WORKER,
        sees=LEAD,
        post={"follow_up": "Pratade igenom det."},
    ),
)
MEETINGS = (
    Row("outreach:encounter_add", "running", may=WORKER, cannot=LEAD, sees=WORKER, post=PERSON),
    Row("outreach:encounter_advice", "meeting", may=FIELD),
    Row("outreach:encounter_change", "meeting", may=WORKER, cannot=LEAD, sees=WORKER, post=_change),
    Row("outreach:encounter_tick", "meeting", may=WORKER, cannot=LEAD, get=0, post=_tick),
    Row(
        "outreach:encounter_join",
        "meeting",
        may=WORKER,
        cannot=LEAD,
        sees=WORKER,
        post=lambda world, _seat: {"away": str(world["twin"])},
    ),
)
CAMPAIGNS = (
    Row("outreach:campaign_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("outreach:campaign_add", may=FIELD_ANYWHERE, post=CAMPAIGN),
    Row("outreach:campaign_detail", "campaign", may=FIELD, sees=FIELD),
    Row("outreach:campaign_count", "campaign", may=FIELD, sees=FIELD, post=CARDS),
    Row("outreach:operation_add", may=FIELD_ANYWHERE, post=OPERATION),
)
PHONE = (
    Row("outreach:held_list", may=FIELD_ANYWHERE),
    Row("outreach:held_detail", "held", may=FIELD, sees=FIELD, post=DISCARD),
    Row("outreach:field", seats=FEW, open=Open()),
    Row("outreach:field_table", may=FIELD_ANYWHERE),
    Row("outreach:field_token", may=FIELD_ANYWHERE),
    Row(
        "outreach:packet_add",
        may=FIELD_ANYWHERE,
        get=0,
        post=_packet,
        done=200,
        as_json=True,
    ),
    Row("outreach:service_worker", seats=FEW, open=Open()),
    Row("outreach:manifest", seats=FEW, open=Open()),
)
ROWS = (*SHIFTS, *SAFETY, *MEETINGS, *CAMPAIGNS, *PHONE)
