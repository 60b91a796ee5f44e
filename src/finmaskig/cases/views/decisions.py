"""The board's decisions that identity is not documented: list, register, end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.cases import access
from finmaskig.cases.forms.decisions import DecisionEndForm, DecisionForm
from finmaskig.cases.queries.decisions import decision_lines, units_to_decide_for
from finmaskig.cases.services import decisions as services
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def decision_list(request: StaffRequest) -> HttpResponse:
    """Show the unit's decisions, or the board's to its secretary."""
    rows = access.decisions_to_read(request.actor)
    values = {
        "rows": decision_lines(rows, today()),
        "may_decide": access.may_decide(request.actor),
    }
    return render(request, "cases/decision_list.html", values)


@require_http_methods(["GET", "POST"])
def decision_add(request: StaffRequest) -> HttpResponse:
    """Register a decision that the board has made."""
    actor = access.decider(request.actor)
    form = DecisionForm(posted(request), units=units_to_decide_for(actor, today()))
    if not form.is_valid():
        return form_page(request, "cases/decision_add.html", form)
    services.register_decision(actor=actor, new=form.decision)
    messages.success(request, _("Beslutet är registrerat."))
    return redirect("cases:decision_list")


@require_GET
def decision_detail(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Show one decision."""
    decision = access.decision_to_read(request.actor, decision_id)
    values = {"decision": decision, "may_decide": access.may_decide(request.actor)}
    return render(request, "cases/decision_detail.html", values)


@require_http_methods(["GET", "POST"])
def decision_end(request: StaffRequest, decision_id: UUID) -> HttpResponse:
    """Let a decision hold until a day."""
    decision = access.decision_to_end(request.actor, decision_id)
    form = DecisionEndForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/decision_end.html", form, {"decision": decision})
    last_on = form.cleaned_data["last_on"]
    services.end_decision(actor=request.actor, decision=decision, last_on=last_on)
    messages.success(request, _("Beslutet har fått en sista dag."))
    return redirect("cases:decision_list")
