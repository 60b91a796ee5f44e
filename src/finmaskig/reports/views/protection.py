"""How figures are protected: the page that explains it, and the rules that a board decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.reports import access_tables as access
from finmaskig.reports.queries.policies import rules_on
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def how_protected(request: StaffRequest) -> HttpResponse:
    """Explain what a hidden cell means, whom it is hidden from, and what protection cannot do."""
    rules = rules_on(access.board_to_explore(request.actor), today())
    return render(request, "reports/how_protected.html", {"rules": rules})
