"""Old months of the log: one administrator proposes, another decides, then they are destroyed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from finmaskig.accounts.access_log import access
from finmaskig.accounts.access_log.services import decisions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_safe
def log_month_list(request: StaffRequest) -> HttpResponse:
    """Show the months that may be destroyed, and how far each has come."""
    months = access.months_to_destroy(request.actor)
    context = {"months": months, "me": request.actor.user_id}
    return render(request, "accounts/log_month_list.html", context)


@require_POST
def log_month_propose(request: StaffRequest, month: str) -> HttpResponse:
    """Propose that a month is destroyed."""
    found = access.month_to_destroy(request.actor, month)
    decisions.propose_destruction(month=found, actor=request.actor)
    messages.success(request, _("Månaden är föreslagen. Nu ska en annan administratör besluta."))
    return redirect("accounts:log_month_list")


@require_POST
def log_month_decline(request: StaffRequest, month: str) -> HttpResponse:
    """Take a proposal away."""
    found = access.month_to_destroy(request.actor, month)
    decisions.decline_destruction(month=found, actor=request.actor)
    messages.success(request, _("Förslaget är borttaget. Månaden sparas."))
    return redirect("accounts:log_month_list")


@require_POST
def log_month_confirm(request: StaffRequest, month: str) -> HttpResponse:
    """Decide that a month is destroyed."""
    found = access.month_to_destroy(request.actor, month)
    decisions.confirm_destruction(month=found, actor=request.actor)
    messages.success(request, _("Beslutet är taget. Månaden kan förstöras."))
    return redirect("accounts:log_month_list")


@require_POST
def log_month_destroy(request: StaffRequest, month: str) -> HttpResponse:
    """Destroy a month that two persons have decided on."""
    found = access.month_to_destroy(request.actor, month)
    count = decisions.destroy_segment(month=found, actor=request.actor)
    done = ngettext("%(n)s rad är förstörd.", "%(n)s rader är förstörda.", count) % {"n": count}
    messages.success(request, done)
    return redirect("accounts:log_month_list")
