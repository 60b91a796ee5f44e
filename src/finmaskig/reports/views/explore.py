"""Published figures: pick a measure, rows, columns and a period."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.reports import access_tables as access
from finmaskig.reports.forms.explore import ExploreForm, address
from finmaskig.reports.layout import grid_of
from finmaskig.reports.queries import exploring

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def explore(request: StaffRequest) -> HttpResponse:
    """Show a published table, or why there is none."""
    board_id = access.board_to_explore(request.actor)
    first = exploring.first_question(board_id)
    if first is None:
        return render(request, "reports/explore.html", {"is_empty": True})
    asked = request.GET.dict() or address(first)
    choices = exploring.choices(board_id, asked.get("measure", ""))
    form = ExploreForm(asked, choices=choices)
    found = exploring.look_up(board_id, form.question())
    if isinstance(found, exploring.Refused):
        return render(request, "reports/explore.html", {"form": form, "refused": found.why})
    values = {
        "form": form,
        "found": found,
        "grid": grid_of(found.block),
        "query": urlencode(address(found.question)),
        "permanent": urlencode(address(found.permanent)),
    }
    return render(request, "reports/explore.html", values)
