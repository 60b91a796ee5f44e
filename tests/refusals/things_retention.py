"""Contacts of the own unit whose time has run out: one listed, one held; a decision, a proof."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from finmaskig.cases.models import Case
from finmaskig.retention.models import DestructionList, Proof
from finmaskig.retention.services import lists
from finmaskig.retention.services.decisions import register_decision
from finmaskig.retention.services.holds import set_hold
from finmaskig.retention.tests.factories import old_case
from finmaskig.retention.values import NewDestructionDecision
from finmaskig.shared.clock import now
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World

LONG_AGO = datetime(2020, 2, 3, 12, tzinfo=UTC)


def make_destruction(world: World) -> None:
    """Decide for the board, let two contacts grow old, and go through a list with one of them."""
    worker = world.actor("worker")
    decision = register_decision(
        actor=world.actor("secretary"),
        new=NewDestructionDecision(
            decided_on=date(2026, 1, 10),
            reference_number=f"{MARK} 2026/1",
            kinds=("case_advice",),
            valid_from=date(2026, 2, 1),
        ),
    )
    listed, held = (old_case(worker, at=LONG_AGO) for _number in range(2))
    for number, case in enumerate((listed, held)):
        Case.objects.filter(pk=case.pk).update(
            alias=f"{MARK} 7{number}", alias_key=f"{MARK} 7{number}".lower()
        )
    hold = set_hold(actor=worker, kind="case_advice", record=held.pk, reason="court")
    row = lists.review(actor=worker, row=lists.make_list(actor=worker))
    world.things |= {
        "destruction decision": decision.pk,
        "old case": listed.pk,
        "hold": hold.pk,
        "destruction list": row.pk,
        "destroyed list": _proof(world).list_id,
    }


def _proof(world: World) -> Proof:
    worker, lead = world.actor("worker"), world.actor("lead")
    at, unit = now(), world.units["own"]
    row = DestructionList.objects.create(
        board_id=worker.board_id,
        unit=unit,
        side=worker.side,
        state="destroyed",
        made_by_id=worker.user_id,
        made_at=at,
        reviewed_by_id=worker.user_id,
        reviewed_at=at,
        approved_by_id=lead.user_id,
        approved_at=at,
    )
    return Proof.objects.create(
        list=row,
        board_id=worker.board_id,
        unit=unit,
        kind="case_advice",
        count=3,
        section="16 kap. 1 § SoL",
        rule_text="5 år.",
        reference_number="SN 2025/1",
        decided_on=date(2025, 1, 10),
        reviewed_as="medarbetare, Egna enheten",
        approved_as="enhetschef, Egna enheten",
        approved_on=date(2026, 5, 1),
        destroyed_on=date(2026, 5, 9),
        last_copy_on=date(2026, 6, 13),
    )


MAKERS = (make_destruction,)
