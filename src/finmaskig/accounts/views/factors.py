"""Add, show and remove the second factor."""

from __future__ import annotations

from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from csp.decorators import csp_update
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from finmaskig.accounts import queries, services
from finmaskig.accounts.queries import main_factors
from finmaskig.accounts.requests import UserRequest
from finmaskig.accounts.second_factor import has_factor, record_added

FOUND = 302


@require_GET
def factor_choose(request: UserRequest) -> HttpResponse:
    """Ask what the second factor shall be; a session with one has nothing to do here."""
    if has_factor(request):
        return redirect("accounts:account")
    context = {"known": queries.factors(request.user)}
    return render(request, "accounts/factor_choose.html", context)


@never_cache
@csp_update({"img-src": "data:"})  # type: ignore[arg-type]  # it takes any request
@require_http_methods(["GET", "POST"])
def app_add(request: UserRequest) -> HttpResponse:
    """Connect an app that shows codes."""
    before = main_factors(request.user)
    response: HttpResponse = totp.activate_totp(request)
    return _counted(request, before, response)


@never_cache
@require_http_methods(["GET", "POST"])
def passkey_add(request: UserRequest) -> HttpResponse:
    """Make a passkey."""
    before = main_factors(request.user)
    response: HttpResponse = webauthn.add_webauthn(request)
    return _counted(request, before, response)


def _counted(request: UserRequest, before: dict[int, str], response: HttpResponse) -> HttpResponse:
    """Count a factor that was just added as shown, under a new session key."""
    if record_added(request, request.user, before):
        request.session.cycle_key()
        services.note_factor(user=request.user, event="accounts.factor_added")
    return response


@require_http_methods(["GET", "POST"])
def app_remove(request: UserRequest) -> HttpResponse:
    """Remove the app, when there is another factor."""
    before = main_factors(request.user)
    app_id = next((pk for pk, kind in before.items() if kind == "totp"), 0)
    services.keep_one_factor(user=request.user, factor_id=app_id)
    return _noted(request, before, totp.deactivate_totp(request))


@require_http_methods(["GET", "POST"])
def passkey_remove(request: UserRequest, pk: int) -> HttpResponse:
    """Remove a passkey, when there is another factor."""
    before = main_factors(request.user)
    services.keep_one_factor(user=request.user, factor_id=pk)
    return _noted(request, before, webauthn.remove_webauthn(request, pk=pk))


def _noted(request: UserRequest, before: dict[int, str], response: HttpResponse) -> HttpResponse:
    """Log a removal that happened."""
    if main_factors(request.user).keys() != before.keys():
        services.note_factor(user=request.user, event="accounts.factor_removed")
    return response


@never_cache
@require_GET
def codes_show(request: UserRequest) -> HttpResponse:
    """Show the recovery codes, once."""
    response: HttpResponse = codes.view_recovery_codes(request)
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def codes_renew(request: UserRequest) -> HttpResponse:
    """Make new recovery codes; the old ones stop working."""
    response: HttpResponse = codes.generate_recovery_codes(request)
    if request.method == "POST" and response.status_code == FOUND:
        services.note_factor(user=request.user, event="accounts.codes_renewed")
    return response
