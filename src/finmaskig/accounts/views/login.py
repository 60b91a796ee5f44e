"""The way in and out. allauth's views do the work; sealed forms are carried past them."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from finmaskig.accounts import resume


@login_not_required
@require_http_methods(["GET", "POST"])
def login(request: HttpRequest) -> HttpResponse:
    """Ask for e-mail address and password, or for a passkey."""
    response = resume.carry(request, account.login(request))
    if isinstance(response, TemplateResponse):
        response.context_data = (response.context_data or {}) | {
            "demo_url": reverse("demo:people") if settings.DEMO else "",
            "oidc_url": _oidc_url(),
            "oidc_name": settings.FINMASKIG_OIDC_NAME,
        }
    return response


def _oidc_url() -> str:
    """Return where the organisation's own login begins, or nothing."""
    if not settings.FINMASKIG_OIDC_SERVER_URL:
        return ""
    return reverse("openid_connect_login", kwargs={"provider_id": settings.FINMASKIG_OIDC_ID})


@login_not_required
@require_http_methods(["GET", "POST"])
def factor_show(request: HttpRequest) -> HttpResponse:
    """Ask for the second factor of somebody who has shown the first."""
    if request.method == "POST" and not request.POST.keys() & {"code", "credential"}:
        sealed = resume.carried(request)
        resume.as_get(request)
        resume.set_carried(request, sealed)
    response: HttpResponse = mfa.authenticate(request)
    return resume.carry(request, response)


@login_not_required
@require_http_methods(["GET", "POST"])
def passkey_login(request: HttpRequest) -> HttpResponse:
    """Log in with a passkey alone: it is two factors in one."""
    return resume.carry(request, webauthn.login_webauthn(request))


@require_http_methods(["GET", "POST"])
def logout(request: HttpRequest) -> HttpResponse:
    """Log out, and let the browser forget the pages it has seen; what waits to be sent stays."""
    response: HttpResponse = account.logout(request)
    if not request.user.is_authenticated:
        response.headers["Clear-Site-Data"] = '"cache"'
    return response
