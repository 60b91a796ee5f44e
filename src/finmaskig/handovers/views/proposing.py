"""Proposing a handover: from a contact, from a step, and when the emergency is over."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.handovers import access_moves as access
from finmaskig.handovers.forms.handovers import AcuteForm, HandoverForm
from finmaskig.handovers.queries.proposing import beginning, where_to_begin
from finmaskig.handovers.queries.receivers import districts_of
from finmaskig.handovers.services.acute import solve_acute
from finmaskig.handovers.services.handovers import propose
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def handover_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Choose to whom, what goes along and on what ground; the one that is open is shown instead."""
    case = access.case_to_hand_over(request.actor, case_id)
    begin = beginning(request.actor, case, request.GET.get("district", ""))
    if begin.open is not None and request.method == "GET":
        return redirect("handovers:handover_detail", begin.open.pk)
    form = HandoverForm(posted(request), actor=request.actor, case=case, begin=begin)
    if not form.is_valid():
        values = {"case": case, "begin": begin}
        return form_page(request, "handovers/handover_add.html", form, values)
    row = propose(actor=request.actor, case=case, new=form.new)
    messages.success(request, _("Förslaget är skickat. Ni har ansvaret tills de har sagt ja."))
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def acute_solve(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Say that the emergency is over and where the person was found; the rules say who is next."""
    case = access.case_to_change(request.actor, case_id)
    form = AcuteForm(posted(request), districts=districts_of(request.actor.municipality))
    if not form.is_valid():
        return form_page(request, "handovers/handover_acute.html", form, {"case": case})
    district = form.cleaned_data["district"]
    solve_acute(actor=request.actor, case=case)
    messages.success(request, _("Det akuta är löst. Välj vad som följer med till nästa."))
    where = reverse("handovers:handover_add", args=[case.pk])
    return redirect(f"{where}?{urlencode({'district': district})}")


@require_GET
def handover_begin(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Go from the step that asks for a handover to where it is proposed."""
    return redirect(where_to_begin(request.actor, access.step_to_follow(request.actor, step_id)))
