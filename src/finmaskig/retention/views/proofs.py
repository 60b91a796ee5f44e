"""The proof of a destruction, on paper: how many, by which right; never which."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django.utils.translation import gettext, override
from django.views.decorators.http import require_GET

from finmaskig.retention import access
from finmaskig.retention.proof_paper import TEMPLATE, values_of
from finmaskig.ui.documents.render import render_pdf
from finmaskig.ui.documents.response import pdf_response

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def proof_print(request: StaffRequest, list_id: UUID) -> HttpResponse:
    """Print the proofs of one list."""
    proofs = access.proofs_to_print(request.actor, list_id)
    with override("sv"):
        title, values = gettext("Gallringsbevis"), values_of(proofs)
    day = proofs[0].destroyed_on
    content = render_pdf(TEMPLATE, values, title=title, language="sv", dated=day)
    return pdf_response(content, "gallringsbevis.pdf")
