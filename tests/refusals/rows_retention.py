"""Destruction: the own unit in full, the deputy's counts, the board's decisions; nobody else."""

from __future__ import annotations

from functools import partial

from tests.refusals.table import FIELD, FIELD_ANYWHERE, Row, at

READERS = at(everywhere="worker lead secretary")
SIDE = at(own="worker lead", same="lead")
DEPUTY = at(same="lead")
LEAD, WORKER = at(own="lead"), at(own="worker")
DECIDERS = at(everywhere="lead secretary")
WORKERS = at(everywhere="worker")
OF_THE_BOARD = at(home="lead secretary")
DECISION = {
    "decided_on": "2026-06-01",
    "reference_number": "SN 2026/7",
    "kinds": ["case_advice"],
    "valid_from": "2026-06-01",
}
HOLD = {"reason": "court"}
OwnRow = partial(Row, may=FIELD, sees=FIELD)

ROWS = (
    Row("retention:start", may=READERS, sees=at(home="worker lead secretary")),
    Row("retention:list_make", may=FIELD_ANYWHERE, get=0, post={}, done=409),
    Row("retention:list_detail", "destruction list", may=SIDE, sees=FIELD),
    Row("retention:list_review", "destruction list", may=SIDE, get=0, post={}, done=409),
    Row(
        "retention:list_approve",
        "destruction list",
        may=LEAD | DEPUTY,
        cannot=WORKER,
        get=0,
        post={},
    ),
    Row("retention:list_stop", "destruction list", may=FIELD, cannot=DEPUTY, get=0, post={}),
    Row(
        "retention:proof_print",
        "destroyed list",
        may=at(own="worker lead secretary", same="lead secretary"),
    ),
    Row("retention:decision_add", may=DECIDERS, cannot=WORKERS, post=DECISION),
    Row(
        "retention:decision_end",
        "destruction decision",
        may=OF_THE_BOARD,
        cannot=at(home="worker"),
        sees=OF_THE_BOARD,
        post={"last_on": "2026-12-31"},
    ),
    OwnRow("retention:hold_add", "old case", post=HOLD),
    OwnRow("retention:hold_detail", "hold"),
    Row("retention:hold_keep", "hold", may=LEAD, cannot=WORKER, get=0, post={}),
    Row("retention:hold_lift", "hold", may=LEAD, cannot=WORKER, get=0, post={}),
)
