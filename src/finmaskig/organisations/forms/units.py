"""A unit's phone and hours, as an administrator changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations import rules
from finmaskig.ui.forms import DateField

if TYPE_CHECKING:
    from collections.abc import Mapping

PHONE = r"^\+?[0-9][0-9 -]{1,25}$"


class ContactForm(forms.Form):
    """How a unit is reached."""

    phone = forms.RegexField(
        PHONE,
        label=_("Telefon"),
        required=False,
        error_messages={"invalid": _("Skriv numret med siffror, till exempel 08-508 00 000.")},
    )
    function_address = forms.EmailField(
        label=_("Funktionsadress"),
        help_text=_("En brevlåda som flera läser, aldrig en persons egen."),
        required=False,
    )
    consult_function = forms.CharField(
        label=_("Funktion att rådfråga"), help_text=_("En funktion, inget namn."), max_length=160
    )
    hours_note = forms.CharField(label=_("Om öppettiderna"), max_length=200, required=False)


class HoursForm(forms.Form):
    """The opening hours of a week, one line a day."""

    valid_from = DateField(
        label=_("Gäller från"), help_text=_("Dagen före gäller de gamla tiderna för sista gången.")
    )

    def __init__(
        self,
        posted: Mapping[str, str] | None = None,
        *,
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(posted, initial=initial)
        for weekday, name in WEEKDAYS.items():
            self.fields[f"day_{weekday}"] = forms.CharField(
                label=name, required=False, max_length=80
            )
        self.order_fields([*(f"day_{weekday}" for weekday in WEEKDAYS), "valid_from"])

    def clean(self) -> dict[str, object]:
        """Read each day; a day that cannot be read keeps what was typed."""
        spans: list[rules.Span] = []
        for weekday in WEEKDAYS:
            name = f"day_{weekday}"
            try:
                spans += rules.week_from({weekday: self.cleaned_data.get(name, "")})
            except ValueError:
                self.add_error(
                    name, _("Skriv till exempel 8.00–16.30, eller stängt, eller dygnet runt.")
                )
        return {**self.cleaned_data, "spans": tuple(spans)}
