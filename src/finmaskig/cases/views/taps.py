"""One tap on a contact's page: no thanks, may we be in touch again, told today, asked alone."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from finmaskig.cases import access, rules
from finmaskig.cases.services import answers as services

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_POST
def case_refuse(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep a no, which ends the offers; or take it back."""
    case = access.case_to_change(request.actor, case_id)
    if request.POST.get("answer") == "undo":
        services.take_back_refusal(actor=request.actor, case=case)
        messages.success(request, _("Nejet är borttaget."))
    else:
        services.refuse_offers(actor=request.actor, case=case)
        messages.success(request, _("Noterat. Ingen frågar om samma sak igen."))
    return redirect("cases:case_detail", case.pk)


@require_POST
def case_again(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep whether we may be in touch again, and when."""
    case = access.case_to_change(request.actor, case_id)
    answers = {str(days): days for days in rules.AGAIN_DAYS}
    days = answers.get(request.POST.get("days", ""))
    if days is None and request.POST.get("days") != "no":
        raise Http404
    services.answer_again(actor=request.actor, case=case, days=days)
    messages.success(request, _("Noterat. Tack för att du frågade."))
    return redirect("cases:case_detail", case.pk)


@require_POST
def case_inform(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep that the person was told today what we must pass on."""
    case = access.case_to_change(request.actor, case_id)
    services.mark_informed(actor=request.actor, case=case)
    messages.success(request, _("Noterat att du har berättat i dag."))
    return redirect("cases:case_detail", case.pk)


@require_POST
def case_ask_alone(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Keep that one of a couple was asked alone about violence today."""
    case = access.case_to_change(request.actor, case_id)
    who = request.POST.get("who")
    if who not in ("first", "second"):
        raise Http404
    services.mark_asked_alone(actor=request.actor, case=case, is_first=who == "first")
    messages.success(request, _("Dagen är noterad. Svaret sparas inte här."))
    return redirect("cases:case_detail", case.pk)
