"""Support contacts: list, search, one contact."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.cases import access
from finmaskig.cases.forms.search import SearchForm
from finmaskig.cases.queries.pages import case_page, rows_of
from finmaskig.shared.clock import now
from finmaskig.ui.panels import panels

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

PLACE, SIDE_PLACE = "cases.case", "cases.case.side"
"""Where the parts of a contact's page are registered: the wide column, and the narrow one."""


@require_GET
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the unit's open contacts, or what a search for an alias or a reference finds."""
    form = SearchForm(request.GET or None)
    page = access.cases_page(request.actor, request.GET.get("page", "1"), text=form.text)
    values = {"form": form, "page": page, "rows": rows_of(page.object_list, now())}
    return render(request, "cases/case_list.html", values | {"query": form.query})


@require_GET
def case_detail(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show one contact: what to do next, and each of its parts."""
    case = access.case_to_read(request.actor, case_id)
    values = {
        "case": case,
        "part": case_page(request.actor, case, now()),
        "panels": panels(PLACE, request.actor, case),
        "side_panels": panels(SIDE_PLACE, request.actor, case),
    }
    return render(request, "cases/case_detail.html", values)
