"""Shape and wording of what a user says about her own login."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.models import User

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


def _password(label: StrOrPromise, name: str = "new-password") -> forms.CharField:
    widget = forms.PasswordInput(attrs={"autocomplete": name})
    return forms.CharField(label=label, strip=False, widget=widget, max_length=200)


class NewPasswordForm(forms.Form):
    """A new password, twice."""

    password1 = _password(_("Nytt lösenord"))
    password2 = _password(_("Samma lösenord en gång till"))

    def __init__(self, *args: object, user: User, **kwargs: object) -> None:
        """Know whose password it is: it may not be like her name."""
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.user = user
        self.fields["password1"].help_text = _(
            "Minst 12 tecken. Fyra ord som inte hör ihop är lätta att minnas och svåra att gissa."
        )

    def clean_password1(self) -> str:
        """Refuse what is short, common or like the name."""
        password: str = self.cleaned_data["password1"]
        validate_password(password, self.user)
        return password

    def clean_password2(self) -> str:
        """Refuse two passwords that differ."""
        again: str = self.cleaned_data["password2"]
        if again != self.cleaned_data.get("password1", again):
            raise ValidationError(_("Lösenorden är inte lika. Skriv samma lösenord två gånger."))
        return again


class LanguageForm(forms.Form):
    """The language of the pages."""

    language = forms.ChoiceField(label=_("Språk"), choices=User.Language.choices)
