"""Protected housing and permits."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_data, track_rules
from finmaskig.cases.forms.track.base import TrackForm, WordField, reference
from finmaskig.cases.models.track.choices import Applicant, Children, Outcome, PermitKind
from finmaskig.cases.track_values import NewHousing, NewPermit
from finmaskig.ui.forms import ChipField, DateField


class HousingForm(TrackForm):
    """That somebody is safe, from when to when; never where."""

    order = NewHousing.ORDER
    kind = WordField(
        "track_housing",
        label=_("Slags boende"),
        help_text=_("Skriv aldrig var boendet ligger eller vad det heter."),
    )
    needed_on = DateField(label=_("Behovet blev känt"))
    from_on = DateField(label=_("Bor där från"), required=False)
    to_on = DateField(label=_("Till"), required=False)
    responsible = WordField("track_function", label=_("Ansvarig funktion"), required=False)
    children = ChipField(
        label=_("Följer barn med?"),
        required=False,
        choices=Children.choices,
        help_text=_("Utan samtycke behövs beslut, och domstolen ska pröva det."),
    )
    urgent_on = DateField(label=_("Omedelbar insats beslutad"), required=False)
    submitted_on = DateField(label=_("Underställd förvaltningsrätten"), required=False)
    applied_on = DateField(label=_("Ansökan till förvaltningsrätten"), required=False)
    reference_number = reference()

    def clean(self) -> dict[str, object]:
        """Ask for the decision when a child is taken along without consent."""
        values = super().clean()
        if values.get("children") == Children.URGENT and not values.get("urgent_on"):
            self.add_error("urgent_on", _("Skriv dagen då den omedelbara insatsen beslutades."))
        return values

    @property
    def new(self) -> NewHousing:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewHousing(**{name: values[name] for name in HOUSING})


HOUSING = (
    "kind",
    "needed_on",
    "from_on",
    "to_on",
    "responsible",
    "children",
    "urgent_on",
    "submitted_on",
    "applied_on",
    "reference_number",
)
PERMIT = (
    "kind",
    "applicant",
    "applied_on",
    "reference_number",
    "outcome",
    "decided_on",
    "from_on",
    "to_on",
    "extension_on",
    "extended_to_on",
)


class PermitForm(TrackForm):
    """A reflection period or another permit, as far as it has come."""

    order = NewPermit.ORDER
    kind = ChipField(label=_("Slag"), choices=PermitKind.choices)
    applicant = ChipField(label=_("Vem söker?"), choices=Applicant.choices)
    applied_on = DateField(label=_("Ansökt"))
    reference_number = reference()
    outcome = ChipField(
        label=_("Beslut"),
        required=False,
        choices=[*Outcome.choices, ("", _("Inget beslut än"))],
    )
    decided_on = DateField(label=_("Beslutat"), required=False)
    from_on = DateField(label=_("Gäller från"), required=False)
    to_on = DateField(
        label=_("Gäller till"),
        required=False,
        help_text=_("Lämna tomt vid betänketid: lagens längd räknas ut från första dagen."),
    )
    extension_on = DateField(label=_("Förlängning ansökt"), required=False)
    extended_to_on = DateField(label=_("Förlängd till"), required=False)

    def clean(self) -> dict[str, object]:
        """Ask a decision for its days, and a reflection period for the right applicant."""
        values = super().clean()
        is_reflection = values.get("kind") == track_rules.REFLECTION
        granted = values.get("outcome") == track_rules.GRANTED
        if is_reflection and values.get("applicant") in {Applicant.SELF, Applicant.COUNSEL}:
            self.add_error(
                "applicant", _("Betänketid söks av socialnämnden eller förundersökningsledaren.")
            )
        if values.get("outcome") and not values.get("decided_on"):
            self.add_error("decided_on", _("Skriv dagen för beslutet."))
        if granted and not values.get("from_on"):
            self.add_error("from_on", _("Skriv tillståndets första dag."))
        if granted and not is_reflection and not values.get("to_on"):
            self.add_error("to_on", _("Skriv tillståndets sista dag."))
        return values

    @property
    def new(self) -> NewPermit:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewPermit(**{name: values[name] for name in PERMIT})

    @property
    def is_short(self) -> bool:
        """Tell whether a permit for the proceedings is shorter than the law's least time."""
        new = self.new
        if new.kind != track_rules.FOR_PROCEEDINGS or new.from_on is None or new.to_on is None:
            return False
        return new.to_on < track_data.due("permit-least", new.from_on)
