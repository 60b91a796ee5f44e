"""A report of the own board that has been approved once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from finmaskig.reports.access_requests import weighed_table
from finmaskig.reports.models import Report
from finmaskig.reports.rules import span
from finmaskig.reports.services import disclosing, requests
from finmaskig.reports.services.documents import approve_report
from finmaskig.reports.values_requests import NewAssessment, NewDecision, NewRequest, NewSheet
from finmaskig.shared.clock import now
from tests.refusals.table import MARK

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.models import CountRequest
    from tests.refusals.world import World

MAY = span(date(2026, 5, 1), date(2026, 5, 31))


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


def make_requests(world: World) -> None:
    """Take in and weigh two requests, and decide on one."""
    analyst, secretary = world.actor("analyst"), world.actor("secretary")
    rows = [_request(analyst), _request(analyst)]
    new = NewDecision(
        outcome="refused",
        part="",
        conditions="",
        reasons=f"{MARK} kan kännas igen.",
        assessment=rows[1].assessments.get().pk,
        seen=weighed_table(secretary, rows[1]).seen,
    )
    disclosing.decide_request(actor=secretary, request=rows[1], new=new)
    world.things |= {"count request": rows[0].pk, "decided request": rows[1].pk}


def make_sheet(world: World) -> None:
    """Send a national sheet."""
    new = NewSheet(
        months=MAY,
        recipient=f"{MARK}, nationell samordning",
        ground="harm_test",
        weighing="Mottagaren har sekretess.",
        reference_number="SN 2026/3",
    )
    sheet = disclosing.send_sheet(actor=world.actor("analyst"), new=new)
    world.things |= {"national sheet": sheet.pk}


def _request(analyst: Actor) -> CountRequest:
    asked = NewRequest(
        received_on=date(2026, 6, 1),
        way="mail",
        measure="encounters",
        rows="sex",
        columns="",
        months=MAY,
        reference_number=f"{MARK} 2026/2",
    )
    row = requests.register_request(actor=analyst, new=asked)
    weighing = NewAssessment(
        harm="risk", recognisers=(), alternatives=(), weighing=f"{MARK}: få i varje ruta.", after=0
    )
    requests.assess_request(actor=analyst, request=row, new=weighing)
    return row


MAKERS = (make_report, make_requests, make_sheet)
