"""Receive a person's yes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import grounds, parts
from finmaskig.handovers.choices_grounds import CONSENT_PROBLEMS, GivenHow, Giver
from finmaskig.handovers.forms.receivers import ToldFields
from finmaskig.handovers.values_grounds import NewConsent
from finmaskig.organisations.queries import word_choices
from finmaskig.ui.forms import ChipField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from finmaskig.cases.models import Case

FIELD_OF_PROBLEM = {
    grounds.IN_FUTURE: "given_on",
    grounds.ENDS_BEFORE: "valid_until",
    grounds.TOO_LONG: "valid_until",
    grounds.WRONG_GIVER: "given_by",
    grounds.NO_MATURITY: "maturity",
}


class ConsentForm(ToldFields):
    """What, to whom, why, who says yes and how, and for how long."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    purpose = FreeTextField(
        label=_("Varför?"),
        help_text=_("Vad ska det leda till? Skriv så att personen känner igen sig."),
        required=True,
        rows=3,
    )
    given_by = ChipField(
        label=_("Vem säger ja?"), error_messages={"required": _("Välj vem som säger ja.")}
    )
    maturity = FreeTextField(
        label=_("Mognaden"),
        help_text=_("Bara för den som är 15–17 år: hur såg du att personen förstår?"),
        rows=2,
    )
    given_how = ChipField(label=_("Hur?"), choices=GivenHow.choices)
    language = forms.ChoiceField(label=_("Språk"))
    interpreter = ChipField(label=_("Tolk"), required=False)
    given_on = DateField(label=_("Dag"))
    valid_until = DateField(
        label=_("Gäller till och med"),
        help_text=_("Tre månader om ni inte bestämmer annat, högst ett år."),
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, case: Case, on: date) -> None:
        usual = {
            "id": uuid4(),
            "language": "sv",
            "given_on": on,
            "valid_until": grounds.usual_end(on),
        }
        givers = grounds.givers_for(case.age_band)
        if len(givers) == 1:
            usual["given_by"] = givers[0]
        super().__init__(data, initial=usual)
        self.case, self.today = case, on
        self.offer_told(_parts_of(case), on)
        self._give("given_by", [(code, str(Giver(code).label)) for code in givers])
        self._give("language", word_choices("language"))
        self._give("interpreter", word_choices("interpreter"))
        if grounds.BY_YOUNG not in givers:
            del self.fields["maturity"]

    def clean(self) -> dict[str, object]:
        """Say at its field what is odd about the days, the age or the receiver."""
        values = super().clean() or self.cleaned_data
        self.check_told()
        wanted = ("given_on", "valid_until", "given_by")
        if all(values.get(name) for name in wanted):
            for code in grounds.consent_problems(
                self._given(), on=self.today, age_band=self.case.age_band
            ):
                self.add_error(FIELD_OF_PROBLEM[code], CONSENT_PROBLEMS[code])
        return values

    def _given(self) -> grounds.ConsentGiven:
        values = self.cleaned_data
        return grounds.ConsentGiven(
            given_on=values["given_on"],
            valid_until=values["valid_until"],
            given_by=values["given_by"],
            maturity=values.get("maturity") or "",
        )

    @property
    def new(self) -> NewConsent:
        """Return the consent."""
        values = self.cleaned_data
        is_young = values["given_by"] == grounds.BY_YOUNG
        return NewConsent(
            id=values["id"],
            parts=self.told_parts,
            receiver=self.receiver,
            purpose=values["purpose"],
            given_how=values["given_how"],
            given_by=values["given_by"],
            maturity=values["maturity"] if is_young else "",
            language=values["language"],
            interpreter=values["interpreter"],
            given_on=values["given_on"],
            valid_until=values["valid_until"],
        )


def _parts_of(case: Case) -> list[str]:
    """Return the parts that a contact can have."""
    return [code for code in parts.PARTS if code != parts.TRACK or case.is_coordination]
