"""Agreements, as a coordinator writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.organisations.models import Agreement, Service
from finmaskig.organisations.services import NewAgreement
from finmaskig.ui.forms import ChipField, ChipsField, DateField, MunicipalityField, refuse_disorder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Choice = tuple[str, str]


class AgreementForm(forms.Form):
    """A new agreement with a municipality."""

    municipality = MunicipalityField(label=_("Kommun"))
    kind = ChipField(label=_("Vad gäller avtalet?"), choices=Agreement.Kind.choices)
    services = ChipsField(label=_("Vad ingår?"), required=False)
    valid_from = DateField(label=_("Gäller från"))
    valid_to = DateField(
        label=_("Gäller till och med"), required=False, help_text=_("Tomt: tills vidare.")
    )
    signed_on = DateField(label=_("Tecknat"), required=False)
    reference_number = forms.CharField(
        label=_("Diarienummer"), required=False, max_length=60, help_text="2.3.4-141/2021"
    )
    follow_up_on = DateField(label=_("Följs upp"), required=False)
    meetings_per_year = forms.IntegerField(
        label=_("Möten per år, minst"), required=False, min_value=0, max_value=52
    )

    def __init__(
        self,
        posted: Mapping[str, str] | None,
        *,
        places: Sequence[Choice],
        services: Sequence[Choice],
        initial: dict[str, object] | None = None,
    ) -> None:
        super().__init__(posted, initial=initial)
        municipality, covered = self.fields["municipality"], self.fields["services"]
        assert isinstance(municipality, MunicipalityField)
        assert isinstance(covered, forms.MultipleChoiceField)
        municipality.offer(places)
        covered.choices = list(services)

    def agreement(self, offered: Sequence[Service]) -> NewAgreement:
        """Return what was written."""
        data = dict(self.cleaned_data)
        chosen = set(data.pop("services"))
        return NewAgreement(
            **data, services=[service for service in offered if service.code in chosen]
        )

    def clean(self) -> dict[str, object]:
        """Refuse an end before the beginning."""
        sentence = _("Sista dagen ligger före första dagen. Ändra en av dem.")
        refuse_disorder(self, "valid_from", "valid_to", sentence)
        return self.cleaned_data


class AgreementEndForm(forms.Form):
    """The last day of an agreement."""

    last_day = DateField(label=_("Sista dag"))
