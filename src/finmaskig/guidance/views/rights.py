"""Rights and duties, in big type, to hold up to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.guidance import rights
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def rights_list(request: StaffRequest) -> HttpResponse:
    """Let the person point at her language."""
    return render(request, "guidance/rights_list.html", {"languages": rights.languages()})


@require_GET
def rights_detail(request: StaffRequest, language: str) -> HttpResponse:
    """Show the rights in a language."""
    spoken = rights.language(language)
    if spoken is None:
        raise Http404
    values = {
        "spoken": spoken,
        "texts": rights.texts_for(spoken, today()),
        "interpreter": rights.interpreter_number(),
    }
    return render(request, "guidance/rights_detail.html", values)
