"""The gap map: who receives whom, where and when, and where nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.organisations.queries import place_choices
from finmaskig.reports import access_tables as access
from finmaskig.reports.forms.gap_map import GapForm
from finmaskig.reports.queries import gap_map as queries
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def gap_map(request: StaffRequest) -> HttpResponse:
    """Show every need of every group in a place, and each hole with what is missing."""
    board_id = access.board_to_explore(request.actor)
    places = place_choices()
    home = request.actor.municipality or places[0][0]
    asked = {"municipality": home, **request.GET.dict()}
    districts = queries.districts_of(asked["municipality"], today())
    form = GapForm(asked, places=places, districts=districts)
    found = queries.gap_map(board_id, form.asked(home), now())
    values = {
        "form": form,
        "map": found,
        "holes_in_words": queries.holes_in_words(found.hole_count),
    }
    return render(request, "reports/gap_map.html", values)
