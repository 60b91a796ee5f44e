"""The national sheet with exact counts: what was sent, sending one, taking it out."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.reports import access_requests as access
from finmaskig.reports.forms.again import show_problems
from finmaskig.reports.forms.requests import SheetForm
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.rendering.disclosed import sheet_csv, sheet_paper
from finmaskig.reports.services import disclosing
from finmaskig.shared.clock import today
from finmaskig.ui.documents.response import pdf_response
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest

PDF, CSV = "pdf", "csv"


@require_GET
def sheet_list(request: StaffRequest) -> HttpResponse:
    """Show which sheets were sent, to whom and on what ground."""
    rows = access.sheets_to_list(request.actor)
    values = {
        "lines": [(row, span_name(row.span)) for row in rows],
        "may_send": access.may_send(request.actor),
    }
    return render(request, "reports/sheet_list.html", values)


@require_http_methods(["GET", "POST"])
def sheet_add(request: StaffRequest) -> HttpResponse:
    """Make a sheet to send."""
    access.sender(request.actor)
    form = SheetForm(posted(request), until=today())
    if form.is_valid():
        try:
            disclosing.send_sheet(actor=request.actor, new=form.sheet)
        except ValidationError as error:
            show_problems(form, error)
        else:
            messages.success(request, _("Underlaget är gjort. Hämta det och skicka det säkert."))
            return redirect("reports:sheet_list")
    return form_page(request, "reports/sheet_add.html", form)


@require_GET
def sheet_download(request: StaffRequest, sheet_id: UUID) -> HttpResponse:
    """Send a sheet as it was made."""
    kind = request.GET.get("format", PDF)
    if kind not in {PDF, CSV}:
        raise Http404
    row = access.sheet_to_keep(request.actor, sheet_id, kind)
    tables = disclosing.disclosed(row)
    if kind == PDF:
        return pdf_response(sheet_paper(row, tables), "nationellt-underlag.pdf")
    headers = {
        "Content-Disposition": 'attachment; filename="nationellt-underlag.csv"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(sheet_csv(tables), content_type="text/csv; charset=utf-8", headers=headers)
