"""Support contacts: worker and lead of the own unit; decisions: the secretary of the board too."""

from __future__ import annotations

from uuid import uuid4

from tests.refusals.table import FIELD, FIELD_ANYWHERE, Row, at

HERE = at(own="worker lead")
READS_DECISIONS = at(everywhere="worker lead secretary")
DECIDES = at(everywhere="lead secretary")
WORKERS = at(everywhere="worker")
OF_THE_BOARD = at(own="worker lead secretary", same="secretary", across="secretary")
ENDS = at(own="lead secretary", same="secretary", across="secretary")
CODE = {"answer-tree": "rönn", "answer-bike": "röd", "answer-song": "vind"}
DECISION = {
    "decided_on": "2027-01-10",
    "reference_number": "SN 2027/1",
    "service": "Stödsamtal",
    "special_reasons": "Den som söker stöd måste kunna vara anonym.",
    "valid_from": "2027-02-01",
}


def _opened(world, seat):
    kind = "relative"
    return {"id": str(uuid4()), "kind": kind, "mode": "A", "next": "week"}


def _situation(world, _seat):
    return {"kind": "own", "age_band": "25+", "mark": world["mark"]}


def _decision(world, seat):
    return DECISION | {"unit": str(world.units[seat.place].pk)}


def _case(name, **more):
    return Row(f"cases:{name}", **({"thing": "case", "may": HERE, "sees": HERE} | more))


CASES = (
    Row("cases:case_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("cases:case_add", may=FIELD_ANYWHERE, post=_opened),
    Row("cases:case_recognise", may=FIELD_ANYWHERE, post={"alias": "Finns inte"}, done=422),
    _case("case_detail"),
    _case("case_close", post={"reason": "agreed"}),
    _case("case_reopen", thing="closed case", sees=frozenset(), get=0, post={}),
    _case("talk_add", post={"held_on": "2026-06-15"}),
    Row(
        "cases:talk_change",
        "talk",
        may=at(own="worker"),
        cannot=at(own="lead"),
        sees=at(own="worker"),
        post={"held_on": "2026-06-15", "version": "1"},
    ),
    _case("case_refuse", sees=frozenset(), get=0, post={"answer": "no"}),
    _case("case_again", sees=frozenset(), get=0, post={"days": "30"}),
    _case("case_inform", sees=frozenset(), get=0, post={}),
    _case("case_ask_alone", thing="couple", sees=frozenset(), get=0, post={"who": "first"}),
    _case("case_told", post={"concerns": ["distress"]}),
    _case("case_situation", thing="support case", post=_situation),
    _case("case_reach", post={"reach": ["comes"]}),
    _case("case_mode", post={"mode": "C", "external_reference": "SN 2026/7"}),
    _case("case_reference", thing="file case", post={"external_reference": "SN 2026/8"}),
    _case("case_information", sees=frozenset()),
    _case("case_code", post=CODE),
    _case(
        "case_extract",
        may=at(own="worker"),
        cannot=at(own="lead"),
        sees=at(own="worker"),
        post={"is_here": "on", "reason": "Bad om det."},
        done=200,
    ),
)
DECISIONS = (
    Row("cases:decision_list", may=READS_DECISIONS, sees=OF_THE_BOARD),
    Row(
        "cases:decision_add",
        may=DECIDES,
        cannot=WORKERS,
        sees=frozenset(),
        post=_decision,
    ),
    Row("cases:decision_detail", "decision", may=OF_THE_BOARD, sees=OF_THE_BOARD),
    Row(
        "cases:decision_end",
        "decision",
        may=ENDS,
        cannot=at(own="worker"),
        sees=ENDS,
        post={"last_on": "2026-12-31"},
    ),
)
ROWS = (*CASES, *DECISIONS)
