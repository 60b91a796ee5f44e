"""A list from its making to its second person."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from finmaskig.retention import access
from finmaskig.retention.forms.small import ReviewForm
from finmaskig.retention.queries.list_pages import list_page
from finmaskig.retention.services import lists as services
from finmaskig.ui.posted import form_page

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest
    from finmaskig.retention.models import DestructionList

PAGE = "retention/list_detail.html"


@require_POST
def list_make(request: StaffRequest) -> HttpResponse:
    """List what is ripe in the unit today."""
    row = services.make_list(actor=access.unit_worker(request.actor))
    messages.success(request, _("Listan är gjord. Granska den."))
    return redirect("retention:list_detail", row.pk)


@require_GET
def list_detail(request: StaffRequest, list_id: UUID) -> HttpResponse:
    """Show a list: the records to its own unit, the counts to a deputy."""
    return _page(request, access.list_to_read(request.actor, list_id))


@require_POST
def list_review(request: StaffRequest, list_id: UUID) -> HttpResponse:
    """Say, as the first of two, which records may go."""
    row = access.list_to_act_on(request.actor, list_id)
    page = list_page(request.actor, row)
    form = ReviewForm(request.POST, items=[(str(item.id), item.title) for item in page.items])
    if not form.is_valid():
        return form_page(request, PAGE, form, {"page": page})
    services.review(actor=request.actor, row=row, kept=form.cleaned_data["kept"])
    messages.success(request, _("Listan är granskad. Nu ska en andra person besluta."))
    return redirect("retention:list_detail", row.pk)


@require_POST
def list_approve(request: StaffRequest, list_id: UUID) -> HttpResponse:
    """Decide, as the second of two."""
    row = access.list_to_act_on(request.actor, list_id)
    services.approve(actor=request.actor, row=row)
    messages.success(request, _("Beslutet är fattat. Listan kan stoppas i sju dagar."))
    return redirect("retention:list_detail", row.pk)


@require_POST
def list_stop(request: StaffRequest, list_id: UUID) -> HttpResponse:
    """Stop a list; every record on it stays."""
    row = access.list_to_act_on(request.actor, list_id)
    services.stop(actor=request.actor, row=row)
    messages.success(request, _("Listan är stoppad. Alla poster är kvar."))
    return redirect("retention:start")


def _page(request: StaffRequest, row: DestructionList) -> HttpResponse:
    page = list_page(request.actor, row)
    form = ReviewForm(items=[(str(item.id), item.title) for item in page.items])
    return form_page(request, PAGE, form, {"page": page})
