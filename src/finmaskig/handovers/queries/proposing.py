"""What a proposal begins with: who can be chosen, what can go along, what the step already says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse

from finmaskig.cases.choices import Origin
from finmaskig.cases.queries.cases import case_of_origin
from finmaskig.cases.queries.subjects import SUBJECT_KIND
from finmaskig.cases.rules import CHILD_BANDS
from finmaskig.guidance.queries import steps_of_subject
from finmaskig.handovers import parts, rules
from finmaskig.handovers.queries.handovers import open_handover
from finmaskig.handovers.queries.receivers import (
    Receivers,
    board_of_district,
    districts_of,
    receivers_for,
)
from finmaskig.handovers.queries.sendable import sendable_parts
from finmaskig.shared.clock import local, now

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.guidance.models import Step
    from finmaskig.handovers.models import Handover
    from finmaskig.handovers.packages import SentPart

HAND_OVER = "hand-over"
"""The step of the rules that asks for a handover."""


@dataclass(frozen=True)
class Begin:
    """What the page of a proposal shows before anything is filled in."""

    receivers: Receivers
    sendable: tuple[SentPart, ...]
    initial: dict[str, object]
    districts: list[str]
    district: str
    open: Handover | None


def beginning(actor: Actor, case: Case, district: str) -> Begin:
    """Return what a proposal begins with; a district names the board where she was found."""
    at = now()
    receivers = receivers_for(case, local(at).date())
    districts = districts_of(actor.municipality) if actor.municipality else []
    chosen = district if district in districts else ""
    unit = board_of_district(actor.municipality, chosen, at) if chosen else None
    unit_id = unit.pk if unit is not None else _receiver_of_step(case)
    known = {pk for pk, _name in (*receivers.here, *receivers.on_paper)}
    return Begin(
        receivers=receivers,
        sendable=sendable_parts(case),
        initial={
            "receiver": str(unit_id) if str(unit_id) in known else "",
            "matter": _matter(case),
            "age_group": _age_group(case),
            "parts": [parts.REACH],
        },
        districts=districts,
        district=chosen,
        open=open_handover(case),
    )


def step_that_asks(case: Case) -> Step | None:
    """Return the open step of a contact that asks for a handover."""
    steps = steps_of_subject(SUBJECT_KIND, case.pk, case.unit_id)
    return next((step for step in steps if step.is_open and step.code == HAND_OVER), None)


def _receiver_of_step(case: Case) -> UUID | None:
    step = step_that_asks(case)
    return step.receiver_unit_id if step is not None else None


def _matter(case: Case) -> str:
    """Guess what it is about from what the contact holds; the worker says what is so."""
    if case.is_coordination:
        return rules.TRAFFICKING
    return rules.CHILD if case.age_band in CHILD_BANDS else rules.SUPPORT


def _age_group(case: Case) -> str:
    if case.age_band in CHILD_BANDS:
        return rules.CHILD
    return rules.UNKNOWN if case.age_band in ("", "unknown") else rules.ADULT


def where_to_begin(actor: Actor, step: Step) -> str:
    """Return the address at which a step that asks for a handover is done.

    A meeting is handed over as a contact: the one that was opened from it, or a new one.
    """
    if step.subject_kind == Origin.ENCOUNTER:
        case = case_of_origin(actor, Origin.ENCOUNTER, step.subject_id)
        if case is None:
            return f"{reverse('cases:case_add')}?encounter={step.subject_id}"
        return reverse("handovers:handover_add", args=[case.pk])
    return reverse("handovers:handover_add", args=[step.subject_id])
