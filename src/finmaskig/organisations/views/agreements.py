"""Agreements: all read them, coordinators and administrators add and end them."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.organisations import access, queries, services
from finmaskig.organisations.forms import AgreementEndForm, AgreementForm
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest


@require_GET
def agreement_list(request: StaffRequest) -> HttpResponse:
    """Show the agreements in force and the others."""
    context = {
        "agreements": queries.agreements_on(today()),
        "may_add": access.keeps_agreements(request.actor),
    }
    return render(request, "organisations/agreement_list.html", context)


@require_GET
def agreement_detail(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """Show one agreement."""
    agreement = access.agreement_to_read(agreement_id)
    context = {
        "agreement": agreement,
        "view": queries.agreement_view(agreement, today()),
        "may_end": access.ends_agreement(request.actor, agreement),
    }
    return render(request, "organisations/agreement_detail.html", context)


@require_http_methods(["GET", "POST"])
def agreement_add(request: StaffRequest) -> HttpResponse:
    """Add an agreement with a municipality."""
    access.agreements_to_keep(request.actor)
    offered = queries.services_of_board(request.actor.board_id, today())
    form = AgreementForm(
        request.POST or None,
        places=queries.place_choices(queries.county_of(request.actor.municipality)),
        services=[(service.code, service.name) for service in offered],
        initial={"municipality": request.GET.get("municipality", "")},
    )
    if not form.is_valid():
        return render(request, "organisations/agreement_add.html", {"form": form})
    agreement = services.add_agreement(actor=request.actor, new=form.agreement(offered))
    messages.success(request, _("Avtalet är tillagt."))
    return redirect("organisations:agreement_detail", agreement.pk)


@require_http_methods(["GET", "POST"])
def agreement_end(request: StaffRequest, agreement_id: UUID) -> HttpResponse:
    """Let an agreement end on a day."""
    agreement = access.agreement_to_end(request.actor, agreement_id)
    form = AgreementEndForm(request.POST or None, initial={"last_day": today()})
    if not form.is_valid():
        context = {"agreement": agreement, "form": form}
        return render(request, "organisations/agreement_end.html", context)
    services.end_agreement(
        actor=request.actor, agreement=agreement, last_day=form.cleaned_data["last_day"]
    )
    messages.success(request, _("Avtalet har fått en sista dag."))
    return redirect("organisations:agreement_detail", agreement.pk)
