"""allauth's forms with our words: labels that stand still, no text inside the fields."""

from __future__ import annotations

from typing import TYPE_CHECKING

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _say(form: forms.Form, name: str, label: StrOrPromise, help_text: StrOrPromise = "") -> None:
    field = form.fields[name]
    field.label = label
    field.help_text = help_text
    field.widget.attrs.pop("placeholder", None)


def _ask_for_code(form: forms.Form, help_text: StrOrPromise) -> None:
    _say(form, "code", _("Kod"), help_text)
    form.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "short"}


class LoginForm(account.LoginForm):  # type: ignore[misc]
    """E-mail address and password."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "login", _("E-postadress"))
        _say(self, "password", _("Lösenord"))
        self.fields["login"].widget.attrs["autocomplete"] = "username webauthn"


class PasswordAgainForm(account.ReauthenticateForm):  # type: ignore[misc]
    """The password once more."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "password", _("Lösenord"))


class PasswordChangeForm(account.ChangePasswordForm):  # type: ignore[misc]
    """The old password and a new one."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "oldpassword", _("Lösenordet du har nu"))
        _say(
            self,
            "password1",
            _("Nytt lösenord"),
            _("Minst 12 tecken. Fyra ord som inte hör ihop är lätta att minnas."),
        )
        _say(self, "password2", _("Det nya lösenordet en gång till"))


class CodeForm(mfa.AuthenticateForm):  # type: ignore[misc]
    """The code from the app, or a recovery code, at login."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Sex siffror från din app, eller en av dina reservkoder."))


class CodeAgainForm(mfa.ReauthenticateForm):  # type: ignore[misc]
    """The code once more."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Sex siffror från din app, eller en av dina reservkoder."))


class AppForm(totp.ActivateTOTPForm):  # type: ignore[misc]
    """The first code from a new app."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _ask_for_code(self, _("Skriv de sex siffror som appen visar just nu."))


class PasskeyForm(webauthn.AddWebAuthnForm):  # type: ignore[misc]
    """A new passkey and its name."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        _say(self, "name", _("Vad ska nyckeln heta?"), _("Så att du känner igen den."))
        _say(
            self,
            "passwordless",
            _("Logga in med bara nyckeln, utan lösenord"),
            _("Telefonen eller datorn frågar då efter fingeravtryck, ansikte eller PIN-kod."),
        )
        self.fields["passwordless"].initial = True
