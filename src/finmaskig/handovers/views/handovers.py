"""Handovers: the list, one of them, and what each of the two units can do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.handovers import access_moves as access
from finmaskig.handovers.forms.handovers import (
    AcceptForm,
    DeclineForm,
    MeetingForm,
    OutcomeForm,
    WithdrawForm,
)
from finmaskig.handovers.queries.pages import handover_view, rows_in, rows_out
from finmaskig.handovers.services import handovers as services
from finmaskig.handovers.services import taking
from finmaskig.shared.clock import now
from finmaskig.ui.panels import panels
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

PLACE = "handovers.handover"
"""Where others put their part on the page of a handover."""

OUTWARDS = "out"


@require_GET
def handover_list(request: StaffRequest) -> HttpResponse:
    """Show what the unit must answer and follow up, and what it waits for."""
    at, found = now(), access.open_ones(request.actor)
    values = {
        "to_us": rows_in(found.to_us, at),
        "from_us": rows_out(found.from_us, at),
        "has_more": found.has_more,
    }
    return render(request, "handovers/handover_list.html", values)


@require_GET
def handover_done_list(request: StaffRequest) -> HttpResponse:
    """Show what is over, from the unit or to it."""
    outwards = request.GET.get("way", OUTWARDS) == OUTWARDS
    page = access.done_page(request.actor, request.GET.get("page", "1"), outwards=outwards)
    write = rows_out if outwards else rows_in
    values = {"page": page, "rows": write(page.object_list, now()), "outwards": outwards}
    return render(request, "handovers/handover_done_list.html", values)


@require_GET
def handover_detail(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Show one handover: who is responsible, what to do first, what has happened."""
    row = access.handover_to_read(request.actor, handover_id)
    is_sender = access.is_sender(request.actor, row)
    values = {
        "handover": row,
        "view": handover_view(row, now(), is_sender=is_sender),
        "panels": panels(PLACE, request.actor, row) if is_sender else [],
    }
    return render(request, "handovers/handover_detail.html", values)


@require_GET
def handover_package(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Show what was sent, as it was then."""
    row, parts = access.package_to_read(request.actor, handover_id)
    values = {"handover": row, "parts": parts, "is_sender": access.is_sender(request.actor, row)}
    return render(request, "handovers/handover_package.html", values)


@require_POST
def handover_see(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Open a proposal: show the minimum, and let the sender know that it has been seen."""
    row = access.handover_to_answer(request.actor, handover_id)
    services.see(actor=request.actor, handover=row)
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def handover_accept(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Take over: choose how the unit's own contact is documented, and say yes."""
    row = access.handover_to_decide(request.actor, handover_id)
    form = AcceptForm(posted(request), actor=request.actor)
    if not form.is_valid():
        return form_page(request, "handovers/handover_accept.html", form, {"handover": row})
    row = taking.accept(actor=request.actor, handover=row, acceptance=form.acceptance)
    messages.success(request, _("Ni har ansvaret nu. Läs det som följde med och kvittera."))
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def handover_decline(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Say no with a reason, so that the sender can go on."""
    row = access.handover_to_decide(request.actor, handover_id)
    form = DeclineForm(posted(request))
    if not form.is_valid():
        return form_page(request, "handovers/handover_decline.html", form, {"handover": row})
    services.decline(actor=request.actor, handover=row, why=form.why)
    messages.success(request, _("Svaret är skickat. Avsändaren har ansvaret och vet varför."))
    return redirect("handovers:handover_list")


@require_http_methods(["GET", "POST"])
def handover_withdraw(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Take a proposal back."""
    row = access.handover_of_sender(request.actor, handover_id)
    form = WithdrawForm(posted(request))
    if not form.is_valid():
        return form_page(request, "handovers/handover_withdraw.html", form, {"handover": row})
    services.withdraw(actor=request.actor, handover=row, why=form.why)
    messages.success(request, _("Förslaget är taget tillbaka. Ni har ansvaret som förut."))
    return redirect("handovers:handover_detail", row.pk)


@require_POST
def handover_receipt(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Say that what came along has been read."""
    row = access.handover_to_answer(request.actor, handover_id)
    taking.give_receipt(actor=request.actor, handover=row)
    messages.success(request, _("Kvitterat. Avsändaren ser att det har kommit fram."))
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def handover_meeting(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Note the first meeting."""
    row = access.handover_to_follow(request.actor, handover_id)
    form = MeetingForm(posted(request))
    if not form.is_valid():
        return form_page(request, "handovers/handover_meeting.html", form, {"handover": row})
    met_on = form.cleaned_data["met_on"]
    taking.note_meeting(actor=request.actor, handover=row, met_on=met_on)
    messages.success(request, _("Mötet är antecknat. Om en månad frågar vi hur det gick."))
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def handover_conclude(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Note what came of it."""
    row = access.handover_to_follow(request.actor, handover_id)
    form = OutcomeForm(posted(request))
    if not form.is_valid():
        return form_page(request, "handovers/handover_conclude.html", form, {"handover": row})
    taking.conclude(actor=request.actor, handover=row, outcome=form.cleaned_data["outcome"])
    messages.success(request, _("Antecknat. Överlämnandet är klart."))
    return redirect("handovers:handover_detail", row.pk)
