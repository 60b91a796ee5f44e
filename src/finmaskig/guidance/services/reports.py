"""The report of concern: that it was sent, never about whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.guidance import rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.rules import Report
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor


class ReportTimesAreWrong(DomainError):
    """A report cannot be received before it was sent, nor sent after now."""


def keep_report(
    step: Step, report: Report | None, *, actor: Actor, at: datetime
) -> ReportOfConcern | None:
    """Keep that a report was sent, when the step that just ended is one."""
    sends = step.status == rules.DONE and rules.shape_of(step.code, step.level) == rules.REPORT
    if not sends:
        return None
    sent = report or Report(sent_at=at, to_board=step.answering_name)
    refuse_wrong_times(sent, at)
    row, _created = ReportOfConcern.objects.get_or_create(
        step=step, defaults={"sent_at": sent.sent_at, "recorded_by_id": actor.user_id}
    )
    return _fill(row, sent, actor=actor)


@transaction.atomic
def complete_report(*, step: Step, report: Report, actor: Actor) -> ReportOfConcern:
    """Add the reference number or the receipt when they come."""
    row = ReportOfConcern.objects.select_for_update().get(step=step)
    refuse_wrong_times(report, now())
    return _fill(row, report, actor=actor)


def refuse_wrong_times(report: Report, at: datetime) -> None:
    """Refuse a report that was sent later than now or received before it was sent."""
    if report.sent_at > at:
        raise ReportTimesAreWrong(_("Anmälan kan inte vara skickad senare än nu. Rätta tiden."))
    if report.receipt_at is not None and report.receipt_at < report.sent_at:
        raise ReportTimesAreWrong(
            _("Kvittensen kan inte ha kommit innan anmälan skickades. Rätta tiden.")
        )


def _fill(row: ReportOfConcern, report: Report, *, actor: Actor) -> ReportOfConcern:
    row.sent_at, row.receipt_at = report.sent_at, report.receipt_at
    row.to_board, row.reference_number = report.to_board, report.reference_number
    row.section = row.step.source
    row.recorded_by_id = actor.user_id
    row.clean_fields(exclude=["step", "recorded_by"])
    row.save()
    log_access(actor=actor, event="guidance.report_recorded", subject="step", ids=[row.step_id])
    return row
