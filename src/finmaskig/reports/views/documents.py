"""Reports: the list, beginning, writing, reading, approving and downloading one."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.organisations.access import board_of
from finmaskig.reports import access_documents as access
from finmaskig.reports.forms.again import show_problems
from finmaskig.reports.forms.documents import ApprovalForm, ReportForm, WritingForm
from finmaskig.reports.queries import documents as queries
from finmaskig.reports.rendering.files import FORMATS, made
from finmaskig.reports.rendering.page import shown, shown_block
from finmaskig.reports.services import documents as services
from finmaskig.reports.values import function_of
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.reports.models import Report


@require_GET
def report_list(request: StaffRequest) -> HttpResponse:
    """Show the board's reports."""
    lines = access.reports_to_list(request.actor)
    values = {"lines": lines, "may_write": access.may_write(request.actor)}
    return render(request, "reports/report_list.html", values)


@require_http_methods(["GET", "POST"])
def report_add(request: StaffRequest) -> HttpResponse:
    """Begin a report of a closed period."""
    actor = access.writer(request.actor)
    board_id = board_of(actor)
    closed = queries.closed_spans(board_id)
    units, chosen = queries.unit_names(board_id), request.GET.get("period", "")
    form = ReportForm(posted(request), closed=closed, units=units, chosen=chosen)
    if not form.is_valid():
        return form_page(request, "reports/report_add.html", form, {"is_open": not closed})
    report = services.begin_report(actor=actor, new=form.report)
    return redirect("reports:report_write", report.pk)


@require_http_methods(["GET", "POST"])
def report_write(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Write beside the figures, which fill themselves in."""
    report = access.report_to_write(request.actor, report_id)
    outline, units = queries.outline_of(report), dict(queries.unit_names(report.board_id))
    form = WritingForm(posted(request), report=report, outline=outline, units=units)
    if not form.is_valid():
        return _writing_page(request, report, form)
    version = form.cleaned_data["version"]
    saved = services.save_report(
        actor=request.actor, report=report, texts=form.texts, version=version
    )
    if saved is None:
        newer = access.report_to_write(request.actor, report_id)
        form.show_newer(newer.version)
        return _writing_page(request, newer, form, newer=newer.texts)
    messages.success(request, _("Rapporten är sparad."))
    return redirect("reports:report_detail", report.pk)


@require_GET
def report_detail(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Show a report: the draft to those who write it, else what was approved last."""
    report = access.report_to_read(request.actor, report_id)
    edition = queries.latest_edition(report)
    is_draft = access.sees_drafts(request.actor) and queries.is_draft(report, edition)
    document = queries.read_document(report, None if is_draft else edition)
    may_approve = access.may_approve(request.actor)
    is_revised = may_approve and edition is not None and queries.figures_changed(report, edition)
    values = {
        "report": report,
        "document": shown(document),
        "number": 0 if is_draft or edition is None else edition.number,
        "editions": queries.editions_of(report),
        "formats": FORMATS,
        "may_write": access.may_write(request.actor),
        "is_approved": not is_draft,
        "is_revised": is_revised,
        "may_approve": may_approve and (is_draft or is_revised),
    }
    return render(request, "reports/report_detail.html", values)


@require_http_methods(["GET", "POST"])
def report_approve(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Approve a report by the name of a function; it is frozen whole."""
    report = access.report_to_approve(request.actor, report_id)
    is_first = queries.latest_edition(report) is None
    form = ApprovalForm(posted(request), version=report.version, is_first=is_first)
    if form.is_valid():
        said = form.cleaned_data
        try:
            services.approve_report(
                actor=request.actor,
                report=report,
                version=said["version"],
                why=said.get("why", ""),
            )
        except ValidationError as error:
            show_problems(form, error)
        except (services.SavedMeanwhile, services.NothingChanged) as changed:
            report = access.report_to_approve(request.actor, report_id)
            form.show_newer(report.version, str(changed))
        else:
            messages.success(request, _("Rapporten är godkänd. Den ändras inte mer."))
            return redirect("reports:report_detail", report.pk)
    return _approval_page(request, report, form)


@require_GET
def report_download(request: StaffRequest, report_id: UUID) -> HttpResponse:
    """Send a version as a file: the last one as a PDF unless another is asked for, 0 the draft."""
    kind, number = request.GET.get("format", "pdf"), request.GET.get("version", "")
    if kind not in FORMATS or (number and not number.isdecimal()):
        raise Http404
    version = int(number) if number else None
    document = access.document_to_keep(request.actor, report_id, version, kind)
    file = made(document, kind)
    headers = {
        "Content-Disposition": f'attachment; filename="rapport.{kind}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)


def _approval_page(request: StaffRequest, report: Report, form: ApprovalForm) -> HttpResponse:
    edition = queries.latest_edition(report)
    values = {
        "report": report,
        "name": queries.outline_of(report).name,
        "changes": queries.changes_since(report, edition),
        "function": function_of(request.actor),
        "is_first": edition is None,
    }
    return form_page(request, "reports/report_approve.html", form, values)


def _writing_page(
    request: StaffRequest,
    report: Report,
    form: WritingForm,
    newer: dict[str, str] | None = None,
) -> HttpResponse:
    fields = dict(form.slots())
    rows = [
        {"field": fields[step], "newer": (newer or {}).get(step, ""), "is_newer": newer is not None}
        if isinstance(step, str)
        else {"block": shown_block(step)}
        for step in queries.steps_of(report)
    ]
    values = {"report": report, "rows": rows, "name": queries.outline_of(report).name}
    return form_page(request, "reports/report_write.html", form, values)
