"""A contact with a plan and a linking, marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import linked, planned
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World


def make_plan(world: World) -> None:
    """Write a marked plan twice for a contact with a marked alias, and link her onwards."""
    worker = world.actor("worker")
    case = opened(worker, "B", alias=f"{MARK} 48")
    planned(worker, case, text=f"Ses vid {MARK}")
    planned(worker, case, version=1, text=f"Ses igen vid {MARK}")
    world.things |= {"planned case": case.pk, "linking": linked(worker, case).pk}


MAKERS = (make_plan,)
