"""Support contacts of the own unit, each with a marked alias or text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.cases.queries.situation import mark_of
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.decisions import register_decision
from finmaskig.cases.services.situation import change_situation
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing, NewDecision, NewTalk, Reach, Situation
from finmaskig.shared.clock import today
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World

TOLD = Situation(
    kind="own",
    needs_text=f"En dörr vid {MARK} som går att låsa.",
    children_text=f"Leker vid {MARK}.",
    suitability_text=f"Kommer själv till {MARK}.",
)


def make_cases(world: World) -> None:
    """Register a decision and open one contact of each kind that a row needs."""
    worker = world.actor("worker")
    decision = register_decision(
        actor=world.actor("lead"),
        new=NewDecision(
            unit_id=world.units["own"].pk,
            decided_on=date(2025, 6, 10),
            reference_number=f"{MARK} 2025/42",
            service=f"Stödsamtal {MARK}",
            special_reasons="Den som söker stöd måste kunna vara anonym.",
            valid_from=date(2025, 7, 1),
            valid_to=date(2026, 12, 31),
        ),
    )
    support = opened(worker, "B", alias=f"{MARK} två", reach=Reach(text=f"Knacka vid {MARK}."))
    change_situation(actor=worker, case=support, situation=TOLD, mark=mark_of(support))
    closed = opened(worker, alias=f"{MARK} tre")
    talk = log_talk(actor=worker, case=support, new=NewTalk(held_on=today(), text=f"Vid {MARK}."))
    close_case(actor=worker, case=closed, closing=Closing(reason="agreed"))
    support.refresh_from_db()
    world.things |= {
        "decision": decision.pk,
        "case": opened(worker, alias=f"{MARK} ett").pk,
        "support case": support.pk,
        "mark": mark_of(support),
        "closed case": closed.pk,
        "couple": opened(worker, alias=f"{MARK} fyra", form="couple", kind="relative").pk,
        "file case": opened(worker, "C", alias=f"{MARK} fem", external_reference="SN 2026/5").pk,
        "talk": talk.pk,
    }


MAKERS = (make_cases,)
