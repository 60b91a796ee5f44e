"""The gap maps: who receives whom, where and when, and where nobody does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.organisations.queries import county_of, place_choices
from finmaskig.reports import access_tables as access
from finmaskig.reports.forms.gap_map import CountyForm, GapForm
from finmaskig.reports.queries import gap_county as counties
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
    home = _home(request)
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


@require_GET
def gap_county(request: StaffRequest) -> HttpResponse:
    """Show every need in every municipality of a county, each with a way to its list."""
    access.board_to_explore(request.actor)
    home = county_of(_home(request))
    form = CountyForm({"county": home, **request.GET.dict()}, counties=counties.county_choices())
    found = counties.gap_county(form.asked(home), today())
    return render(request, "reports/gap_county.html", {"form": form, "map": found})


def _home(request: StaffRequest) -> str:
    return request.actor.municipality or place_choices()[0][0]
