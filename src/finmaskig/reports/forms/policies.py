"""Stricter rules that a board has decided for its own figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.queries.policies import sensitive_groups
from finmaskig.reports.values_requests import NewPolicy
from finmaskig.shared.clock import today
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.forms import BoundField

    from finmaskig.pure.statistics.policy import Policy

SHOWN, HIDDEN = "shown", "hidden"
FURTHER = ("width", "sensitive")
MORE = 5
"""How much higher the threshold is in the example of what a stricter one hides."""


class PolicyForm(forms.Form):
    """From when, how strict, and by which decision; every field begins at what holds now."""

    valid_from = DateField(label=_("Gäller från"))
    threshold = forms.IntegerField(
        label=_("Minsta antal som visas"),
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    width = forms.IntegerField(
        label=_("Bredd"),
        min_value=1,
        max_value=99,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )
    zeros = ChipField(
        label=_("Nollor"),
        help_text=_(
            "Döljs nollorna går det inte att se var det inte fanns någon, och fler siffror döljs. "
            "Nollor som har dolts kan inte visas igen."
        ),
        choices=[(SHOWN, _("Visas")), (HIDDEN, _("Visas inte"))],
    )
    sensitive = ChipsField(
        label=_("Känsliga indelningar"),
        help_text=_(
            "Välj en indelning där det vore illa om någon fick veta vad som gäller för alla i en "
            "grupp. Då visas gruppen inte när alla i den finns i samma ruta: fler siffror döljs. "
            "Det nämnden redan har valt gäller fortfarande."
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
            "valid_from": today(),
            "threshold": holds.threshold,
            "width": holds.width,
            "zeros": SHOWN if holds.zeros_safe else HIDDEN,
            "sensitive": sorted(holds.sensitive),
        }
        super().__init__(data, initial=initial)
        self._tell_what_follows(holds)
        field = self.fields["sensitive"]
        assert isinstance(field, ChipsField)
        field.choices = [
            (group, [(code, name.capitalize()) for code, name in named.items()])
            for group, named in sensitive_groups()
        ]

    def _tell_what_follows(self, holds: Policy) -> None:
        """Say what holds now, that it can only be raised, and what a higher number hides."""
        for name, least in (("threshold", holds.threshold), ("width", holds.width)):
            self.fields[name].widget.attrs["min"] = least
        more = holds.threshold + MORE
        self.fields["threshold"].help_text = _(
            "Lägst %(least)s, som nu. Mindre antal döljs. Väljer nämnden %(more)s döljs också "
            "%(least)s till %(most)s: fler siffror döljs, och fler summor med dem."
        ) % {"least": holds.threshold, "more": more, "most": more - 1}
        self.fields["width"].help_text = _(
            "Lägst %(least)s, som nu: ett dolt antal kan alltid vara minst %(values)s olika tal, "
            "hur man än räknar. Ett högre tal gör det svårare att gissa, och fler siffror döljs."
        ) % {"least": holds.width, "values": holds.width + 1}

    @property
    def plain_fields(self) -> list[BoundField]:
        """Return what every decision says, in the order of the page."""
        return [self[name] for name in ("valid_from", "threshold", "zeros")]

    @property
    def further_fields(self) -> list[BoundField]:
        """Return what few decisions change."""
        return [self[name] for name in FURTHER]

    @property
    def is_further(self) -> bool:
        """Tell whether something of what few change is wrong or has been changed."""
        return self.is_bound and not {*self.errors, *self.changed_data}.isdisjoint(FURTHER)

    @property
    def last_fields(self) -> list[BoundField]:
        """Return what ends the form."""
        return [self[name] for name in ("reference_number", "is_sure")]

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
