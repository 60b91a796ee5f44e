"""A form whose token is older than the session: it comes back as it was typed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from finmaskig.accounts import resume
from finmaskig.ui import errors


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Keep what somebody typed who has logged in again elsewhere; refuse all others."""
    if not request.user.is_authenticated or resume.from_elsewhere(request):
        return errors.csrf_failure(request, reason)
    if resume.is_own_page(request):
        return redirect("accounts:account")
    sealed = resume.seal_form(request)
    if not sealed:
        return errors.csrf_failure(request, reason)
    context = {"resume": sealed, "page": resume.page_of(request)}
    return render(request, "accounts/token_old.html", context, status=403)
