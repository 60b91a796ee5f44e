"""Closed periods: the list, and closing one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.reports import access_periods as access
from finmaskig.reports.access_documents import may_write
from finmaskig.reports.forms.periods import PeriodForm
from finmaskig.reports.queries import periods as queries
from finmaskig.reports.queries.published import NotPublished, span_name
from finmaskig.reports.services import closing
from finmaskig.reports.services.freezing import StillChanging
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

REFUSALS = (
    closing.PeriodIsNotOver,
    closing.PeriodIsClosed,
    closing.SomebodyElsePublished,
    NotPublished,
    StillChanging,
)
"""Why a period is not closed; the sentence says what to do."""


@require_GET
def period_list(request: StaffRequest) -> HttpResponse:
    """Show which periods are closed, and which can be."""
    board_id, may_close = access.board_of_periods(request.actor), access.may_close(request.actor)
    values = {
        "lines": queries.period_lines(board_id),
        "proposals": queries.proposals(board_id, today()) if may_close else [],
        "may_close": may_close,
        "may_write": may_write(request.actor),
    }
    return render(request, "reports/period_list.html", values)


@require_http_methods(["GET", "POST"])
def period_close(request: StaffRequest) -> HttpResponse:
    """Close whole months: what can be told of them is published once and for all."""
    access.board_to_close(request.actor)
    form = PeriodForm(posted(request), on=today(), chosen=request.GET.dict())
    if not form.is_valid():
        return form_page(request, "reports/period_close.html", form)
    months = form.months
    try:
        closing.close_period(actor=request.actor, first=months.first, last=months.last)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return form_page(request, "reports/period_close.html", form)
    name = {"period": span_name(months)}
    messages.success(request, _("Perioden %(period)s är stängd. Siffrorna är publicerade.") % name)
    return redirect("reports:period_list")
