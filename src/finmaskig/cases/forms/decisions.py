"""The board's decision under 14 kap. 5 § SoL, as it is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.values import NewDecision
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import DateField, refuse_disorder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class DecisionForm(forms.Form):
    """Which unit, when, the number, the support, the special reasons, and for how long."""

    unit = forms.TypedChoiceField(label=_("Enhet"))
    decided_on = DateField(label=_("Nämnden beslutade"))
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, validators=[refuse_identity]
    )
    service = forms.CharField(
        label=_("Insats"),
        max_length=120,
        validators=[refuse_identity],
        help_text=_("Som i beslutet, till exempel stödsamtal."),
    )
    special_reasons = forms.CharField(
        label=_("Särskilda skäl"),
        max_length=2000,
        validators=[refuse_identity],
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Som nämnden skrev dem. Skriv inget om någon enskild."),
    )
    valid_from = DateField(label=_("Gäller från"))
    valid_to = DateField(label=_("Gäller till och med"), required=False)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, units: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data, initial={"unit": units[0][0]} if len(units) == 1 else {})
        question = self.fields["unit"]
        assert isinstance(question, forms.TypedChoiceField)
        question.choices = units if len(units) == 1 else [("", _("Välj enhet")), *units]
        question.coerce = UUID

    def clean(self) -> dict[str, object]:
        """Refuse days in the wrong order."""
        values = super().clean() or self.cleaned_data
        sentence = _("Sista dagen ligger före första dagen.")
        refuse_disorder(self, "valid_from", "valid_to", sentence)
        return values

    @property
    def decision(self) -> NewDecision:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewDecision(
            unit_id=values["unit"],
            decided_on=values["decided_on"],
            reference_number=values["reference_number"],
            service=values["service"],
            special_reasons=values["special_reasons"],
            valid_from=values["valid_from"],
            valid_to=values["valid_to"],
        )


class DecisionEndForm(forms.Form):
    """The last day of a decision."""

    last_on = DateField(label=_("Sista dagen"))
