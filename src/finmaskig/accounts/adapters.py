"""How allauth behaves here: closed sign-up, sealed secrets, the organisation's own login."""

from __future__ import annotations

from collections.abc import Mapping

import qrcode
from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from qrcode.image.svg import SvgPathFillImage

from finmaskig.accounts.models import User
from finmaskig.accounts.queries import main_factors, user_by_email
from finmaskig.accounts.sealing import seal, unseal
from finmaskig.accounts.second_factor import logged_in_just_now, record_oidc
from finmaskig.accounts.services import note_factor

_USE = "second-factor"


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs up; the first factor can be added right after the login."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("Inloggningen är stängd. Prata med din administratör."),
        "email_password_mismatch": _("E-postadressen eller lösenordet stämmer inte. Försök igen."),
        "enter_current_password": _("Det stämmer inte med lösenordet du har nu. Försök igen."),
        "incorrect_code": _("Koden stämmer inte. Vänta på nästa kod och försök igen."),
        "incorrect_password": _("Lösenordet stämmer inte. Försök igen."),
        "rate_limited": _("Det blev för många försök. Vänta några minuter."),
        "too_many_login_attempts": _("Det blev för många försök. Vänta några minuter."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        """Refuse: administrators invite."""
        return False

    def login(self, request: HttpRequest, user: User) -> None:
        """Log in, and note in the access log that she did."""
        super().login(request, user)
        note_factor(user=user, event="accounts.logged_in")

    def get_reauthentication_methods(self, user: User) -> list[dict[str, str]]:
        """Offer the ways to show once more who one is, in our words."""
        words = {
            "reauthenticate": _("Använd lösenordet"),
            "mfa_reauthenticate": _("Använd koden från appen"),
            "mfa_reauthenticate:webauthn": _("Använd nyckeln"),
        }
        ways = super().get_reauthentication_methods(user)
        return [way | {"description": str(words[way["id"]])} for way in ways]

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:  # noqa: ARG002
        """Go back to the account page."""
        return reverse("accounts:account")

    def is_reauthentication_required(self, *, app: str, **_more: object) -> bool:
        """Ask for the password once more, but not of somebody who has just logged in."""
        user = self.request.user
        if user.is_authenticated and not main_factors(user) and logged_in_just_now(self.request):
            return False
        return bool(super().is_reauthentication_required(app=app))


class MFAAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """Secrets are sealed with a key that is not in the database."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("Koden eller nyckeln stämmer inte. Försök igen."),
        "cannot_generate_recovery_codes": _("Lägg till en app eller en nyckel först."),
    }

    def encrypt(self, text: str) -> str:
        """Seal a secret before it is stored."""
        return seal(text.encode(), use=_USE)

    def decrypt(self, encrypted_text: str) -> str:
        """Read a stored secret."""
        return unseal(encrypted_text, use=_USE).decode()

    def get_totp_issuer(self) -> str:
        """Name the program in the person's app."""
        return "Finmaskig"

    def build_totp_svg(self, url: str) -> str:
        """Draw the picture on white, so that a camera reads it in the dark too."""
        picture = qrcode.make(url, image_factory=SvgPathFillImage)
        return str(picture.to_string(encoding="unicode"))

    def _get_site_name(self) -> str:
        return "Finmaskig"

    def generate_authenticator_name(self, user: User, type: str) -> str:  # noqa: A002
        """Suggest a name for a new passkey."""
        number = sum(kind == type for kind in main_factors(user).values())
        if number == 0:
            return gettext("Min nyckel")
        return gettext("Nyckel %(number)s") % {"number": number + 1}


class SocialAccountAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """The organisation's own login opens accounts that exist, and makes none."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:  # noqa: ARG002
        """Refuse: administrators invite."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """Find the invited user, and count the second factor if one was shown there."""
        data: Mapping[str, Mapping[str, object]] = sociallogin.account.extra_data
        if not sociallogin.is_existing:
            user = user_by_email(_verified_email(data))
            if user is not None:
                sociallogin.connect(request, user)
        if sociallogin.is_existing:
            _keep_no_claims(sociallogin)
            if _shows_second_factor(data.get("id_token", {})):
                record_oidc(request, sociallogin.user)


def _keep_no_claims(sociallogin: SocialLogin) -> None:
    """Store nothing of what the organisation tells about a person, only her id there."""
    sociallogin.account.extra_data = {}
    sociallogin.account.save(update_fields=["extra_data"])


def _verified_email(data: Mapping[str, Mapping[str, object]]) -> str:
    """Return the address the organisation vouches for, or nothing."""
    claims = {**data.get("id_token", {}), **data.get("userinfo", {})}
    vouched = claims.get("email_verified", settings.FINMASKIG_OIDC_EMAILS_VERIFIED)
    return str(claims.get("email", "")) if vouched in {True, "true"} else ""


def _shows_second_factor(claims: Mapping[str, object]) -> bool:
    """Tell whether `acr` or `amr` of the signed token is one that the settings accept."""
    methods = claims.get("amr", [])
    shown = {str(each) for each in methods} if isinstance(methods, list) else {str(methods)}
    by_method = bool(shown & set(settings.FINMASKIG_OIDC_AMR))
    return by_method or str(claims.get("acr", "")) in settings.FINMASKIG_OIDC_ACR
