"""Consents, disclosures and sections: worker and lead of the own unit; a lead decides."""

from __future__ import annotations

from uuid import uuid4

from tests.refusals.table import FIELD, FIELD_ANYWHERE, NOBODY, Row, at

HERE = at(own="worker lead")
LEADS = at(own="lead")
WORKERS = at(own="worker")
DISCLOSURE = {
    "parts": ["contact"],
    "receiver_kind": "police",
    "ground": "osl-10-28",
    "meets_conditions": "on",
    "weighing": "19 kap. 1 § SoL.",
    "how": "phone",
}


def _consent(_world, _seat):
    return {
        "id": str(uuid4()),
        "parts": ["contact"],
        "receiver_kind": "health_care",
        "purpose": "Ett besök.",
        "given_by": "person",
        "given_how": "oral",
        "language": "sv",
        "given_on": "2026-06-15",
        "valid_until": "2026-09-15",
    }


def _disclosure(_world, _seat):
    return DISCLOSURE | {"id": str(uuid4())}


def _meeting(_world, _seat):
    return DISCLOSURE | {"id": str(uuid4()), "parts": ["seen"]}


def _told(name, thing, **more):
    return Row(f"handovers:{name}", **({"thing": thing, "may": HERE, "sees": HERE} | more))


ROWS = (
    Row("handovers:ground_list"),
    _told("consent_add", "case", post=_consent),
    _told("consent_detail", "consent"),
    _told("consent_withdraw", "consent", sees=NOBODY, get=0, post={}),
    _told("disclosure_add", "case", post=_disclosure),
    Row("handovers:disclosure_list", may=FIELD_ANYWHERE, sees=FIELD),
    Row("handovers:disclosure_note", may=FIELD_ANYWHERE, post=_meeting),
    _told("disclosure_detail", "disclosure"),
    _told(
        "disclosure_decide",
        "proposal",
        may=LEADS,
        cannot=WORKERS,
        sees=LEADS,
        post={"answer": "no", "weighing": "Det räcker med stöd."},
    ),
    _told("disclosure_make", "allowed", sees=NOBODY, get=0, post={}),
    _told(
        "disclosure_correct",
        "disclosure",
        sees=NOBODY,
        post={"parts": ["contact"], "why": "Fel del."},
    ),
)
