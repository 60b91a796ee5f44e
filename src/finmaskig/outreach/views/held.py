"""Meetings that a phone sent and that wait for a person to decide."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.outreach import access
from finmaskig.outreach.forms.encounter import EncounterForm
from finmaskig.outreach.forms.held import DecisionForm
from finmaskig.outreach.queries.field import packet_choices
from finmaskig.outreach.services import held as services
from finmaskig.outreach.views.field import query_of
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def held_list(request: StaffRequest) -> HttpResponse:
    """Show the meetings that wait for the person's decision."""
    return render(request, "outreach/held_list.html", {"rows": access.held_rows(request.actor)})


@require_http_methods(["GET", "POST"])
def held_detail(request: StaffRequest, held_id: UUID) -> HttpResponse:
    """Show a waiting meeting as it was filled in, and keep what is decided."""
    held = access.held_to_decide(request.actor, held_id)
    post = request.method == "POST"
    fields = tuple((str(name), str(value)) for name, value in held.content.get("fields", []))
    data = request.POST if post and "kind" in request.POST else query_of(fields)
    form = EncounterForm(data, choices=packet_choices(today()))
    decision = DecisionForm(request.POST if post else None)
    values = {"held": held, "form": form, "decision": decision}
    values["may_replace"] = services.can_replace(held)
    chosen = decision.cleaned_data["decision"] if post and decision.is_valid() else ""
    if not chosen or (chosen != DecisionForm.DISCARD and not form.is_valid()):
        return render(request, "outreach/held_detail.html", values, status=422 if post else 200)
    reason = decision.cleaned_data["reason"]
    if chosen == DecisionForm.DISCARD:
        services.discard_held(actor=request.actor, held=held, reason=reason)
        messages.success(request, _("Mötet är kastat. Skälet finns i loggen."))
        return redirect("outreach:held_list")
    keep = services.replace_with_held if chosen == DecisionForm.REPLACE else services.save_held
    encounter = keep(actor=request.actor, held=held, content=form.content, reason=reason)
    return redirect("outreach:encounter_advice", encounter.pk)
