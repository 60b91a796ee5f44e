"""The board's decision on destruction, as it is registered and ended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.retention import rules
from finmaskig.retention.rulebook import all_rules
from finmaskig.retention.values import NewDestructionDecision
from finmaskig.shared.clock import today
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipsField, DateField, refuse_disorder
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.retention.models import DestructionDecision

YEARS = "years_"


class DecisionForm(forms.Form):
    """When, the number, which kinds, the years that are the board's to set, and for how long."""

    decided_on = DateField(label=_("Nämnden beslutade"))
    reference_number = forms.CharField(
        label=_("Diarienummer"), max_length=60, validators=[refuse_identity]
    )
    kinds = ChipsField(
        label=_("Vad får gallras?"), help_text=_("Bara det som står i beslutet. Resten sparas.")
    )

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        names = fading.names()
        kinds = self.fields["kinds"]
        assert isinstance(kinds, ChipsField)
        kinds.choices = [(kind, names[kind]) for kind in names]
        for rule in _free_rules():
            self.fields[f"{YEARS}{rule.kind}"] = forms.IntegerField(
                label=_("Antal år för %(kind)s") % {"kind": names[rule.kind]},
                required=False,
                initial=rule.years,
                min_value=1,
                max_value=rules.MOST_YEARS,
                widget=forms.NumberInput(attrs={"class": "short", "inputmode": "numeric"}),
                help_text=_("Här bestämmer nämnden tiden. Talet räknas bara om slaget är valt."),
            )
        self.fields["valid_from"] = DateField(label=_("Gäller från"))
        self.fields["valid_to"] = DateField(label=_("Gäller till och med"), required=False)

    def clean(self) -> dict[str, object]:
        """Refuse what the board cannot have decided yet, and days in the wrong order."""
        values = super().clean() or self.cleaned_data
        decided, first = values.get("decided_on"), values.get("valid_from")
        if decided and decided > today():
            self.add_error("decided_on", _("Registrera beslutet när nämnden har fattat det."))
        if decided and first and first < decided:
            self.add_error("valid_from", _("Beslutet gäller tidigast dagen då det fattades."))
        sentence = _("Sista dagen ligger före första dagen.")
        refuse_disorder(self, "valid_from", "valid_to", sentence)
        return values

    @property
    def decision(self) -> NewDestructionDecision:
        """Return what was filled in."""
        values, kinds = self.cleaned_data, tuple(self.cleaned_data["kinds"])
        years = {kind: values.get(f"{YEARS}{kind}") for kind in kinds}
        return NewDestructionDecision(
            decided_on=values["decided_on"],
            reference_number=values["reference_number"],
            kinds=kinds,
            valid_from=values["valid_from"],
            valid_to=values["valid_to"],
            years={kind: int(number) for kind, number in years.items() if number},
        )


class DecisionEndForm(forms.Form):
    """The last day of a decision."""

    last_on = DateField(label=_("Sista dagen"))

    def __init__(
        self, data: Mapping[str, object] | None = None, *, decision: DestructionDecision
    ) -> None:
        super().__init__(data)
        self.decision = decision

    def clean(self) -> dict[str, object]:
        """Refuse a day on which the decision does not hold."""
        values = super().clean() or self.cleaned_data
        day, last = values.get("last_on"), self.decision.valid_to
        if day and day < self.decision.valid_from:
            self.add_error("last_on", _("Beslutet har inte börjat gälla den dagen."))
        elif day and last and day > last:
            self.add_error("last_on", _("Beslutet slutar gälla redan före den dagen."))
        return values


def _free_rules() -> list[rules.Rule]:
    """Return today's rules whose years the board sets."""
    known = fading.names()
    found = [one for one in all_rules() if one.set_by == rules.BOARD and one.kind in known]
    return [one for one in found if one.holds(today())]
