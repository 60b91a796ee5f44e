"""The directory as everybody who is signed in reads it: units and counties."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from finmaskig.organisations import access, queries
from finmaskig.organisations.forms import CountyForm, MatchForm, UnitSearchForm
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest

PAGE_SIZE = 25
HOME_COUNTY = "01"


@require_GET
def unit_list(request: StaffRequest) -> HttpResponse:
    """Search among the units of today."""
    county = queries.county_of(request.actor.municipality)
    form = UnitSearchForm(
        request.GET or {"municipality": request.actor.municipality},
        places=queries.place_choices(),
        near=[code for code, _name in queries.place_choices(county)] if county else [],
        kinds=queries.word_choices("receiver"),
    )
    search = form.search(today())
    pages = Paginator(queries.units_found(search), PAGE_SIZE)
    page = pages.get_page(request.GET.get("page"))
    address = request.GET.copy()
    address.pop("page", None)
    query = f"{address.urlencode()}&" if address else ""
    context = {"form": form, "page": page, "total": pages.count, "query": query}
    return render(request, "organisations/unit_list.html", context)


@require_GET
def unit_detail(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Show one unit: for whom, when, the number and what it offers."""
    unit = access.unit_to_read(unit_id)
    context = {
        "view": queries.unit_view(unit, now()),
        "may_change": access.changes_unit(request.actor, unit),
    }
    return render(request, "organisations/unit_detail.html", context)


@require_GET
def service_list(request: StaffRequest) -> HttpResponse:
    """Show the referral catalogue, or what fits somebody; what is asked is not kept."""
    form = MatchForm(
        request.GET or {},
        sexes=queries.word_choices("sex"),
        conditions=queries.word_choices("condition"),
    )
    context = {"form": form, "matches": queries.services_for(form.known(), today())}
    return render(request, "organisations/service_list.html", context)


@require_GET
def county_list(request: StaffRequest) -> HttpResponse:
    """Go to the county where one works."""
    return redirect(
        "organisations:county", queries.county_of(request.actor.municipality) or HOME_COUNTY
    )


@require_GET
def county(request: StaffRequest, code: str) -> HttpResponse:
    """Show who has joined on a day, who has not, and how many people that reaches."""
    place = access.county_to_read(code)
    form = CountyForm(request.GET or None)
    on = form.cleaned_data["on"] if form.is_valid() and form.cleaned_data["on"] else today()
    view = queries.county_on(place, on)
    context = {
        "form": form,
        "view": view,
        "parts": view.parts,
        "columns": view.columns,
        "counties": queries.counties(),
        "may_add": access.keeps_agreements(request.actor),
    }
    return render(request, "organisations/county.html", context)
