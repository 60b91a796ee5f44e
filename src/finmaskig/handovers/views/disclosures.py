"""Disclosures: the unit's list, note or propose one, decide, tell, correct; and the sections."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.handovers import access
from finmaskig.handovers.forms.disclosures import CorrectionForm, DecisionForm, DisclosureForm
from finmaskig.handovers.grounds import grounds_on
from finmaskig.handovers.queries.disclosures import disclosure_view, lines_of_unit
from finmaskig.handovers.services import disclosures as services
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.handovers.models import Disclosure


@require_GET
def ground_list(request: StaffRequest) -> HttpResponse:
    """Show the sections of the day, what each lets us tell and what it does not."""
    values = {"grounds": grounds_on(today()), "on": today()}
    return render(request, "handovers/ground_list.html", values)


@require_GET
def disclosure_list(request: StaffRequest) -> HttpResponse:
    """Show what the unit has told, and to a lead first what waits for her decision."""
    waiting = access.waiting_decisions(request.actor)
    page = access.disclosures_page(request.actor, request.GET.get("page", "1"))
    values = {
        "is_lead": access.is_lead(request.actor),
        "waiting": access.waiting_lines(request.actor, waiting),
        "page": page,
        "rows": lines_of_unit(page.object_list),
    }
    return render(request, "handovers/disclosure_list.html", values)


@require_http_methods(["GET", "POST"])
def disclosure_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Note what has been told about a contact, or propose to tell it."""
    case = access.case_to_tell_about(request.actor, case_id)
    form = DisclosureForm(posted(request), actor=request.actor, case=case)
    if not form.is_valid():
        return form_page(request, "handovers/disclosure_add.html", form, {"case": case})
    row = services.register(form.new(), actor=request.actor)
    messages.success(request, _said(row))
    return redirect("handovers:disclosure_detail", row.pk)


@require_http_methods(["GET", "POST"])
def disclosure_note(request: StaffRequest) -> HttpResponse:
    """Note what has been told of a meeting, in a shift or in a shared office."""
    kind, about_id = access.place_to_tell_from(
        request.actor,
        encounter=request.GET.get("encounter", ""),
        shift=request.GET.get("shift", ""),
    )
    form = DisclosureForm(posted(request), actor=request.actor)
    if not form.is_valid():
        return form_page(request, "handovers/disclosure_add.html", form)
    row = services.register(form.new(kind=kind, about_id=about_id), actor=request.actor)
    messages.success(request, _said(row))
    return redirect("handovers:disclosure_detail", row.pk)


def _said(row: Disclosure) -> str:
    if row.is_proposed:
        return _("Chefen har fått frågan. Vänta med att berätta tills du har fått svar.")
    return _("Det är antecknat.")


@require_GET
def disclosure_detail(request: StaffRequest, disclosure_id: UUID) -> HttpResponse:
    """Show one disclosure and what can be done with it now."""
    row = access.disclosure_to_read(request.actor, disclosure_id)
    works_here = access.works_here(request.actor, row)
    values = {
        "row": row,
        "view": disclosure_view(row, with_words=works_here),
        "works_here": works_here,
        "may_decide": access.may_decide(request.actor, row),
    }
    return render(request, "handovers/disclosure_detail.html", values)


@require_http_methods(["GET", "POST"])
def disclosure_decide(request: StaffRequest, disclosure_id: UUID) -> HttpResponse:
    """Answer a proposal with yes or no, and one's own reasons."""
    row = access.disclosure_to_decide(request.actor, disclosure_id)
    form = DecisionForm(posted(request))
    if not form.is_valid():
        works_here = access.works_here(request.actor, row)
        view = disclosure_view(row, with_words=works_here)
        values = {"row": row, "view": view, "works_here": works_here}
        return form_page(request, "handovers/disclosure_decide.html", form, values)
    services.decide(actor=request.actor, disclosure=row, decision=form.decision)
    messages.success(request, _("Ditt beslut är sparat. Medarbetaren ser det nu."))
    return redirect("handovers:disclosure_list")


@require_POST
def disclosure_make(request: StaffRequest, disclosure_id: UUID) -> HttpResponse:
    """Note that what a lead has allowed is told."""
    row = access.disclosure_to_make(request.actor, disclosure_id)
    services.mark_made(actor=request.actor, disclosure=row)
    messages.success(request, _("Antecknat att du har lämnat uppgiften."))
    return redirect("handovers:disclosure_detail", row.pk)


@require_http_methods(["GET", "POST"])
def disclosure_correct(request: StaffRequest, disclosure_id: UUID) -> HttpResponse:
    """Write what was told after all beside what is noted."""
    row = access.disclosure_to_make(request.actor, disclosure_id)
    form = CorrectionForm(posted(request), row=row)
    if not form.is_valid():
        return form_page(request, "handovers/disclosure_correct.html", form, {"row": row})
    kept = services.correct(actor=request.actor, disclosure=row, correction=form.correction)
    messages.success(request, _("Rättelsen är antecknad. Det som stod förut står kvar."))
    return redirect("handovers:disclosure_detail", kept.pk)
