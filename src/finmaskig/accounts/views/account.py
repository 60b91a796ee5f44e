"""A user's own page, and the page behind a one-time link."""

from __future__ import annotations

from allauth.account import views as allauth
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from finmaskig.accounts import access, queries, services
from finmaskig.accounts.forms import LanguageForm, NewPasswordForm
from finmaskig.accounts.requests import UserRequest

FOUND = 302


@require_GET
def account(request: UserRequest) -> HttpResponse:
    """Show what a user can change about her own login."""
    factors = queries.factors(request.user)
    context = {
        "me": request.user,
        "language_form": LanguageForm(initial={"language": request.user.language}),
        "factors": factors,
        "has_app": any(factor.kind == "totp" for factor in factors),
        "has_codes": queries.has_recovery_codes(request.user),
        "has_password": request.user.has_usable_password(),
    }
    return render(request, "accounts/account.html", context)


@require_POST
def language_change(request: UserRequest) -> HttpResponse:
    """Change the language of the pages."""
    form = LanguageForm(request.POST)
    if form.is_valid():
        services.choose_language(user=request.user, language=form.cleaned_data["language"])
        messages.success(request, _("Språket är ändrat."))
    else:
        messages.error(request, _("Välj ett av språken i listan."))
    return redirect("accounts:account")


@require_http_methods(["GET", "POST"])
def password_change(request: UserRequest) -> HttpResponse:
    """Change the password, where there is one."""
    if not request.user.has_usable_password():
        return redirect("accounts:account")
    response: HttpResponse = allauth.password_change(request)
    if response.status_code == FOUND:
        services.note_factor(user=request.user, event="accounts.password_changed")
    return response


@login_not_required
@never_cache
@sensitive_post_parameters()
@require_http_methods(["GET", "POST"])
def invitation_use(request: HttpRequest, token: str) -> HttpResponse:
    """Let the holder of a one-time link choose a password."""
    invitation = access.invitation_to_use(token)
    form = NewPasswordForm(request.POST or None, user=invitation.user)
    if not form.is_valid():
        context = {"form": form, "invited": invitation.user}
        return render(request, "accounts/invitation_use.html", context)
    services.use_invitation(token=token, password=form.cleaned_data["password1"])
    messages.success(request, _("Lösenordet är sparat. Logga in med det."))
    return redirect("account_login")
