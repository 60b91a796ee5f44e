"""Linking onwards: what fits, to whom, and how it went."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.cases import access
from finmaskig.cases.forms.small import LinkEndForm, LinkForm, NeedsForm
from finmaskig.cases.queries.linking import link_lines
from finmaskig.cases.queries.needs import known_of, need_words, stated
from finmaskig.cases.services import linking as services
from finmaskig.organisations.queries import places_to_link, services_for
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_http_methods(["GET", "POST"])
def link_find(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show what fits somebody, what may fit, and what does not and why; nothing is kept."""
    case = access.case_to_read(request.actor, case_id)
    form = NeedsForm(posted(request), known=stated(case), words=need_words())
    known = known_of(request.actor, case, form.answers())
    values = {"case": case, "form": form, "matches": services_for(known, today())}
    return render(request, "cases/link_find.html", values)


@require_http_methods(["GET", "POST"])
def linking_add(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Note that somebody has been linked to a service or a unit."""
    case = access.case_to_change(request.actor, case_id)
    form = LinkForm(
        posted(request),
        today=today(),
        places=places_to_link(today()),
        service=request.GET.get("service", ""),
    )
    if not form.is_valid():
        return form_page(request, "cases/linking_add.html", form, {"case": case})
    services.link(actor=request.actor, case=case, new=form.new)
    messages.success(
        request, _("Länkningen är antecknad. Om fem arbetsdagar frågar vi hur det gick.")
    )
    return redirect("cases:case_detail", case.pk)


@require_POST
def linking_end(request: StaffRequest, linking_id: UUID) -> HttpResponse:
    """Note how a linking went."""
    linking = access.linking_to_end(request.actor, linking_id)
    form = LinkEndForm(posted(request))
    if not form.is_valid():
        return form_page(request, "cases/linking_end.html", form, {"linking": linking})
    services.end_linking(actor=request.actor, linking=linking, ended=form.cleaned_data["ended"])
    messages.success(request, _("Det är antecknat."))
    return redirect("cases:case_detail", linking.case_id)


@require_GET
def linking_list(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show where somebody has been linked."""
    case = access.case_to_read(request.actor, case_id)
    values = {"case": case, "lines": link_lines(case)}
    return render(request, "cases/linking_list.html", values)
