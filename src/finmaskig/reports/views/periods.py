"""Closed periods: the list, closing one, and revising them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.reports import access_periods as access
from finmaskig.reports.access_documents import may_write
from finmaskig.reports.forms.periods import PeriodForm, RevisionForm
from finmaskig.reports.queries import periods as queries
from finmaskig.reports.queries.published import NotPublished, span_name
from finmaskig.reports.services import closing, revising
from finmaskig.reports.services.freezing import StillChanging
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from uuid import UUID

    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

REFUSALS = (
    closing.PeriodIsNotOver,
    closing.PeriodIsClosed,
    closing.SomebodyElsePublished,
    NotPublished,
    StillChanging,
    revising.NothingHasChanged,
    revising.NothingIsClosed,
    revising.RevisedTooRecently,
)
"""Why nothing is published; the sentence says what to do."""


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


@require_http_methods(["GET", "POST"])
def period_revise(request: StaffRequest) -> HttpResponse:
    """Publish every closed period anew, with what was entered late or corrected."""
    board_id = access.board_to_revise(request.actor)
    form = RevisionForm(posted(request))
    if not form.is_valid():
        return _revision_page(request, board_id, form)
    try:
        version = revising.revise(actor=request.actor)
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return _revision_page(request, board_id, form)
    number = {"version": version}
    messages.success(request, _("Siffrorna är reviderade. Version %(version)s gäller nu.") % number)
    return redirect("reports:period_list")


def _revision_page(request: StaffRequest, board_id: UUID, form: RevisionForm) -> HttpResponse:
    after = revising.next_revision_on(board_id)
    values = {
        "waiting": queries.in_words(*revising.waiting(board_id)),
        "after": after if after and after > today() else None,
    }
    return form_page(request, "reports/period_revise.html", form, values)
