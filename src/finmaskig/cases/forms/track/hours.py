"""Hours on one of the three tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.models.track.choices import HourCategory
from finmaskig.cases.track_values import NewHours
from finmaskig.ui.forms import ChipField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

LENGTHS = [
    ("30", _("30 min")),
    ("60", _("1 h")),
    ("120", _("2 h")),
    ("180", _("3 h")),
    ("240", _("4 h")),
    ("480", _("8 h")),
]


class HoursForm(forms.Form):
    """Two taps and a day."""

    category = ChipField(label=_("Vad har du gjort?"), choices=HourCategory.choices)
    length = ChipField(label=_("Hur länge?"), required=False, choices=LENGTHS)
    minutes = forms.IntegerField(
        label=_("Eller i minuter"),
        required=False,
        min_value=1,
        max_value=24 * 60,
        error_messages={
            "min_value": _("Skriv minst en minut."),
            "max_value": _("En dag har 1 440 minuter. Dela upp tiden på flera dagar."),
            "invalid": _("Skriv minuter med siffror, till exempel 45."),
        },
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    worked_on = DateField(label=_("Dag"))

    def __init__(self, data: Mapping[str, object] | None = None, *, on: date) -> None:
        super().__init__(data, initial={"worked_on": on})
        self.on = on

    def clean_worked_on(self) -> date:
        """Refuse a day that has not been."""
        day: date = self.cleaned_data["worked_on"]
        if day > self.on:
            raise ValidationError(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
        return day

    def clean(self) -> dict[str, object]:
        """Ask for a length in one way or the other."""
        values = self.cleaned_data
        if not self.errors and not values.get("length") and not values.get("minutes"):
            self.add_error("length", _("Välj hur länge, eller skriv minuterna."))
        return values

    @property
    def new(self) -> NewHours:
        """Return what was filled in; minutes go before a length."""
        values = self.cleaned_data
        return NewHours(
            worked_on=values["worked_on"],
            category=values["category"],
            minutes=values["minutes"] or int(values["length"]),
        )
