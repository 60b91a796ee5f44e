"""The page where somebody who got a paper says that they have received. It asks for a code only."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from finmaskig.handovers import receipts
from finmaskig.handovers.services.receipts import answer_receipt
from finmaskig.public.form_tokens import comes_from_here, new_token, use_token
from finmaskig.public.receipt_forms import ReceiptForm
from finmaskig.public.wrong_codes import WINDOW, note_wrong_code
from finmaskig.shared import clock
from finmaskig.ui.errors import csrf_failure
from finmaskig.ui.posted import posted

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

REFUSED = (receipts.USED, receipts.OVER)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """Show the form, or answer the code that was written; nothing is known of who writes it."""
    form = ReceiptForm(posted(request))
    if request.method == "POST" and not comes_from_here(request):
        return csrf_failure(request)
    if not form.is_valid():
        return _form(request, form)
    if not use_token(request.POST.get("token", "")):
        form.refuse_token()
        return _form(request, form)
    return _answer(request, form)


def _answer(request: HttpRequest, form: ReceiptForm) -> HttpResponse:
    choice = form.choice_made()
    verdict = answer_receipt(written=form.cleaned_data["written"], choice=choice)
    if verdict == receipts.UNKNOWN:
        too_many = note_wrong_code(clock.now())
        form.refuse_code(too_many=too_many)
        return _form(request, form, wait=WINDOW if too_many else 0)
    status = HTTPStatus.CONFLICT if verdict in REFUSED else HTTPStatus.OK
    values = {"verdict": verdict, "choice": choice}
    return render(request, "public/code_answer.html", values, status=status)


def _form(request: HttpRequest, form: ReceiptForm, *, wait: int = 0) -> HttpResponse:
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    page = render(
        request,
        "public/code.html",
        {"form": form, "token": new_token()},
        status=HTTPStatus.TOO_MANY_REQUESTS if wait else status,
    )
    if wait:
        page.headers["Retry-After"] = str(wait)
    return page
