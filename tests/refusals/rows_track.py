"""The coordination track: workers and leads of the own unit; never on the buyers' side."""

from __future__ import annotations

from functools import partial

from tests.refusals.table import FIELD, Row, at

COORDINATORS = at(own="worker lead", same="worker lead", away="worker lead")
WRITER = at(own="worker")
TrackRow = partial(Row, may=FIELD)
MarkedRow = partial(Row, may=FIELD, sees=FIELD)

DAY = "2026-06-15"
STAGES = ("identification", "acute", "initial", "long_term", "proceedings", "return")
HOURS = {"category": "method", "length": "60", "worked_on": DAY}
STAGE = dict.fromkeys(STAGES, "waiting") | {"version": 1}
EVENT = {"when": "happened", "on": DAY, "authority": "police", "what": "contact", "stage": "acute"}
CONFERENCE = {"on": DAY, "participants": ["social_worker"], "stage": "acute"}
HOUSING = {"kind": "shelter", "needed_on": DAY, "version": 1}
PERMIT = {"kind": "reflection", "applicant": "social_board", "applied_on": DAY, "version": 1}
RETURN = {"ground": "victim", "version": 0}
COST = {"ground": "lvu", "decided_on": DAY, "amount": "900", "from_on": DAY, "version": 1}
CLAIM = {"quarter": "2026-01-01", "applied_on": DAY, "amount": "900", "version": 1}
OTHER_CLAIM = CLAIM | {"quarter": "2025-10-01"}
RIGHT = {"state": "done", "version": 1}


def _basics(world, _seat):
    return {"queue": "adults", "version": world["track version"]}


def _stages(world, _seat):
    return STAGE | {"version": world["track version"]}


QUEUE = (
    Row("cases:track_queue", may=COORDINATORS, sees=FIELD),
    Row("cases:hours_add", may=COORDINATORS, post=HOURS),
    Row("cases:hours_remove", "hours", may=WRITER, get=0, post={}),
)
CASE = (
    MarkedRow("cases:track_detail", "track"),
    MarkedRow("cases:track_open", "track to open", post={"queue": "adults"}),
    MarkedRow("cases:track_change", "track", post=_basics),
    MarkedRow("cases:track_stages", "track", post=_stages),
    MarkedRow("cases:track_return", "track", post=RETURN),
    MarkedRow("cases:track_rights", "track", post={}),
    MarkedRow("cases:track_money", "track"),
    MarkedRow("cases:track_package", "track"),
    TrackRow("cases:track_package_print", "track"),
    MarkedRow("cases:track_event_add", "track", post=EVENT),
    MarkedRow("cases:track_conference_add", "track", post=CONFERENCE),
    MarkedRow("cases:track_housing_add", "track", post=HOUSING),
    MarkedRow("cases:track_permit_add", "track", post=PERMIT),
    MarkedRow("cases:track_cost_add", "track", post=COST),
    MarkedRow("cases:track_claim_add", "track", post=OTHER_CLAIM),
)
PARTS = (
    MarkedRow("cases:track_right_change", "right", post=RIGHT),
    MarkedRow("cases:track_event_change", "event", post=EVENT | {"version": 1}),
    TrackRow("cases:track_event_finish", "planned event", get=0, post={}),
    TrackRow("cases:track_event_remove", "event", get=0, post={}),
    MarkedRow("cases:track_housing_change", "housing", post=HOUSING),
    TrackRow("cases:track_housing_remove", "housing", get=0, post={}),
    MarkedRow("cases:track_permit_change", "permit", post=PERMIT),
    TrackRow("cases:track_permit_remove", "permit", get=0, post={}),
    MarkedRow("cases:track_cost_change", "cost", post=COST),
    TrackRow("cases:track_cost_remove", "cost", get=0, post={}),
    MarkedRow("cases:track_claim_change", "claim", post=CLAIM),
    TrackRow("cases:track_claim_remove", "claim", get=0, post={}),
)
ROWS = (*QUEUE, *CASE, *PARTS)
