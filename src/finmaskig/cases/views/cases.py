"""Support contacts: list, search, open, one contact, close and open again."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.cases import access
from finmaskig.cases.forms.changes import ClosingForm
from finmaskig.cases.forms.opening import CaseForm
from finmaskig.cases.forms.search import SearchForm
from finmaskig.cases.queries.pages import case_page, mode_cards, rows_of, steps_at_closing
from finmaskig.cases.services import cases as services
from finmaskig.shared.clock import now
from finmaskig.ui.panels import panels
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

PLACE, SIDE_PLACE = "cases.case", "cases.case.side"
"""Where the parts of a contact's page are registered: the wide column, and the narrow one."""


@require_GET
def case_list(request: StaffRequest) -> HttpResponse:
    """Show the unit's open contacts, or what a search for an alias or a reference finds."""
    form = SearchForm(request.GET or None)
    page = access.cases_page(request.actor, request.GET.get("page", "1"), text=form.text)
    values = {"form": form, "page": page, "rows": rows_of(page.object_list, now())}
    return render(request, "cases/case_list.html", values | {"query": form.query})


@require_http_methods(["GET", "POST"])
def case_add(request: StaffRequest) -> HttpResponse:
    """Open a contact, by itself or from a meeting that said yes."""
    actor = access.support_worker(request.actor)
    wanted = request.GET.get("encounter", "")
    encounter = access.encounter_to_open_from(actor, wanted) if wanted else None
    initial = {"id": uuid4(), "way_in": "outreach" if encounter else ""}
    form = CaseForm(posted(request), actor=actor, initial=initial)
    if not form.is_valid():
        values = {"encounter": encounter, "cards": mode_cards(form.modes)}
        return form_page(request, "cases/case_add.html", form, values)
    new = form.new_case(encounter.pk if encounter else None)
    case = services.open_case(actor=actor, new=new)
    messages.success(request, _("Kontakten är öppen. Aliaset är %(alias)s.") % {"alias": case})
    return redirect("cases:case_detail", case.pk)


@require_GET
def case_detail(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Show one contact: what to do next, and each of its parts."""
    case = access.case_to_read(request.actor, case_id)
    values = {
        "case": case,
        "part": case_page(request.actor, case, now(), request.GET.get("page", "1")),
        "panels": panels(PLACE, request.actor, case),
        "side_panels": panels(SIDE_PLACE, request.actor, case),
    }
    return render(request, "cases/case_detail.html", values)


@require_http_methods(["GET", "POST"])
def case_close(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """End a contact with its reason; show what is open and what happens to it."""
    case = access.case_to_change(request.actor, case_id)
    form = ClosingForm(posted(request))
    if not form.is_valid():
        values = {"case": case, "steps": steps_at_closing(request.actor, case, now())}
        return form_page(request, "cases/case_close.html", form, values)
    services.close_case(actor=request.actor, case=case, closing=form.closing)
    messages.success(request, _("Kontakten är avslutad. Den går att öppna igen."))
    return redirect("cases:case_detail", case.pk)


@require_POST
def case_reopen(request: StaffRequest, case_id: UUID) -> HttpResponse:
    """Open a contact again when the person comes back."""
    case = access.case_to_reopen(request.actor, case_id)
    services.reopen_case(actor=request.actor, case=case)
    messages.success(request, _("Kontakten är öppen igen, med samma alias."))
    return redirect("cases:case_detail", case.pk)
