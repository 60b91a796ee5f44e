"""Costs and claims: added, changed, taken away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from finmaskig.cases import access_track
from finmaskig.cases.forms.track.money import ClaimForm, CostForm
from finmaskig.cases.services.track.money import keep_claim, keep_cost
from finmaskig.cases.services.track.removing import remove_row
from finmaskig.cases.views.track.task import ask, done, filled
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

PAGE = "track_money"
BACK = f"cases:{PAGE}"


@require_http_methods(["GET", "POST"])
def track_cost_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write a cost that the municipality has decided."""
    track = access_track.track_to_change(request.actor, case_id)
    form = filled(CostForm, request, track.case)
    if not form.is_valid():
        return ask(request, track.case, form, _("Lägg till en kostnad"), back=BACK)
    keep_cost(actor=request.actor, case=track.case, new=form.new)
    return done(request, track.case, _("Kostnaden är sparad. Kvartalen bevakas."), PAGE)


@require_http_methods(["GET", "POST"])
def track_cost_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Change a cost."""
    row = access_track.cost_to_change(request.actor, row_id)
    case = row.track.case
    form = filled(CostForm, request, case, row)
    if not form.is_valid():
        return ask(
            request,
            case,
            form,
            _("Ändra kostnaden"),
            back=BACK,
            row=row,
            remove="cases:track_cost_remove",
        )
    keep_cost(actor=request.actor, case=case, new=form.new, cost=row, version=form.stored_version)
    return done(request, case, _("Kostnaden är sparad. Kvartalen bevakas."), PAGE)


@require_POST
def track_cost_remove(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Take away a cost that was written by mistake."""
    row = access_track.cost_to_change(request.actor, row_id)
    remove_row(actor=request.actor, case=row.track.case, row=row)
    return done(request, row.track.case, _("Kostnaden är borttagen."), PAGE)


@require_http_methods(["GET", "POST"])
def track_claim_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Write an application for the state's part of a quarter."""
    track = access_track.track_to_change(request.actor, case_id)
    more = {"quarter": request.GET.get("quarter", ""), "applied_on": today()}
    form = filled(ClaimForm, request, track.case, more=more)
    if not form.is_valid():
        return ask(request, track.case, form, _("Sök statlig ersättning"), back=BACK)
    keep_claim(actor=request.actor, case=track.case, new=form.new)
    return done(request, track.case, _("Ansökan är sparad. Svaret bevakas."), PAGE)


@require_http_methods(["GET", "POST"])
def track_claim_change(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Write what an application came to; a part can be paid first."""
    row = access_track.claim_to_change(request.actor, row_id)
    case = row.track.case
    form = filled(ClaimForm, request, case, row, {"quarter": str(row.quarter_on)})
    if not form.is_valid():
        return ask(
            request,
            case,
            form,
            _("Ändra ansökan"),
            back=BACK,
            row=row,
            remove="cases:track_claim_remove",
        )
    keep_claim(actor=request.actor, case=case, new=form.new, claim=row, version=form.stored_version)
    return done(request, case, _("Ansökan är sparad. Svaret bevakas."), PAGE)


@require_POST
def track_claim_remove(request: StaffRequest, row_id: UUID) -> HttpResponse:
    """Take away an application that was written by mistake."""
    row = access_track.claim_to_change(request.actor, row_id)
    remove_row(actor=request.actor, case=row.track.case, row=row)
    return done(request, row.track.case, _("Ansökan är borttagen."), PAGE)
