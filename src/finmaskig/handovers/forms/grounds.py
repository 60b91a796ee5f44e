"""On what ground something is told: a consent or a section, and the weighing. For every form."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.handovers import grounds
from finmaskig.handovers.choices_grounds import CONSENT_GAPS, GROUND_PROBLEMS
from finmaskig.handovers.grounds import GroundChoice
from finmaskig.handovers.queries.consents import box_for, held, receiver_text, valid_for
from finmaskig.ui.forms import ChipField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from finmaskig.cases.models import Case
    from finmaskig.handovers.grounds import GroundFacts

FIELD_OF_PROBLEM = {
    grounds.UNKNOWN_GROUND: "ground",
    grounds.NO_CONSENT: "consent",
    grounds.CONSENT_NEEDS_CONTACT: "ground",
    grounds.NO_WEIGHING: "weighing",
    grounds.CONDITIONS: "meets_conditions",
    grounds.WRONG_RECEIVER: "ground",
    grounds.NOT_A_CHILD: "ground",
    grounds.NOT_URGENT: "ground",
    grounds.ALREADY_TOLD: "ground",
}
"""Where a problem is shown; the others belong to the fields of the form that uses this one."""


@dataclass(frozen=True)
class GroundCard:
    """One ground as a card to choose; the last has no law behind it."""

    code: str
    ground: grounds.Ground | None
    is_chosen: bool

    @property
    def is_consent(self) -> bool:
        """Tell whether the consents are chosen under it."""
        return self.code == grounds.CONSENT


class GroundForm(forms.Form):
    """Choose a consent of the contact, or a section of law with its weighing.

    A form that tells something inherits from it, calls ``offer_grounds`` when it is made and
    ``check_ground`` in its ``clean``.
    """

    may_lack_ground = False
    """Whether it can be noted that something was told without any ground."""

    ground = ChipField(
        label=gettext_lazy("Vad stöder du dig på?"),
        error_messages={"required": gettext_lazy("Välj samtycke eller en paragraf.")},
    )
    consent = ChipField(label=gettext_lazy("Vilket samtycke?"), required=False)
    meets_conditions = forms.BooleanField(
        label=gettext_lazy("Jag har läst villkoren för paragrafen, och de stämmer"), required=False
    )
    weighing = FreeTextField(
        label=gettext_lazy("Så har jag vägt"),
        help_text=gettext_lazy(
            "Vad talar för att berätta, och vad talar emot? Skriv inget namn och inget nummer."
        ),
        rows=4,
    )

    def offer_grounds(self, case: Case | None, on: date) -> None:
        """Give the questions the grounds of the day and the contact's valid consents."""
        self.grounds: Sequence[grounds.Ground] = [
            one for one in grounds.grounds_on(on) if one.is_section or case is not None
        ]
        last = [(grounds.WITHOUT_GROUND, _("Utan stöd i lag"))] if self.may_lack_ground else []
        choices = [*((one.code, _named(one)) for one in self.grounds), *last]
        self.codes = [code for code, _name in choices]
        self.consents = _Consents(case, on)
        self._choose("ground", choices)
        self._choose("consent", self.consents.choices)

    @property
    def cards(self) -> list[GroundCard]:
        """Return the choices of ground with their words, for the page."""
        chosen = self["ground"].value()
        known = {one.code: one for one in self.grounds}
        return [GroundCard(code, known.get(code), code == chosen) for code in self.codes]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        question = self.fields[name]
        assert isinstance(question, ChipField)
        question.choices = choices

    def check_ground(self, facts: GroundFacts) -> None:
        """Say at its field why the choice does not hold."""
        if not self.cleaned_data.get("ground"):
            return
        for code in grounds.problems(self.chosen(), facts):
            name = FIELD_OF_PROBLEM.get(code)
            if name is not None and name not in self.errors:
                self.add_error(name, GROUND_PROBLEMS[code])
        self._check_consent(facts)

    def _check_consent(self, facts: GroundFacts) -> None:
        """Say here, while everything is still written, what the chosen consent does not carry."""
        if "ground" in self.errors or not facts.parts or not facts.receiver.is_complete:
            return
        chosen = self.chosen().consent_id
        if chosen is None:
            return
        gap = self.consents.gap(chosen, facts)
        if gap:
            self.add_error("consent", CONSENT_GAPS[gap])

    def chosen(self) -> GroundChoice:
        """Return what was chosen."""
        values = self.cleaned_data
        uses_consent = values["ground"] == grounds.CONSENT
        consent = values.get("consent")
        return GroundChoice(
            ground=values["ground"],
            consent_id=UUID(consent) if uses_consent and consent else None,
            weighing=values.get("weighing", ""),
            meets_conditions=values.get("meets_conditions", False),
        )


def _named(ground: grounds.Ground) -> str:
    return _("Samtycke") if not ground.is_section else f"{ground.title} ({ground.section})"


class _Consents:
    """The consents of a contact that hold today, read once."""

    def __init__(self, case: Case | None, on: date) -> None:
        self.rows = valid_for(case, on) if case is not None else []
        self.box = box_for(self.rows, case.pk, case.unit_id) if case is not None else None

    @property
    def choices(self) -> list[tuple[str, str]]:
        """Return each by its receiver and its last day."""
        words = _("Till %(receiver)s, till och med %(day)s")
        return [
            (
                str(row.pk),
                words
                % {"receiver": receiver_text(row, self.box), "day": f"{row.valid_until:%Y-%m-%d}"},
            )
            for row in self.rows
        ]

    def gap(self, consent_id: UUID, facts: GroundFacts) -> str:
        """Return why one of them does not carry what is told; nothing when it does."""
        row = next(row for row in self.rows if row.pk == consent_id)
        return grounds.consent_gap(
            held(row, self.box), parts=facts.parts, receiver=facts.receiver, on=facts.on
        )
