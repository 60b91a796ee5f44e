"""Vem har jour nu? For any municipality and hour: who answers, and the number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.desk.forms import OnCallForm
from finmaskig.organisations import queries
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest


@require_GET
def on_call(request: StaffRequest) -> HttpResponse:
    """Show who answers; public facts, so the look is not logged."""
    county = queries.county_of(request.actor.municipality)
    near = queries.place_choices(county) if county else []
    form = OnCallForm(
        request.GET or None, places=queries.place_choices(), near=[code for code, _name in near]
    )
    asked = form.asked(home=request.actor.municipality, at=now())
    context = {
        "form": form,
        "asked": asked,
        "situations": queries.on_call(asked.municipality, asked.at),
        "near": near,
    }
    return render(request, "desk/on_call.html", context)
