"""Consents: receive one, look at it, take it back."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.handovers import access
from finmaskig.handovers.forms.consents import ConsentForm
from finmaskig.handovers.grounds import consent_text_on
from finmaskig.handovers.queries.consents import consent_view
from finmaskig.handovers.queries.disclosures import lines_of_case, told_under
from finmaskig.handovers.services import consents as services
from finmaskig.handovers.services.recalling import take_back_consent
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def consent_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Read the text to the person, ask, and note what she says yes to."""
    case = access.case_to_consent_in(request.actor, case_id)
    form = ConsentForm(posted(request), case=case, on=today())
    if not form.is_valid():
        values = {"case": case, "lines": consent_text_on(today()).lines}
        return form_page(request, "handovers/consent_add.html", form, values)
    services.give_consent(actor=request.actor, case=case, new=form.new)
    messages.success(request, _("Samtycket är antecknat."))
    return redirect("cases:case_detail", case.pk)


@require_GET
def consent_detail(request: StaffRequest, consent_id: UUID) -> HttpResponse:
    """Show one consent and what has been told under it."""
    consent = access.consent_to_read(request.actor, consent_id)
    values = {
        "consent": consent,
        "view": consent_view(consent, today()),
        "told": lines_of_case(told_under(consent), consent.case),
    }
    return render(request, "handovers/consent_detail.html", values)


@require_POST
def consent_withdraw(request: StaffRequest, consent_id: UUID) -> HttpResponse:
    """Take a consent back, and show what has been told already."""
    consent = access.consent_to_withdraw(request.actor, consent_id)
    take_back_consent(actor=request.actor, consent=consent)
    messages.success(request, _("Samtycket är återtaget. Inget mer lämnas med stöd av det."))
    return redirect("handovers:consent_detail", consent.pk)
