"""The monthly sample of a unit's log: read ten rows, sign, done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from finmaskig.accounts.access_log import access
from finmaskig.accounts.access_log.forms import ReviewForm
from finmaskig.accounts.access_log.services import decisions

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_safe
def log_review_list(request: StaffRequest) -> HttpResponse:
    """Show the months that are over, and which of them are signed."""
    months = access.months_to_review(request.actor)
    return render(request, "accounts/log_review_list.html", {"months": months})


@require_http_methods(["GET", "HEAD", "POST"])
def log_review(request: StaffRequest, month: str) -> HttpResponse:
    """Show the sample of a month and take the lead's signature."""
    sample = access.sample_to_review(request.actor, month)
    form = ReviewForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return render(request, "accounts/log_review.html", {"sample": sample, "form": form})
    decisions.sign_review(sample=sample, verdict=form.verdict(), actor=request.actor)
    messages.success(request, _("Granskningen är sparad."))
    return redirect("accounts:log_review_list")


@require_safe
def log_review_all(request: StaffRequest) -> HttpResponse:
    """Show the signatures of a board's units to its auditor."""
    page = access.reviews_to_read(request.actor, request.GET.get("page", "1"))
    return render(request, "accounts/log_review_all.html", {"page": page})
