"""Carry what somebody typed across an ended session; nothing is stored, nothing is sent."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from finmaskig.accounts import resume
from finmaskig.accounts.refill import refill

_FORM_TYPES = {"application/x-www-form-urlencoded", "multipart/form-data"}


class ResumeMiddleware:
    """Show the login page in place of a lost form, and the form again after the login."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep the next layer."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Fill in the page that was made for a form that came back."""
        response = self.get_response(request)
        form = resume.brought_back(request)
        return response if form is None else _filled_in(request, response, form)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponse],
        _args: tuple[object, ...],
        _kwargs: dict[str, object],
    ) -> HttpResponse | None:
        """Look at posted forms before anything else does, also before the token is checked.

        What another site sent is left to that check, which refuses it.
        """
        if not _is_posted_form(request) or not getattr(view, "login_required", True):
            return None
        if resume.from_elsewhere(request):
            return None
        if request.user.is_authenticated:
            _bring_back(request)
            return None
        if resume.is_own_page(request):
            return None
        return resume.login_page(request, resume.carried(request) or resume.seal_form(request))


def _is_posted_form(request: HttpRequest) -> bool:
    """Tell a form that a person sent from a script's request."""
    by_hand = request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate"
    return request.method == "POST" and by_hand and request.content_type in _FORM_TYPES


def _bring_back(request: HttpRequest) -> None:
    """Turn a sealed form that came back into a look at its page."""
    sealed = request.POST.get(resume.FIELD, "")
    if not sealed:
        return
    form = resume.open_form(sealed, user_id=str(request.user.pk))
    if form is None:
        resume.as_get(request)
        messages.warning(request, _too_late())
        return
    resume.bring_back(request, form)
    messages.success(
        request,
        _(
            "Du är inloggad igen och det du skrev finns kvar. Det är inte sparat än. "
            "Kontrollera och spara."
        ),
    )


def _too_late() -> str:
    return _(
        "Det du skrev kan inte visas igen: det har gått mer än en kvart, "
        "eller så var det någon annan som skrev det."
    )


def _filled_in(
    request: HttpRequest, response: HttpResponse, form: resume.TypedForm
) -> HttpResponse:
    """Fill the page in; where its form is gone, show what was typed so that it can be copied."""
    html = None
    if response.status_code == 200 and not response.streaming:
        text = response.content.decode(response.charset)
        html = refill(text, action=form.action, page=request.path, typed=form.fields)
    if html is None:
        context = {"fields": list(form.fields.items()), "page": form.page}
        return render(request, "accounts/typed_text.html", context)
    response.content = html.encode(response.charset)
    return response
