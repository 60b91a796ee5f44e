"""A shift handed to a colleague: two minutes' reading and the unfinished steps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.outreach import access
from finmaskig.outreach.forms.shifts import HandOverForm
from finmaskig.outreach.queries.handovers import colleagues_for
from finmaskig.outreach.queries.pages import handover_page, summary_page
from finmaskig.outreach.services import handing_over as services
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def shift_hand_over(request: StaffRequest, shift_id: UUID) -> HttpResponse:
    """Show the summary, and give it with its steps to a colleague."""
    shift = access.shift_to_read(request.actor, shift_id)
    colleagues = [(str(one.user_id), one.name) for one in colleagues_for(request.actor)]
    form = HandOverForm(posted(request), colleagues=colleagues)
    if not form.is_valid():
        return form_page(
            request,
            "outreach/shift_hand_over.html",
            form,
            {"shift": shift, "part": summary_page(request.actor, shift)},
        )
    services.hand_over_shift(
        actor=request.actor,
        shift=shift,
        to_user_id=UUID(form.cleaned_data["to_user"]),
        note=form.cleaned_data["note"],
    )
    messages.success(request, _("Passet är lämnat över. Kollegan ser det på sin förstasida."))
    return redirect("outreach:shift_detail", shift.pk)


@require_GET
def handover_detail(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Show what was handed over."""
    handover = access.handover_to_read(request.actor, handover_id)
    values = {
        "handover": handover,
        "part": handover_page(request.actor, handover),
        "may_receive": access.may_receive(request.actor, handover),
    }
    return render(request, "outreach/handover_detail.html", values)


@require_POST
def handover_receive(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Say that it is read."""
    handover = access.handover_to_receive(request.actor, handover_id)
    services.receive_handover(actor=request.actor, handover=handover)
    messages.success(request, _("Tack. Passet är ditt nu."))
    return redirect("desk:today")
