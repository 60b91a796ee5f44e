"""The board's decisions on destruction: register, end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.retention import access
from finmaskig.retention.forms.decisions import DecisionEndForm, DecisionForm
from finmaskig.retention.services import decisions as services
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def decision_add(request: StaffRequest) -> HttpResponse:
    """Register what the board has decided may be destroyed."""
    actor = access.decider(request.actor)
    form = DecisionForm(posted(request))
    if not form.is_valid():
        return form_page(request, "retention/decision_add.html", form)
    services.register_decision(actor=actor, new=form.decision)
    messages.success(request, _("Beslutet är registrerat. Det gallrar inget i sig."))
    return redirect("retention:start")


@require_http_methods(["GET", "POST"])
def decision_end(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Let a decision hold until a day."""
    decision = access.decision_to_end(request.actor, decision_id)
    form = DecisionEndForm(posted(request), decision=decision)
    if not form.is_valid():
        values = {"decision": decision}
        return form_page(request, "retention/decision_end.html", form, values)
    last_on = form.cleaned_data["last_on"]
    services.end_decision(actor=request.actor, decision=decision, last_on=last_on)
    messages.success(request, _("Beslutet har fått en sista dag."))
    return redirect("retention:start")
