"""Forms about cards with a code and operations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.choices import CampaignKind
from finmaskig.outreach.queries.campaigns import code_is_taken
from finmaskig.outreach.values import CardCount, NewCampaign
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, DateField, refuse_disorder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django_stubs_ext import StrOrPromise

_MOST = 100_000


def _count(label: StrOrPromise) -> forms.IntegerField:
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=_MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={
            "invalid": _("Skriv ett helt antal, till exempel 12."),
            "min_value": _("Antalet kan inte vara mindre än noll."),
            "max_value": _("Antalet är för stort. Kontrollera siffrorna."),
        },
    )


class CampaignForm(forms.Form):
    """A card and its code."""

    kind = ChipField(label=_("Vad delar ni ut?"), choices=CampaignKind.choices)
    name = forms.CharField(
        label=_("Namn på kampanjen"), max_length=80, validators=[refuse_identity]
    )
    code = forms.RegexField(
        r"^[A-Za-z0-9ÅÄÖåäö-]{2,20}$",
        label=_("Kod på kortet"),
        max_length=20,
        help_text=_("Den som svarar nämner koden. Då ser ni vad kortet ledde till."),
        error_messages={"invalid": _("Skriv 2–20 bokstäver eller siffror utan mellanslag.")},
    )
    starts_on = DateField(label=_("Från"))
    ends_on = DateField(label=_("Till och med"), required=False)

    def clean_code(self) -> str:
        """Refuse a code that another campaign has."""
        code = str(self.cleaned_data["code"]).upper()
        if code_is_taken(code):
            raise ValidationError(_("Koden används redan. Välj en annan."))
        return code

    def clean(self) -> dict[str, object]:
        """Refuse an end before the start."""
        values = super().clean() or self.cleaned_data
        sentence = _("Kampanjen slutar innan den börjar. Ändra en av dagarna.")
        refuse_disorder(self, "starts_on", "ends_on", sentence)
        return values

    @property
    def new(self) -> NewCampaign:
        """Return the campaign."""
        return NewCampaign(**self.cleaned_data)


class CardCountForm(forms.Form):
    """What was counted of a campaign on a day."""

    counted_on = DateField(label=_("Dag"))
    handed_out_count = _count(_("Utdelade eller skickade"))
    answered_count = _count(_("Besvarade"))
    contact_count = _count(_("Ledde till kontakt"))

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        first: date,
        last: date,
    ) -> None:
        super().__init__(data, initial={"counted_on": last})
        self.first, self.last = first, last

    def clean_counted_on(self) -> date:
        """Refuse a day before the campaign began, or one that has not been."""
        day: date = self.cleaned_data["counted_on"]
        if day > self.last:
            raise ValidationError(_("Dagen har inte varit än. Välj en annan dag."))
        if day < self.first:
            raise ValidationError(_("Kampanjen hade inte börjat den dagen. Välj en senare dag."))
        return day

    def clean(self) -> dict[str, object]:
        """Ask for at least one number."""
        values = super().clean() or self.cleaned_data
        counts = [values.get(name) for name in values if name.endswith("_count")]
        if not self.errors and not any(counts):
            raise ValidationError(_("Skriv minst ett antal."))
        return values

    @property
    def count(self) -> CardCount:
        """Return the counts; an empty field is none."""
        values = self.cleaned_data
        return CardCount(
            counted_on=values["counted_on"],
            handed_out_count=values["handed_out_count"] or 0,
            answered_count=values["answered_count"] or 0,
            contact_count=values["contact_count"] or 0,
        )


class OperationForm(forms.Form):
    """An envelope around shifts."""

    name = forms.CharField(
        label=_("Insatsens namn"),
        max_length=80,
        validators=[refuse_identity],
        help_text=_("Till exempel Insats torsk, vecka 24."),
    )
    starts_on = DateField(label=_("Från"))
    ends_on = DateField(label=_("Till och med"))

    def clean(self) -> dict[str, object]:
        """Refuse an end before the start."""
        values = super().clean() or self.cleaned_data
        sentence = _("Insatsen slutar innan den börjar. Ändra en av dagarna.")
        refuse_disorder(self, "starts_on", "ends_on", sentence)
        return values
