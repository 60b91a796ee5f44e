"""Shifts: list, plan, start, close, print."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.outreach import access
from finmaskig.outreach.forms.shifts import CloseForm, ReasonForm, ShiftPlanForm, StartForm
from finmaskig.outreach.queries import campaigns
from finmaskig.outreach.queries.pages import (
    is_alone,
    plan_initial,
    risk_initial,
    shift_page,
    summary_page,
)
from finmaskig.outreach.queries.words import plan_choices
from finmaskig.outreach.sent import FORM_VERSION
from finmaskig.outreach.services import shifts as services
from finmaskig.shared.clock import now, today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

SOON = timedelta(hours=2)


@require_GET
def shift_list(request: StaffRequest) -> HttpResponse:
    """Show the unit's shifts, the latest first."""
    page = access.shifts_page(request.actor, request.GET.get("page", "1"))
    return render(request, "outreach/shift_list.html", {"page": page})


@require_http_methods(["GET", "POST"])
def shift_plan(request: StaffRequest) -> HttpResponse:
    """Plan a shift; one that begins soon goes straight on to its start."""
    actor = access.field_worker(request.actor)
    choices = plan_choices(actor, today())
    form = ShiftPlanForm(posted(request), choices=choices, initial=plan_initial(actor, now()))
    if not form.is_valid():
        return form_page(request, "outreach/shift_plan.html", form)
    shift = services.plan_shift(actor=actor, new=form.new)
    messages.success(request, _("Passet är planerat."))
    soon = shift.planned_start_at <= now() + SOON
    return redirect("outreach:shift_start" if soon else "outreach:shift_detail", shift.pk)


@require_GET
def shift_detail(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Show a shift: what to do now, who was met, who works."""
    number = request.GET.get("page", "1")
    shift, rows = access.shift_with_rows(request.actor, shift_id, number)
    values = {
        "shift": shift,
        "rows": rows,
        "part": shift_page(request.actor, shift, now()),
        "cards": campaigns.counts_in_shift(shift.pk, request.actor.unit_id),
        "actor": request.actor,
        "form_version": FORM_VERSION,
    }
    return render(request, "outreach/shift_detail.html", values)


@require_http_methods(["GET", "POST"])
def shift_change(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Change the plan of a shift that has not started."""
    shift = access.shift_to_change(request.actor, shift_id)
    choices = plan_choices(request.actor, today())
    initial = plan_initial(request.actor, now(), shift)
    form = ShiftPlanForm(posted(request), choices=choices, initial=initial)
    if not form.is_valid():
        return form_page(request, "outreach/shift_change.html", form, {"shift": shift})
    services.change_plan(actor=request.actor, shift=shift, new=form.new)
    messages.success(request, _("Planen är ändrad."))
    return redirect("outreach:shift_detail", shift.pk)


@require_POST
def shift_join(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Go along on a shift."""
    shift = access.shift_to_change(request.actor, shift_id)
    services.join_shift(actor=request.actor, shift=shift)
    messages.success(request, _("Du är med på passet."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def shift_start(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Think the shift through and start it."""
    shift = access.shift_to_change(request.actor, shift_id)
    alone = is_alone(shift)
    form = StartForm(posted(request), is_alone=alone, initial=risk_initial(shift))
    if not form.is_valid():
        return form_page(
            request, "outreach/shift_start.html", form, {"shift": shift, "is_alone": alone}
        )
    services.start_shift(
        actor=request.actor,
        shift=shift,
        assessment=form.assessment,
        alone=form.alone(now()),
    )
    messages.success(request, _("Passet är igång. Ta hand om varandra."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def shift_close(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """End a shift and ask how the workers are."""
    shift = access.shift_to_change(request.actor, shift_id)
    form = CloseForm(posted(request), met_count=shift.encounter_count)
    if not form.is_valid():
        values = {"shift": shift, "part": summary_page(request.actor, shift)}
        return form_page(request, "outreach/shift_close.html", form, values)
    services.close_shift(actor=request.actor, shift=shift, closing=form.closing)
    messages.success(request, _("Passet är avslutat. Tack för den här gången."))
    return redirect("outreach:shift_hand_over", shift.pk)


@require_http_methods(["GET", "POST"])
def shift_cancel(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Cancel a shift that has not started."""
    shift = access.shift_to_change(request.actor, shift_id)
    form = ReasonForm(posted(request))
    if not form.is_valid():
        return form_page(request, "outreach/shift_cancel.html", form, {"shift": shift})
    services.cancel_shift(actor=request.actor, shift=shift, reason=form.cleaned_data["reason"])
    messages.success(request, _("Passet är inställt."))
    return redirect("outreach:shift_list")


@require_GET
def shift_print(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Show a shift for paper: staff by service number, no one met."""
    shift = access.shift_to_print(request.actor, shift_id)
    values = {"shift": shift, "part": summary_page(request.actor, shift), "now": now()}
    return render(request, "outreach/shift_print.html", values)
