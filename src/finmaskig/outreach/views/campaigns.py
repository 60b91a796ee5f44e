"""Cards with a code, and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.outreach import access
from finmaskig.outreach.forms.campaigns import CampaignForm, CardCountForm, OperationForm
from finmaskig.outreach.services import campaigns as services
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def campaign_list(request: StaffRequest) -> HttpResponse:
    """Show the unit's campaigns and what they led to."""
    page = access.campaigns_page(request.actor, request.GET.get("page", "1"))
    shift = access.shift_to_count_in(request.actor, request.GET.get("shift", ""))
    values = {"page": page, "shift_id": shift.pk if shift else None}
    return render(request, "outreach/campaign_list.html", values)


@require_http_methods(["GET", "POST"])
def campaign_add(request: StaffRequest) -> HttpResponse:
    """Start a campaign."""
    actor = access.field_worker(request.actor)
    form = CampaignForm(posted(request), initial={"starts_on": today()})
    if not form.is_valid():
        return form_page(request, "outreach/campaign_add.html", form)
    campaign = services.start_campaign(actor=actor, new=form.new)
    messages.success(request, _("Kampanjen är startad."))
    return redirect("outreach:campaign_detail", campaign.pk)


@require_GET
def campaign_detail(request: StaffRequest, campaign_id: UUID) -> HttpResponse:
    """Show what was counted of a campaign, by day and shift."""
    campaign = access.campaign_to_change(request.actor, campaign_id)
    page = access.counts_page(campaign, request.GET.get("page", "1"))
    return render(request, "outreach/campaign_detail.html", {"campaign": campaign, "page": page})


@require_http_methods(["GET", "POST"])
def campaign_count(request: StaffRequest, campaign_id: UUID) -> HttpResponse:
    """Count what was handed out, answered or led to contact."""
    campaign = access.campaign_to_change(request.actor, campaign_id)
    shift = access.shift_to_count_in(request.actor, request.GET.get("shift", ""))
    form = CardCountForm(posted(request), first=campaign.starts_on, last=today())
    if not form.is_valid():
        return form_page(
            request, "outreach/campaign_count.html", form, {"campaign": campaign, "shift": shift}
        )
    services.count_cards(actor=request.actor, campaign=campaign, count=form.count, shift=shift)
    messages.success(request, _("Antalen är sparade."))
    if shift is not None:
        return redirect("outreach:shift_detail", shift.pk)
    return redirect("outreach:campaign_detail", campaign.pk)


@require_http_methods(["GET", "POST"])
def operation_add(request: StaffRequest) -> HttpResponse:
    """Plan an envelope around shifts."""
    actor = access.field_worker(request.actor)
    form = OperationForm(posted(request), initial={"starts_on": today()})
    if not form.is_valid():
        return form_page(request, "outreach/operation_add.html", form)
    services.plan_operation(actor=actor, **form.cleaned_data)
    messages.success(request, _("Nu kan ni välja insatsen när ni planerar ett pass."))
    return redirect("outreach:shift_plan")
