"""An administrator decides which local rule sets the municipality uses, and from when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finmaskig.guidance import access, services
from finmaskig.guidance.forms import AdoptForm, EndForm
from finmaskig.guidance.views.rulebook import page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_POST
def adoption_add(request: StaffRequest) -> HttpResponse:
    """Adopt a rule set."""
    municipality = access.municipality_to_change(request.actor)
    form = AdoptForm(request.POST)
    if not form.is_valid():
        return page(request, {"adopt_form": form})
    services.adopt_rule_set(
        municipality=municipality,
        ruleset=form.cleaned_data["ruleset"],
        on=form.cleaned_data["on"],
        actor=request.actor,
    )
    messages.success(request, _("Regelsamlingen är antagen."))
    return redirect("guidance:rule_list")


@require_POST
def adoption_end(request: StaffRequest) -> HttpResponse:
    """Let a rule set cease after a day."""
    municipality = access.municipality_to_change(request.actor)
    form = EndForm(request.POST)
    if not form.is_valid():
        return page(request, {"end_form": form})
    services.end_rule_set(
        municipality=municipality,
        ruleset=form.cleaned_data["ruleset"],
        last_on=form.cleaned_data["last_on"],
        actor=request.actor,
    )
    messages.success(request, _("Regelsamlingen slutar gälla efter den dagen."))
    return redirect("guidance:rule_list")
