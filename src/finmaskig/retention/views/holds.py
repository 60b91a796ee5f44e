"""What must stay: set, look again, lift."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.retention import access
from finmaskig.retention.forms.small import HoldForm
from finmaskig.retention.queries.list_pages import hold_line
from finmaskig.retention.queries.pages import title_of
from finmaskig.retention.services import holds as services
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted
from finmaskig.vault import fading

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def hold_add(request: StaffRequest, record_id: UUID) -> HttpResponse:
    """Hold a record of the unit while proceedings are under way."""
    kind, row = access.record_to_hold(request.actor, record_id)
    form, page = HoldForm(posted(request)), fading.kind_of(kind).page
    back = reverse(page, args=[row.id]) if page else reverse("retention:start")
    if not form.is_valid():
        values = {"title": title_of(kind, row), "back": back}
        return form_page(request, "retention/hold_add.html", form, values)
    services.set_hold(actor=request.actor, kind=kind, record=row.id, **form.cleaned_data)
    messages.success(request, _("Hålls kvar. Enhetschefen får ett steg när det ska ses över."))
    return redirect(back)


@require_GET
def hold_detail(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """Show a hold; a lead lifts it or lets it stand."""
    hold = access.hold_to_read(request.actor, hold_id)
    may_lift = access.may_lift(request.actor, hold)
    values = {"line": hold_line(hold, today()), "may_lift": may_lift}
    return render(request, "retention/hold_detail.html", values)


@require_POST
def hold_keep(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """Let a hold stand for another six months."""
    hold = access.hold_to_change(request.actor, hold_id)
    services.keep_hold(actor=request.actor, hold=hold)
    messages.success(request, _("Står kvar. Du får ett steg när det ska ses över nästa gång."))
    return redirect("retention:start")


@require_POST
def hold_lift(request: StaffRequest, hold_id: UUID) -> HttpResponse:
    """Let a record's time count again."""
    hold = access.hold_to_change(request.actor, hold_id)
    services.lift_hold(actor=request.actor, hold=hold)
    messages.success(request, _("Hävt. Tiden räknas igen."))
    return redirect("retention:start")
