"""A report of the own board that has been approved once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.reports.models import Report
from finmaskig.reports.services.documents import approve_report
from finmaskig.shared.clock import now
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from tests.refusals.world import World


def make_report(world: World) -> None:
    """Write a report past the services, since no period is closed, and approve it."""
    analyst = world.actor("analyst")
    report = Report.objects.create(
        board_id=analyst.board_id,
        outline="yearly",
        first=date(2025, 1, 1),
        last=date(2025, 12, 31),
        sender="Utredningsenheten",
        reference_number=f"{MARK} 2026/9",
        texts={"summary": f"{MARK} blommar."},
        written_by_id=analyst.user_id,
        written_as="utredare",
        written_at=now(),
    )
    approve_report(actor=analyst, report=report, version=1, why="")
    world.things |= {"report": report.pk}


MAKERS = (make_report,)
