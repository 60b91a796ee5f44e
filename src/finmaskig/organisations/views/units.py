"""An administrator looks after a unit's phone and hours."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.organisations import access, queries, services
from finmaskig.organisations.forms import ContactForm, HoursForm
from finmaskig.shared.clock import now, today

if TYPE_CHECKING:
    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def unit_change(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Change how a unit is reached."""
    unit = access.unit_to_change(request.actor, unit_id)
    form = ContactForm(request.POST or None, initial=vars(unit))
    if not form.is_valid():
        return render(request, "organisations/unit_change.html", {"unit": unit, "form": form})
    services.change_contact(
        actor=request.actor, unit=unit, contact=services.Contact(**form.cleaned_data)
    )
    messages.success(request, _("Uppgifterna är ändrade."))
    return redirect("organisations:unit_detail", unit.pk)


@require_http_methods(["GET", "POST"])
def unit_hours_change(request: StaffRequest, unit_id: UUID) -> HttpResponse:
    """Change the opening hours of a unit from a day."""
    unit = access.unit_to_change(request.actor, unit_id)
    week = queries.unit_view(unit, now()).opening.week
    initial: dict[str, object] = {f"day_{line.weekday}": line.text for line in week}
    initial["valid_from"] = today()
    form = HoursForm(request.POST or None, initial=initial)
    if not form.is_valid():
        context = {"unit": unit, "form": form}
        return render(request, "organisations/unit_hours_change.html", context)
    new = services.Week(form.cleaned_data["spans"], form.cleaned_data["valid_from"])
    services.change_hours(actor=request.actor, unit=unit, week=new)
    messages.success(request, _("Öppettiderna är ändrade."))
    return redirect("organisations:unit_detail", unit.pk)
