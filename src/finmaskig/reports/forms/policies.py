"""Stricter rules that a board has decided for its own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.queries.policies import sensitive_choices
from finmaskig.reports.values_requests import NewPolicy
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.pure.statistics.policy import Policy

SHOWN, HIDDEN = "shown", "hidden"


class PolicyForm(forms.Form):
    """From when, how strict, and by which decision; every field begins at what holds now."""

    valid_from = DateField(label=_("Gäller från"))
    threshold = forms.IntegerField(
        label=_("Minsta antal som visas"),
        help_text=_("Mindre antal än så visas inte. Nämnden kan bara höja, aldrig sänka."),
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    width = forms.IntegerField(
        label=_("Bredd"),
        help_text=_(
            "Bredd 2 betyder att ett litet antal alltid kan ha minst 3 olika värden. Nämnden kan "
            "bara höja, aldrig sänka."
        ),
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    zeros = ChipField(
        label=_("Nollor"),
        help_text=_("Nollor som har dolts kan inte visas igen."),
        choices=[(SHOWN, _("Visas")), (HIDDEN, _("Visas inte"))],
    )
    sensitive = ChipsField(
        label=_("Känsliga indelningar"),
        help_text=_(
            "Där visas en grupp inte heller när alla i den finns i samma ruta. Det nämnden redan "
            "har valt gäller fortfarande."
        ),
        required=False,
    )
    reference_number = forms.CharField(
        label=_("Beslutets diarienummer"), max_length=60, validators=[refuse_identity]
    )
    is_sure = forms.BooleanField(
        label=_("Jag vet att reglerna inte kan bli mildare igen"),
        error_messages={"required": _("Kryssa i att du vet det.")},
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, holds: Policy) -> None:
        initial = {
            "threshold": holds.threshold,
            "width": holds.width,
            "zeros": SHOWN if holds.zeros_safe else HIDDEN,
            "sensitive": sorted(holds.sensitive),
        }
        super().__init__(data, initial=initial)
        field = self.fields["sensitive"]
        assert isinstance(field, ChipsField)
        words = sensitive_choices()
        field.choices = [(code, str(name).capitalize()) for code, name in words.items()]

    @property
    def policy(self) -> NewPolicy:
        """Return the rules."""
        values = self.cleaned_data
        return NewPolicy(
            valid_from=values["valid_from"],
            threshold=values["threshold"],
            width=values["width"],
            zeros_safe=values["zeros"] == SHOWN,
            sensitive=tuple(values["sensitive"]),
            reference_number=values["reference_number"],
        )
