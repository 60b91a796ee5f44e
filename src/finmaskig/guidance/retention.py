"""What guidance keeps that fades by itself: a reference to a report that no record holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.guidance import queries
from finmaskig.guidance.services.fading import forget_reports
from finmaskig.shared.clock import local
from finmaskig.vault import fading
from finmaskig.vault.fading import Kind, Row

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date
    from uuid import UUID

    from django.db.models import QuerySet

    from finmaskig.guidance.models import ReportOfConcern


def register() -> None:
    """Tell the registry; called once, when the program starts."""
    fading.register(
        Kind(
            code="report",
            name=_("Hänvisningar till barnutredningar"),
            boards=_boards,
            of_board=lambda board_id, _window: _rows(_apart().filter(step__board_id=board_id)),
            by_ids=lambda ids: _rows(_apart().filter(pk__in=list(ids))),
            next_day=_next_day,
            lock=queries.lock_reports,
            condemn=lambda _ids: None,
            forget=forget_reports,
        )
    )


def _apart() -> QuerySet[ReportOfConcern]:
    """Return the reports that do not go with a contact or a meeting."""
    return queries.reports_apart({one for kind in fading.all_kinds() for one in kind.subject_kinds})


def _boards() -> Collection[UUID]:
    return set(_apart().order_by().values_list("step__board_id", flat=True))


def _next_day(unit_id: UUID, after: date) -> date | None:
    rows = _rows(_apart().filter(step__owner_unit_id=unit_id))
    return min((row.last_on for row in rows if row.last_on and row.last_on > after), default=None)


def _rows(reports: QuerySet[ReportOfConcern]) -> list[Row]:
    return [_row(report) for report in reports]


def _row(report: ReportOfConcern) -> Row:
    step = report.step
    noted = [report.sent_at, *([report.receipt_at] if report.receipt_at else [])]
    return Row(
        id=report.pk,
        board_id=step.board_id,
        unit_id=step.owner_unit_id,
        side=step.side,
        began_on=local(report.sent_at).date(),
        last_on=max(local(moment).date() for moment in noted),
        mark=f"{step.status}|{report.receipt_at}",
        is_open=step.is_open,
    )
