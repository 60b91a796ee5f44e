"""Where a person logs in and looks after her login; `log/` is the access log.

allauth finds its own pages by name, so those names stand outside the namespace. What is not
listed here does not exist: sign-up, e-mail confirmation, "remember me".
"""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.webauthn import views as webauthn
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path
from django.views.decorators.http import require_http_methods

from finmaskig.accounts.views import account as own
from finmaskig.accounts.views import factors, login

_form = require_http_methods(["GET", "HEAD", "POST"])
_own: list[URLPattern | URLResolver] = [
    path("", own.account, name="account"),
    path("language/", own.language_change, name="language_change"),
    path("factors/", factors.factor_choose, name="factor_choose"),
    path("invitations/<str:token>/", own.invitation_use, name="invitation_use"),
    path("log/", include("finmaskig.accounts.urls_log")),
]
_login: list[URLPattern | URLResolver] = [
    path("login/", login.login, name="account_login"),
    path("login/factor/", login.factor_show, name="mfa_authenticate"),
    path("login/passkey/", login.passkey_login, name="mfa_login_webauthn"),
    path("login/closed/", account.account_inactive, name="account_inactive"),
    path("logout/", login.logout, name="account_logout"),
    path("password/", own.password_change, name="account_change_password"),
    path("confirm/", _form(account.reauthenticate), name="account_reauthenticate"),
    path("confirm/code/", _form(mfa.reauthenticate), name="mfa_reauthenticate"),
    path(
        "confirm/passkey/",
        _form(webauthn.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
]
_factors: list[URLPattern | URLResolver] = [
    path("", own.account, name="mfa_index"),
    path("", own.account, name="mfa_list_webauthn"),
    path("factors/app/add/", factors.app_add, name="mfa_activate_totp"),
    path("factors/app/remove/", factors.app_remove, name="mfa_deactivate_totp"),
    path("factors/passkeys/add/", factors.passkey_add, name="mfa_add_webauthn"),
    path("factors/passkeys/<int:pk>/remove/", factors.passkey_remove, name="mfa_remove_webauthn"),
    path("factors/codes/", factors.codes_show, name="mfa_view_recovery_codes"),
    path("factors/codes/renew/", factors.codes_renew, name="mfa_generate_recovery_codes"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((_own, "accounts"))),
    *_login,
    *_factors,
]
if settings.FINMASKIG_OIDC_SERVER_URL:
    urlpatterns.append(path("oidc/", include("finmaskig.accounts.urls_oidc")))
