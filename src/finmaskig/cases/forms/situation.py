"""The situation of mode B: every question is optional, every list is dated words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Kind
from finmaskig.cases.forms.parts import WordForm, one, several
from finmaskig.cases.queries.situation import LIST_OF_FIELD
from finmaskig.cases.values import Situation
from finmaskig.organisations.queries import place_choices, word_choices
from finmaskig.ui.forms import DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.cases.models import Case

CHANGED = _("Någon annan ändrade medan du skrev. Jämför med det som gäller och spara igen.")
GUARDIAN = _("Under 15 år behövs en vårdnadshavares samtycke. Skriv dagen då det gavs.")
SUITABLE = _("Vid 15–17 år ska någon ha bedömt att stödet är lämpligt. Skriv dagen.")
FOR_VICTIMS = ("compensations", "reasons")
FOR_BUYERS = ("treatment_areas",)
PROBLEMS_OF_BUYERS = ("buying", "pornography", "compulsive")


class SituationForm(WordForm):
    """What the person has told of her situation, in value lists and her own words."""

    mark = forms.CharField(widget=forms.HiddenInput)
    kind = one(_("Vem är det?"), required=True)
    age_band = one(_("Ålder"))
    guardian_consent_on = DateField(
        label=_("Vårdnadshavare samtyckte"),
        required=False,
        help_text=_("Behövs under 15 år (21 kap. 2 § SoL)."),
    )
    suitability_on = DateField(
        label=_("Lämpligheten bedömd"),
        required=False,
        help_text=_("Behövs vid 15–17 år. Ett barn som fyllt 15 kan få stödet utan samtycke."),
    )
    suitability_text = FreeTextField(label=_("Varför stödet är lämpligt"), rows=2)
    sex = one(_("Kön"))
    residence = forms.ChoiceField(label=_("Hemkommun, så som personen säger"), required=False)
    returning = one(_("Har varit här förut"))
    problems = several(_("Det handlar om"))
    treatment_areas = several(_("Områden att prata om"))
    compensations = several(_("Ersättning"))
    reasons = several(_("Egna skäl"))
    first_time_band = one(_("Ålder första gången"))
    sought_help = one(_("Har sökt hjälp tidigare"))
    sought_help_at = several(_("Var?"))
    need_areas = several(_("Behov"))
    needs_text = FreeTextField(
        label=_("Behoven med personens egna ord"),
        help_text=_("Skriv så som personen säger det."),
        rows=3,
    )
    strengths = several(_("Styrkor"))
    protective_factors = several(_("Det som skyddar"))
    risk_factors = several(
        _("Det som gör det svårare"),
        _("Räknas aldrig ihop till en siffra. Ni bedömer tillsammans."),
    )
    children = one(_("Barn i hemmet"))
    children_bands = several(_("Barnens ålder"))
    children_text = FreeTextField(
        label=_("Barnens situation"),
        help_text=_("Vad som skyddar, vad som oroar, och vad barnet behöver."),
        rows=3,
    )
    words = {name: words for name, words in LIST_OF_FIELD.items() if name != "residence"}

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        case: Case,
        initial: Mapping[str, object],
    ) -> None:
        super().__init__(data, initial=dict(initial))
        self.mark_now = str(initial["mark"])
        for name in FOR_VICTIMS if case.side == "buyer" else FOR_BUYERS:
            del self.fields[name]
        self.words = {name: words for name, words in self.words.items() if name in self.fields}
        self.offer_words()
        kinds = rules.KINDS_OF_SIDE[case.side]
        self.offer("kind", [choice for choice in Kind.choices if choice[0] in kinds])
        for name in ("age_band", "first_time_band"):
            known = [choice for choice in word_choices("age_band") if choice[0] in rules.AGE_BANDS]
            self.offer(name, known)
        if case.side == "buyer":
            shown = [one for one in word_choices("problem") if one[0] in PROBLEMS_OF_BUYERS]
            self.offer("problems", shown)
        nothing = ("", _("Ej noterat"))
        self.offer("residence", [nothing, *word_choices("residence"), *place_choices()])

    def clean(self) -> dict[str, object]:
        """Ask a child's support for its consent or suitability, and show what somebody saved."""
        values = super().clean() or self.cleaned_data
        band = values.get("age_band")
        if band == rules.YOUNGER_CHILD_BAND and not values.get("guardian_consent_on"):
            self.add_error("guardian_consent_on", GUARDIAN)
        if band == rules.OLDER_CHILD_BAND and not values.get("suitability_on"):
            self.add_error("suitability_on", SUITABLE)
        if values.get("mark") != self.mark_now:
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["mark"] = self.mark_now
            self.add_error(None, CHANGED)
        return values

    @property
    def is_behind(self) -> bool:
        """Tell whether somebody saved while this was typed."""
        return self.is_bound and CHANGED in self.non_field_errors()

    @property
    def typed(self) -> dict[str, object]:
        """Return each answer as it stands in the form now."""
        return {name: self[name].value() for name in self.fields}

    @property
    def situation(self) -> Situation:
        """Return what was filled in."""
        values = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in self.cleaned_data.items()
            if name != "mark"
        }
        return Situation(**values)  # type: ignore[arg-type]
