"""The way home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_data
from finmaskig.cases.forms.track.base import TrackForm, WordField
from finmaskig.cases.models.track.choices import ReturnGround
from finmaskig.cases.track_values import NewReturn
from finmaskig.ui.forms import ChipField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

FIELDS = (
    "ground",
    "consent_on",
    "referred_on",
    "country",
    "travel_on",
    "arrived_on",
    "allowance_to_on",
    "first_follow_up_on",
    "last_follow_up_on",
    "broken_off_on",
    "broken_off_why",
)


class ReturnForm(TrackForm):
    """How far the way home has come."""

    order = NewReturn.ORDER
    ground = ChipField(
        label=_("Varför kan personen få hjälp hem?"),
        choices=ReturnGround.choices,
        help_text=_("Det är alltid frivilligt. Koordinatorn och programmet avgör."),
    )
    consent_on = DateField(label=_("Samtyckte"), required=False)
    referred_on = DateField(label=_("Anmäld till programmet"), required=False)
    country = forms.ChoiceField(
        label=_("Land"), required=False, help_text=_("Bara landet, aldrig orten.")
    )
    travel_on = DateField(label=_("Reser"), required=False)
    arrived_on = DateField(label=_("Kom fram"), required=False)
    allowance_to_on = DateField(
        label=_("Ersättning till och med"),
        required=False,
        help_text=_("Högst ett halvår efter hemkomsten."),
    )
    first_follow_up_on = DateField(label=_("Följdes upp efter tre månader"), required=False)
    last_follow_up_on = DateField(label=_("Följdes upp efter sex månader"), required=False)
    broken_off_on = DateField(label=_("Avbröts"), required=False)
    broken_off_why = WordField("track_return_stop", label=_("Varför det avbröts"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, opened_on=opened_on, on=on, initial=initial)
        land = self.fields["country"]
        assert isinstance(land, forms.ChoiceField)
        land.choices = [("", _t("Välj")), *track_data.countries().items()]

    def clean(self) -> dict[str, object]:
        """Refuse an allowance that is longer than the programme gives, and a break without why."""
        values = super().clean()
        arrived, last = (
            self.cleaned_data.get("arrived_on"),
            self.cleaned_data.get("allowance_to_on"),
        )
        if arrived and last:
            most = track_data.due("return-allowance", arrived)
            if last > most:
                self.add_error(
                    "allowance_to_on",
                    _t("Ersättning ges i högst ett halvår efter hemkomsten, här till %(most)s.")
                    % {"most": most},
                )
        if values.get("broken_off_on") and not values.get("broken_off_why"):
            self.add_error("broken_off_why", _t("Välj varför återvändandet avbröts."))
        return values

    @property
    def new(self) -> NewReturn:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewReturn(**{name: values[name] for name in FIELDS})
