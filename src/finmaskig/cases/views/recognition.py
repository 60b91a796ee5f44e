"""Recognising somebody who comes back, and a person's own extract."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from finmaskig.cases import access
from finmaskig.cases.forms.changes import ExtractForm
from finmaskig.cases.forms.recognition import CodeForm, RecogniseForm
from finmaskig.cases.queries.extract import extract_of
from finmaskig.cases.services import recognition as services
from finmaskig.shared.clock import now, today
from finmaskig.ui.panels import panels
from finmaskig.ui.posted import form_page, posted
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

EXTRACT_PLACE = "cases.extract"
"""Where other parts of the program add what they keep of a person to her own extract."""


@require_http_methods(["GET", "POST"])
def case_recognise(request: StaffRequest) -> HttpResponse:
    """Find the contact of somebody who comes back, by alias or self-made code."""
    actor = access.support_worker(request.actor)
    form = RecogniseForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/case_recognise.html", form)
    alias = form.cleaned_data["alias"]
    case = services.recognise(actor=actor, alias=alias, answers=form.answers)
    if case is None:
        form.add_error(
            None, _("Vi känner inte igen någon på det. Pröva igen, eller öppna en ny kontakt.")
        )
        return form_page(request, "cases/case_recognise.html", form)
    messages.success(request, _("Här är kontakten. Hälsa personen välkommen tillbaka."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_code(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Let the person make a code of her own; the answers are never shown again."""
    case = access.case_to_change(request.actor, case_id)
    form = CodeForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/case_code.html", form, {"case": case})
    services.set_code(actor=request.actor, case=case, answers=form.answers)
    messages.success(request, _("Koden är sparad. Svaren finns bara i personens minne."))
    return redirect("cases:case_detail", case.pk)


@require_http_methods(["GET", "POST"])
def case_extract(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show a person what is kept of her and who has read it; she is here and she is known."""
    case = access.case_she_is_known_in(request.actor, case_id)
    form = ExtractForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/case_extract.html", form, {"case": case})
    reason = form.cleaned_data["reason"]
    case = access.case_to_extract(request.actor, case_id, reason)
    values = {
        "case": case,
        "part": extract_of(request.actor, case, box_of(case.pk, case.unit_id), today()),
        "panels": panels(EXTRACT_PLACE, request.actor, case),
        "now": now(),
    }
    return render(request, "cases/case_extract_given.html", values)
