"""Words and arenas, as an administrator changes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.ui.forms import ChipField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Choice = tuple[str, str]
LABEL_LENGTH = 120
NOTE_LENGTH = 300


class WordForm(forms.Form):
    """A new word for a code."""

    label = forms.CharField(label=_("Ord på svenska"), max_length=LABEL_LENGTH)
    label_en = forms.CharField(label=_("Ord på engelska"), max_length=LABEL_LENGTH, required=False)
    valid_from = DateField(
        label=_("Gäller från"), help_text=_("Dagen före gäller det gamla ordet för sista gången.")
    )


class ArenaForm(forms.Form):
    """A new arena."""

    label = forms.CharField(label=_("Ord på svenska"), max_length=LABEL_LENGTH)
    label_en = forms.CharField(label=_("Ord på engelska"), max_length=LABEL_LENGTH, required=False)
    group = ChipField(label=_("Vad är det för slags plats?"))
    replaces = forms.ChoiceField(
        label=_("Ersätter"),
        required=False,
        help_text=_("Den gamla arenan slutar dagen före. Det som redan är noterat står kvar."),
    )
    valid_from = DateField(label=_("Gäller från"))
    coverage_note = forms.CharField(
        label=_("Vad siffrorna inte täcker"),
        help_text=_("Till exempel: privata chattar går inte att räkna."),
        max_length=NOTE_LENGTH,
        required=False,
    )

    def __init__(
        self,
        posted: Mapping[str, str] | None,
        *,
        groups: Sequence[Choice],
        arenas: Sequence[Choice],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(posted, initial=initial)
        group, replaces = self.fields["group"], self.fields["replaces"]
        assert isinstance(group, forms.ChoiceField)
        assert isinstance(replaces, forms.ChoiceField)
        group.choices = list(groups)
        replaces.choices = [("", _("Ingen, den är ny")), *arenas]


class ArenaEndForm(forms.Form):
    """The last day of an arena."""

    last_day = DateField(label=_("Sista dag"))


class ArenaNoteForm(forms.Form):
    """What the figures of an arena do not cover."""

    coverage_note = forms.CharField(
        label=_("Vad siffrorna inte täcker"),
        help_text=_("Visas vid varje siffra om arenan."),
        max_length=NOTE_LENGTH,
        required=False,
    )
