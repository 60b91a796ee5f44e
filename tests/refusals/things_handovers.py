"""Handovers from the own unit to the unit of another board, at each point of their way."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.tests.factories import make_step
from finmaskig.handovers.services import handovers, taking
from finmaskig.handovers.tests.move_factories import URGENT, new_to
from finmaskig.handovers.values_moves import Acceptance, Why
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from finmaskig.handovers.models import Handover
    from tests.refusals.world import World


def make_handovers(world: World) -> None:
    """Propose to the unit elsewhere, and let it come some of the way."""
    receiver = world.actor("worker", "away")
    seen = [_seen(world, f"{MARK} {name}") for name in ("lämnad ett", "lämnad två", "lämnad tre")]
    taken = [
        taking.accept(actor=receiver, handover=row, acceptance=Acceptance(mode="A"))
        for row in seen[1:]
    ]
    why = Why(reason="other", text=f"Känner någon vid {MARK}.")
    handovers.decline(actor=receiver, handover=_seen(world, f"{MARK} lämnad fyra"), why=why)
    case = opened(world.actor("worker"), alias=f"{MARK} lämnas")
    step = make_step(
        world.actor("worker"), code="hand-over", subject_kind="case", subject_id=case.pk
    )
    world.things |= {
        "handover case": case.pk,
        "hand-over step": step.pk,
        "sent handover": _sent(world, f"{MARK} lämnad fem").pk,
        "seen handover": seen[0].pk,
        "taken handover": taken[0].pk,
        "receipted handover": taking.give_receipt(actor=receiver, handover=taken[1]).pk,
    }


def _sent(world: World, alias: str) -> Handover:
    worker = world.actor("worker")
    ground = replace(URGENT, weighing=f"Vi vägde vid {MARK}.")
    new = new_to(world.units["away"], choice=ground)
    return handovers.propose(actor=worker, case=opened(worker, alias=alias), new=new)


def _seen(world: World, alias: str) -> Handover:
    return handovers.see(actor=world.actor("worker", "away"), handover=_sent(world, alias))


MAKERS = (make_handovers,)
