"""The letter of a quarterly notice."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from finmaskig.guidance import access, services
from finmaskig.guidance.notice_letter import letter_values, notice_of
from finmaskig.shared.clock import today
from finmaskig.ui.documents.render import render_pdf
from finmaskig.ui.documents.response import pdf_response

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest

LANGUAGE = "sv"
TEMPLATE = "guidance/documents/notice.typ"


@require_GET
def notice_print(request: StaffRequest, step_id: UUID) -> HttpResponse:
    """Make the letter, in the language of the one who gets it."""
    step = access.notice_to_print(request.actor, step_id)
    services.export_notice(actor=request.actor, step=step)
    with override(LANGUAGE):
        values = letter_values(notice_of(step), on=today())
        title = _("Besked om invånare som behöver stöd")
        content = render_pdf(TEMPLATE, values, title=title, language=LANGUAGE, dated=today())
    return pdf_response(content, "besked-till-kommun.pdf")
