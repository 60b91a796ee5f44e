"""How it stands with one right."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.forms.track.base import TrackForm
from finmaskig.cases.models.track.choices import RightState
from finmaskig.cases.track_values import RightAnswer
from finmaskig.ui.forms import ChipField, DateField, FreeTextField


class RightForm(TrackForm):
    """Done, declined, or not relevant and why."""

    order = RightAnswer.ORDER
    state = ChipField(label=_("Hur är det?"), choices=RightState.choices)
    on = DateField(label=_("Dag"), required=False, help_text=_("Lämna tomt om det var i dag."))
    why = FreeTextField(label=_("Varför inte?"), rows=2)

    def clean(self) -> dict[str, object]:
        """Ask why a right does not apply."""
        values = super().clean()
        if values.get("state") == track_rules.NOT_RELEVANT and not values.get("why"):
            self.add_error("why", _("Skriv varför rättigheten inte är aktuell."))
        return values

    @property
    def new(self) -> RightAnswer:
        """Return what was filled in."""
        values = self.cleaned_data
        return RightAnswer(state=values["state"], on=values["on"], why=values["why"])
