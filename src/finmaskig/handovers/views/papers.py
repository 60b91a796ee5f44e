"""A handover on paper: make it, hear what was answered with its code or by word of mouth."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from finmaskig.handovers import access_papers as access
from finmaskig.handovers.forms.papers import PaperForm, SpokenForm
from finmaskig.handovers.papers import sheet_values
from finmaskig.handovers.queries.papers import sheet_of
from finmaskig.handovers.services import papers as services
from finmaskig.handovers.services.handovers import decline_outside
from finmaskig.handovers.services.taking import confirm_outside
from finmaskig.shared.clock import today
from finmaskig.ui.documents.render import render_pdf
from finmaskig.ui.documents.response import pdf_response
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

LANGUAGE = "sv"
TEMPLATE = "handovers/documents/paper.typ"


@require_http_methods(["GET", "POST"])
def paper_make(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Make the paper with a code of its own; nothing of the paper is kept."""
    row = access.paper_to_make(request.actor, handover_id)
    form = PaperForm(posted(request), handover=row)
    if not form.is_valid():
        return form_page(request, "handovers/paper_make.html", form, {"handover": row})
    code = services.make_paper(actor=request.actor, handover=row)
    with override(LANGUAGE):
        sheet = sheet_of(row, code=code, sender=form.sender_name, on=today())
        content = render_pdf(
            TEMPLATE,
            sheet_values(sheet),
            title=_("Till dig som tar emot"),
            language=LANGUAGE,
            dated=today(),
        )
    return pdf_response(content, "till-mottagaren.pdf")


@require_POST
def paper_settle(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Hear what the receiver has answered with the code."""
    row = access.paper_to_make(request.actor, handover_id)
    services.settle_receipt(actor=request.actor, handover=row)
    return redirect("handovers:handover_detail", row.pk)


@require_http_methods(["GET", "POST"])
def paper_answer(request: StaffRequest, handover_id: UUID) -> HttpResponse:
    """Note what the receiver has answered by word of mouth."""
    row = access.paper_to_make(request.actor, handover_id)
    form = SpokenForm(posted(request))
    if not form.is_valid():
        return form_page(request, "handovers/paper_answer.html", form, {"handover": row})
    if form.is_yes:
        confirm_outside(actor=request.actor, handover=row)
        messages.success(request, _("Antecknat. Mottagaren har ansvaret nu."))
    else:
        decline_outside(actor=request.actor, handover=row, why=form.why)
        messages.success(request, _("Antecknat. Ni har ansvaret och får ett steg om det."))
    return redirect("handovers:handover_detail", row.pk)
