"""How figures are protected: the page that explains it, and the rules that a board decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.reports import access_requests
from finmaskig.reports import access_tables as access
from finmaskig.reports.forms.again import show_problems
from finmaskig.reports.forms.policies import PolicyForm
from finmaskig.reports.queries.policies import rules_on
from finmaskig.reports.services.policies import register_policy
from finmaskig.shared.clock import today
from finmaskig.ui.posted import form_page, posted

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def how_protected(request: StaffRequest) -> HttpResponse:
    """Explain what a hidden cell means, whom it is hidden from, and what protection cannot do."""
    rules = rules_on(access.board_to_explore(request.actor), today())
    return render(request, "reports/how_protected.html", {"rules": rules})


@require_GET
def policy(request: StaffRequest) -> HttpResponse:
    """Show which rules hold, and everything that the board has decided itself."""
    rules = rules_on(access.board_to_explore(request.actor), today())
    values = {"rules": rules, "may_add": access_requests.may_keep_policy(request.actor)}
    return render(request, "reports/policy.html", values)


@require_http_methods(["GET", "POST"])
def policy_add(request: StaffRequest) -> HttpResponse:
    """Register stricter rules that the board has decided."""
    rules = rules_on(access_requests.policy_keeper(request.actor), today())
    form = PolicyForm(posted(request), holds=rules.policy)
    if form.is_valid():
        try:
            register_policy(actor=request.actor, new=form.policy)
        except ValidationError as error:
            show_problems(form, error)
        else:
            messages.success(request, _("Reglerna är registrerade. De gäller nya publiceringar."))
            return redirect("reports:policy")
    return form_page(request, "reports/policy_add.html", form, {"rules": rules})
