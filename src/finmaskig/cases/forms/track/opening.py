"""The queue, who answers, the guardian, the six steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.forms.track.base import TrackForm, WordField
from finmaskig.cases.models.track.choices import Queue, Stage, StageState, YesNo
from finmaskig.cases.track_values import Basics
from finmaskig.organisations.queries import place_choices
from finmaskig.ui.forms import ChipField, DateField, MunicipalityField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class OpenForm(forms.Form):
    """In which queue the track stands."""

    queue = ChipField(label=_("Vilken kö?"), choices=Queue.choices)


class BasicsForm(TrackForm):
    """Who answers for the person here."""

    order = Basics.ORDER
    queue = ChipField(label=_("Kö"), choices=Queue.choices)
    municipality = MunicipalityField(label=_("Ansvarig kommun"), required=False)
    board = WordField("track_board", label=_("Ansvarig nämnd"), required=False)
    child_alone = ChipField(
        label=_("Är barnet här utan vårdnadshavare?"),
        required=False,
        choices=[*YesNo.choices, ("", _("Inte aktuellt"))],
        help_text=_("Då ska en god man begäras genast, hos överförmyndaren."),
    )
    alone_known_on = DateField(label=_("Det blev känt"), required=False)
    guardian_asked_on = DateField(label=_("God man begärd"), required=False)
    guardian_appointed_on = DateField(label=_("God man förordnad"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, opened_on=opened_on, on=on, initial=initial)
        places = self.fields["municipality"]
        assert isinstance(places, MunicipalityField)
        places.offer(place_choices())

    @property
    def new(self) -> Basics:
        """Return what was filled in."""
        values = self.cleaned_data
        return Basics(
            queue=values["queue"],
            municipality=values["municipality"],
            board=values["board"],
            child_alone=values["child_alone"],
            alone_known_on=values["alone_known_on"],
            guardian_asked_on=values["guardian_asked_on"],
            guardian_appointed_on=values["guardian_appointed_on"],
        )


class StagesForm(TrackForm):
    """How far each of the six steps has come."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, opened_on=opened_on, on=on, initial=initial)
        for number, (code, name) in enumerate(Stage.choices, start=1):
            self.fields[code] = ChipField(label=f"{number}. {name}", choices=StageState.choices)

    @property
    def states(self) -> dict[str, str]:
        """Return the state of each step."""
        return {code: self.cleaned_data[code] for code in Stage.values}
