"""The access log, filtered: a lead's own unit, or the auditor's board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_safe

from finmaskig.accounts.access_log import access
from finmaskig.accounts.access_log.forms import FilterForm
from finmaskig.accounts.access_log.queries import reader

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_safe
def log_list(request: StaffRequest) -> HttpResponse:
    """Show who did what and when; a filter that makes no sense shows nothing but itself."""
    reach = access.log_to_filter(request.actor)
    form = FilterForm(request.GET.dict(), reach=reach)
    context = {"form": form, "reads_board": reach.is_a_board, "query": _rest_of(request)}
    context["waiting"] = access.month_waiting(request.actor)
    if form.is_valid():
        page = access.log_to_read(request.actor, form.wanted(), request.GET.get("page", "1"))
        context |= {"page": page, "lines": reader.lines(page)}
    return render(request, "accounts/log_list.html", context)


def _rest_of(request: StaffRequest) -> str:
    """Return the filter as the beginning of a query string."""
    asked = request.GET.copy()
    asked.pop("page", None)
    return f"{asked.urlencode()}&" if asked else ""
