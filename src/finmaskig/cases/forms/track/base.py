"""What every form of the track shares: days that fit together, amounts, lists of words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.cases import track_rules
from finmaskig.cases.track_rules import Odd, Order
from finmaskig.organisations.queries import word_choices
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import DateField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

MOST_KRONOR = 10_000_000


class WordField(forms.ChoiceField):
    """One word of a dated list, in a drop-down."""

    default_error_messages = {
        "required": gettext_lazy("Välj i listan."),
        "invalid_choice": gettext_lazy("Välj något som finns i listan."),
    }

    def __init__(
        self,
        words: str,
        *,
        label: StrOrPromise,
        required: bool = True,
        help_text: StrOrPromise = "",
    ) -> None:
        super().__init__(label=label, required=required, help_text=help_text)
        self.words = words

    def offer(self) -> None:
        """Show the words of today."""
        self.choices = [("", _("Välj")), *word_choices(self.words)]


class KronorField(forms.IntegerField):
    """An amount in whole kronor, written with or without spaces."""

    default_error_messages = {
        "invalid": gettext_lazy("Skriv hela kronor, till exempel 12 500."),
        "min_value": gettext_lazy("Skriv ett belopp som är större än noll."),
        "max_value": gettext_lazy("Beloppet är för stort. Kontrollera siffrorna."),
    }

    def __init__(self, *, label: StrOrPromise, required: bool = True, least: int = 1) -> None:
        super().__init__(
            label=label,
            required=required,
            min_value=least,
            max_value=MOST_KRONOR,
            widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        )

    def to_python(self, value: object) -> int | None:
        """Read 12 500 kr as 12500."""
        plain = "".join(str(value or "").lower().removesuffix("kr").split())
        return super().to_python(plain)


def reference() -> forms.CharField:
    """Return the field for a reference number."""
    return forms.CharField(
        label=gettext_lazy("Diarienummer"),
        required=False,
        max_length=60,
        validators=[refuse_identity],
    )


class TrackForm(forms.Form):
    """A form whose days are checked against each other and against the contact's opening."""

    order: ClassVar[Order] = Order()
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.opened_on, self.today = opened_on, on
        for field in self.fields.values():
            if isinstance(field, WordField):
                field.offer()

    @property
    def stored_version(self) -> int:
        """Return which version of the row the person saw."""
        return self.cleaned_data.get("version") or 0

    def clean(self) -> dict[str, object]:
        """Say at its field what is odd about a day."""
        for odd in self._odd_days():
            self.add_error(odd.name, self._words(odd))
        return self.cleaned_data

    def _odd_days(self) -> Sequence[Odd]:
        days = {
            name: self.cleaned_data.get(name)
            for name, field in self.fields.items()
            if isinstance(field, DateField)
        }
        return track_rules.odd_days(days, self.order, opened_on=self.opened_on, on=self.today)

    def _words(self, odd: Odd) -> str:
        other = self.fields[odd.other].label if odd.other else ""
        return {
            track_rules.EARLY: _(
                "Dagen ligger mer än två år före det att kontakten öppnades. Kontrollera årtalet."
            ),
            track_rules.FAR: _("Dagen ligger mer än fem år fram. Kontrollera årtalet."),
            track_rules.FUTURE: _("Dagen har inte varit än. Välj i dag eller en tidigare dag."),
            track_rules.BEFORE: _("Dagen kommer före ”%(other)s”. Kontrollera båda."),
            track_rules.NEEDS: _("Fyll i dagen, eftersom du har fyllt i ”%(other)s”."),
        }[odd.kind] % {"other": other}
