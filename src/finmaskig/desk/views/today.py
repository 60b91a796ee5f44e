"""Idag: what waits, for each role her own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.desk import days
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def today(request: StaffRequest) -> HttpResponse:
    """Show what waits for this person today."""
    day = days.day_of(request.actor, now())
    return render(request, day.template, {"day": day})
