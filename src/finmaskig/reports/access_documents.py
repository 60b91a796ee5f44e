"""The doors to reports: analysts write, leads and analysts approve, the board reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access, log_export
from finmaskig.reports.document_rules import APPROVERS, READERS, WRITERS
from finmaskig.reports.queries import documents as queries
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.content import Document
    from finmaskig.reports.models import Report
    from finmaskig.reports.queries.documents import ReportLine


def reader(actor: Actor) -> Actor:
    """Let through who works for a board; the rest get 404."""
    if actor.role not in READERS:
        raise Http404
    if actor.board_id is None:
        raise Http404
    return actor


def writer(actor: Actor) -> Actor:
    """Let through who writes reports."""
    reader(actor)
    if actor.role not in WRITERS:
        raise NotAllowed(_("En utredare skriver rapporten. När den är godkänd kan du läsa den."))
    return actor


def may_write(actor: Actor) -> bool:
    """Tell whether the page should show the ways to write."""
    return actor.role in WRITERS


def may_approve(actor: Actor) -> bool:
    """Tell whether the page should show the way to approve."""
    return actor.role in APPROVERS


def sees_drafts(actor: Actor) -> bool:
    """Tell whether what is not approved may be seen."""
    return may_write(actor) or may_approve(actor)


def reports_to_list(actor: Actor) -> list[ReportLine]:
    """Return the reports of the actor's board; they tell of no person: the look is not logged."""
    board_id = reader(actor).board_id
    assert board_id is not None
    return queries.report_lines(board_id, only_approved=not sees_drafts(actor))


def report_to_read(actor: Actor, report_id: UUID) -> Report:
    """Return a report of the board that has an approved version, or that the actor may see."""
    report = _report(actor, report_id)
    if not sees_drafts(actor) and queries.latest_edition(report) is None:
        raise Http404
    log_access(actor=actor, event="reports.report_seen", subject="report", ids=[report.pk])
    return report


def report_to_write(actor: Actor, report_id: UUID) -> Report:
    """Return a report to write in; the service logs the change."""
    report = _report(actor, report_id)
    writer(actor)
    return report


def report_to_approve(actor: Actor, report_id: UUID) -> Report:
    """Return a report to approve; the service logs it."""
    report = _report(actor, report_id)
    if actor.role not in APPROVERS:
        raise NotAllowed(_("Enhetschefen eller en utredare godkänner rapporten."))
    return report


def document_to_keep(actor: Actor, report_id: UUID, number: int | None, kind: str) -> Document:
    """Return a version to download, None for the last and 0 for the draft; log that it leaves."""
    report = _report(actor, report_id)
    if number == 0 and not sees_drafts(actor):
        raise Http404
    edition = queries.edition_of(report, number)
    if number != 0 and edition is None:
        raise Http404
    log_export(
        actor=actor,
        event="reports.report_exported",
        subject="report",
        ids=[report.pk],
        reason=f"{kind}, v{edition.number if edition else 0}",
    )
    return queries.read_document(report, edition)


def _report(actor: Actor, report_id: UUID) -> Report:
    reader(actor)
    report = queries.report_by_id(report_id)
    if report is None:
        raise Http404
    if report.board_id != actor.board_id:
        raise Http404
    return report
