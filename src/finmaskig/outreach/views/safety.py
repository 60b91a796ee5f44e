"""The workers' own safety: risk, check-in, alarm, incident, talk afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from finmaskig.outreach import access
from finmaskig.outreach.forms.shifts import (
    AlarmForm,
    CheckInForm,
    FollowUpForm,
    IncidentForm,
    RiskForm,
    later,
)
from finmaskig.outreach.queries.pages import is_alone, risk_initial
from finmaskig.outreach.services import safety as services
from finmaskig.outreach.services import shifts as shift_services
from finmaskig.shared.clock import now
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def shift_risk(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Think a shift through, in advance or when things change."""
    shift = access.shift_to_change(request.actor, shift_id)
    form = RiskForm(posted(request), initial=risk_initial(shift))
    if not form.is_valid():
        return form_page(request, "outreach/shift_risk.html", form, {"shift": shift})
    shift_services.assess_risk(actor=request.actor, shift=shift, assessment=form.assessment)
    messages.success(request, _("Riskbedömningen är sparad."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def shift_check_in(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Say that all is well."""
    shift = access.shift_to_log_in(request.actor, shift_id)
    form = CheckInForm(posted(request), is_alone=is_alone(shift))
    if not form.is_valid():
        return form_page(request, "outreach/shift_check_in.html", form, {"shift": shift})
    next_at = later(form.cleaned_data["next_in"], now())
    services.check_in(actor=request.actor, shift=shift, next_at=next_at)
    messages.success(request, _("Tack. Nu vet vi att allt är väl."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def shift_alarm(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Let the lead answer a missed check-in."""
    shift = access.shift_to_lead(request.actor, shift_id)
    form = AlarmForm(posted(request))
    if not form.is_valid():
        return form_page(request, "outreach/shift_alarm.html", form, {"shift": shift})
    services.answer_alarm(actor=request.actor, shift=shift, what=form.cleaned_data["what"])
    messages.success(request, _("Larmet är besvarat."))
    return redirect("outreach:shift_detail", shift.pk)


@require_POST
def shift_debrief(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Keep that the lead has talked with those who asked for it."""
    shift = access.shift_to_lead(request.actor, shift_id)
    services.finish_debrief(actor=request.actor, shift=shift)
    messages.success(request, _("Samtalet är noterat."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def incident_add(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Report threat, violence or an accident."""
    shift = access.shift_to_change(request.actor, shift_id)
    form = IncidentForm(posted(request))
    if not form.is_valid():
        return form_page(request, "outreach/incident_add.html", form, {"shift": shift})
    services.report_incident(actor=request.actor, shift=shift, new=form.new)
    messages.success(request, _("Händelsen är sparad. Din chef ser den."))
    return redirect("outreach:shift_detail", shift.pk)


@require_http_methods(["GET", "POST"])
def incident_follow_up(request: StaffRequest, incident_id: UUID) -> HttpResponse:
    """Let the lead write what was done about an incident."""
    incident = access.incident_to_change(request.actor, incident_id)
    form = FollowUpForm(posted(request))
    if not form.is_valid():
        return form_page(request, "outreach/incident_follow_up.html", form, {"incident": incident})
    services.follow_up_incident(
        actor=request.actor, incident=incident, follow_up=form.cleaned_data["follow_up"]
    )
    messages.success(request, _("Uppföljningen är sparad."))
    return redirect("outreach:shift_detail", incident.shift_id)
