"""Öppna steg: everything in the unit that is not done, overdue first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.desk.groups import grouped
from finmaskig.desk.wording import count_line
from finmaskig.guidance import access
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def steps(request: StaffRequest) -> HttpResponse:
    """Show the unit's open steps, grouped by when they are due and what kind they are."""
    at = now()
    listed = access.unit_steps(request.actor, at=at, number=request.GET.get("page", "1"))
    values = {
        "groups": grouped(listed.lines, at),
        "page": listed.page,
        "summary": count_line(listed.counts),
        "unit": request.actor.unit_name,
    }
    return render(request, "desk/steps.html", values)
