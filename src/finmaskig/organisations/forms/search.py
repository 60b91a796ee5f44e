"""What a reader of the directory looks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations.queries import Search
from finmaskig.organisations.rules import Known
from finmaskig.ui.forms import ChipField, ChipsField, DateField, MunicipalityField

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

Choice = tuple[str, str]
PROFESSIONAL = "is_professional"
"""Untrue unless it is said: advice to staff is not for the person they help."""


class UnitSearchForm(forms.Form):
    """Search among the units."""

    q = forms.CharField(label=_("Namn eller ord"), required=False, max_length=80)
    municipality = MunicipalityField(label=_("Kommun"), required=False)
    kind = forms.ChoiceField(label=_("Typ"), required=False)

    def __init__(
        self,
        posted: Mapping[str, str] | None,
        *,
        places: Sequence[Choice],
        near: Collection[str],
        kinds: Sequence[Choice],
    ) -> None:
        super().__init__(posted)
        municipality, kind = self.fields["municipality"], self.fields["kind"]
        assert isinstance(municipality, MunicipalityField)
        assert isinstance(kind, forms.ChoiceField)
        municipality.offer(places, near)
        kind.choices = [("", _("Alla typer")), *kinds]

    def search(self, on: date) -> Search:
        """Return what is looked for; what cannot be read is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Search(
            on=on,
            text=data.get("q", ""),
            municipality=data.get("municipality", ""),
            kind=data.get("kind", ""),
        )


class MatchForm(forms.Form):
    """What is known of somebody who is to be linked onwards. Nothing of it is kept."""

    age = forms.IntegerField(label=_("Ålder"), required=False, min_value=0, max_value=120)
    sex = ChipField(label=_("Kön"), required=False)
    true = ChipsField(label=_("Det här stämmer på personen"), required=False)

    def __init__(
        self,
        posted: Mapping[str, str] | None,
        *,
        sexes: Sequence[Choice],
        conditions: Sequence[Choice],
    ) -> None:
        super().__init__(posted)
        sex, true = self.fields["sex"], self.fields["true"]
        assert isinstance(sex, forms.ChoiceField)
        assert isinstance(true, forms.MultipleChoiceField)
        sex.choices = list(sexes)
        true.choices = list(conditions)

    def known(self) -> Known:
        """Return what is known; what cannot be read is left out."""
        self.is_valid()
        data = self.cleaned_data
        true = frozenset(data.get("true", ()))
        return Known(
            age=data.get("age"),
            sex=data.get("sex", ""),
            true=true,
            false=frozenset({PROFESSIONAL}) - true,
        )


class CountyForm(forms.Form):
    """Choose a day."""

    on = DateField(label=_("Dag"), required=False)
