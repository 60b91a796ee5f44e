"""Short forms: where in the change, the voluntary questions, linking, the reason of an export."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import How, LinkEnd, Occasion
from finmaskig.cases.values import NewLinking, NewMeasurement
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from finmaskig.cases.questions import Question
    from finmaskig.organisations.queries import Places
    from finmaskig.organisations.rules import Known

Choice = tuple[str, str]
SKIP = "skip"
SERVICE, UNIT = "service", "unit"
NOT_BEEN = _("Dagen har inte varit än. Välj i dag eller en tidigare dag.")


class StageForm(forms.Form):
    """Where somebody is now."""

    stage = ChipField(label=_("Var är personen nu?"))
    from_on = DateField(label=_("Från"))

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        stages: Sequence[Choice],
        today: date,
    ) -> None:
        super().__init__(data, initial={"from_on": today})
        self.today = today
        stage = self.fields["stage"]
        assert isinstance(stage, ChipField)
        stage.choices = list(stages)

    def clean_from_on(self) -> date:
        """Refuse a day that has not been."""
        day: date = self.cleaned_data["from_on"]
        if day > self.today:
            raise ValidationError(NOT_BEEN)
        return day


class AnswersForm(forms.Form):
    """The questions of one occasion, each voluntary."""

    declined = forms.BooleanField(
        label=_("Personen vill inte svara den här gången"), required=False
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        occasion: str,
        questions: Sequence[Question],
        kept: Mapping[str, int],
    ) -> None:
        super().__init__(data, initial={code: str(answer) for code, answer in kept.items()})
        self.occasion = occasion
        self.codes = [question.code for question in questions]
        for question in questions:
            self.fields[question.code] = _scale(question)

    @property
    def scales(self) -> list[forms.BoundField]:
        """Return the questions in order."""
        return [self[code] for code in self.codes]

    def clean(self) -> dict[str, object]:
        """Ask for an answer, or that the person does not want to answer."""
        values = super().clean() or self.cleaned_data
        if not self.errors and self.new.declined == bool(self.new.answers):
            raise ValidationError(
                _("Välj minst ett svar, eller att personen inte vill svara. Inte både och.")
            )
        return values

    @property
    def new(self) -> NewMeasurement:
        """Return what was answered; what was skipped is nothing."""
        found = {code: self.cleaned_data.get(code, "") for code in self.codes}
        return NewMeasurement(
            occasion=self.occasion,
            answers={code: int(said) for code, said in found.items() if said not in ("", SKIP)},
            declined=self.cleaned_data["declined"],
        )


def _scale(question: Question) -> ChipField:
    numbers = [(str(number), str(number)) for number in rules.ANSWERS]
    return ChipField(
        label=question.text,
        help_text=f"0 = {question.low.lower()}, 10 = {question.high.lower()}",
        choices=[*numbers, (SKIP, _("Hoppar över"))],
        required=False,
    )


def occasion_of(text: str, default: str) -> str:
    """Return an occasion that was asked for, or the one that comes next."""
    return text if text in Occasion.values else default


class NeedsForm(forms.Form):
    """What is known of somebody who is to be linked onwards. Nothing of it is kept."""

    age_band = ChipField(label=_("Ålder"), required=False)
    sex = ChipField(label=_("Kön"), required=False)
    true = ChipsField(label=_("Det här stämmer"), required=False)
    false = ChipsField(label=_("Det här stämmer inte"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        known: Known,
        words: Mapping[str, Sequence[Choice]],
    ) -> None:
        stated = {
            "age_band": known.age_band,
            "sex": known.sex,
            "true": sorted(known.true),
            "false": [],
        }
        super().__init__(data, initial=stated)
        self.stated = stated
        for name, choices in words.items():
            question = self.fields[name]
            assert isinstance(question, ChipField | ChipsField)
            question.choices = list(choices)

    def answers(self) -> Mapping[str, object]:
        """Return what was chosen, or what is stated when nothing has been asked yet."""
        if not self.is_bound:
            return self.stated
        self.is_valid()
        return self.cleaned_data


class LinkForm(forms.Form):
    """Where and how somebody is linked onwards."""

    place = forms.ChoiceField(
        label=_("Vart?"),
        error_messages={"required": _("Välj en insats eller en enhet att länka till.")},
    )
    how = ChipField(label=_("Hur länkar du?"), choices=How.choices)
    said_yes_on = DateField(
        label=_("Personen sa ja den"),
        required=False,
        help_text=_("Behövs när du ringer, presenterar eller följer med."),
    )
    linked_on = DateField(label=_("Dag"))

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        today: date,
        places: Places,
        service: str = "",
    ) -> None:
        first = f"{SERVICE}:{service}"
        super().__init__(data, initial={"linked_on": today, "place": first})
        self.today = today
        place = self.fields["place"]
        assert isinstance(place, forms.ChoiceField)
        place.choices = [
            ("", _("Välj")),
            (_("Insatser"), [(f"{SERVICE}:{key}", name) for key, name in places.services]),
            (_("Enheter"), [(f"{UNIT}:{key}", name) for key, name in places.units]),
        ]

    def clean(self) -> dict[str, object]:
        """Refuse a day that has not been, and more than words without a yes."""
        values = super().clean() or self.cleaned_data
        for name in ("linked_on", "said_yes_on"):
            day = values.get(name)
            if day is not None and day > self.today:
                self.add_error(name, NOT_BEEN)
        how = values.get("how")
        missing = "said_yes_on" in values and not values["said_yes_on"]
        if how and rules.needs_yes(str(how)) and missing:
            self.add_error("said_yes_on", _("Fråga personen först, och skriv dagen för ett ja."))
        return values

    @property
    def new(self) -> NewLinking:
        """Return the linking."""
        values = self.cleaned_data
        what, _colon, key = str(values["place"]).partition(":")
        return NewLinking(
            service_id=UUID(key) if what == SERVICE else None,
            unit_id=UUID(key) if what == UNIT else None,
            how=values["how"],
            linked_on=values["linked_on"],
            said_yes_on=values["said_yes_on"],
        )


class LinkEndForm(forms.Form):
    """How a linking went."""

    ended = ChipField(label=_("Hur gick det?"), choices=LinkEnd.choices)


class ReasonForm(forms.Form):
    """Why answers leave the unit."""

    reason = forms.CharField(
        label=_("Varför hämtar du filen?"),
        max_length=200,
        help_text=_("Till exempel: utvärdering av stödsamtalen, beslut SN 2026/12. Loggas."),
        validators=[refuse_identity],
    )
