"""What happens with the authorities, and what is agreed at a case conference."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import track_rules
from finmaskig.cases.forms.track.base import TrackForm, WordField, reference
from finmaskig.cases.models.track.choices import Stage
from finmaskig.cases.track_rules import Order
from finmaskig.cases.track_values import NewEvent, NextStep
from finmaskig.organisations.queries import word_choices
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from django.forms import BoundField

HAPPENED, PLANNED = "happened", "planned"
ACTIONS = (1, 2, 3)
ASKED = ("what", "authority", "responsible", "due", "words")
NEEDED = ("what", "responsible", "due")


class EventForm(TrackForm):
    """One event, and what comes next."""

    order = NewEvent.ORDER
    when = ChipField(
        label=_("Har det hänt?"),
        choices=[(HAPPENED, _("Har hänt")), (PLANNED, _("Planerat"))],
    )
    on = DateField(label=_("Dag"))
    authority = WordField("track_authority", label=_("Myndighet eller aktör"))
    what = WordField("track_event", label=_("Vad"))
    stage = ChipField(label=_("Steg i manualen"), choices=Stage.choices)
    responsible = WordField("track_function", label=_("Ansvarig funktion"), required=False)
    reference_number = reference()
    note = FreeTextField(
        label=_("Anteckning"), rows=3, help_text=_("Skriv aldrig namn, adress eller telefon.")
    )
    done_on = DateField(label=_("Det planerade är gjort"), required=False)
    next_what = WordField("track_event", label=_("Nästa steg"), required=False)
    next_authority = WordField("track_authority", label=_("Hos vem"), required=False)
    next_responsible = WordField("track_function", label=_("Vem gör det"), required=False)
    next_on = DateField(label=_("Senast"), required=False)

    def clean_what(self) -> str:
        """Send a case conference to its own form, where who took part is chosen."""
        what: str = self.cleaned_data["what"]
        if what == track_rules.CONFERENCE:
            raise ValidationError(_("Ett samråd har en egen sida: ”Lägg till samråd”."))
        return what

    def clean(self) -> dict[str, object]:
        """Ask that what has happened has been, and that a next step has its day."""
        values = super().clean()
        on, planned = values.get("on"), values.get("when") == PLANNED
        if on is not None and not planned and self.cleaned_data["on"] > self.today:
            self.add_error("on", _("Dagen har inte varit än. Välj ”Planerat”, eller rätta dagen."))
        if values.get("done_on") and not planned:
            self.add_error("done_on", _("Bara det som var planerat markeras som gjort."))
        if values.get("next_what") and not values.get("next_on"):
            self.add_error("next_on", _("Skriv när nästa steg ska vara gjort."))
        if values.get("next_on") and not values.get("next_what"):
            self.add_error("next_what", _("Välj vad som ska göras till den dagen."))
        return values

    @property
    def new(self) -> NewEvent:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewEvent(
            on=values["on"],
            stage=values["stage"],
            authority=values["authority"],
            what=values["what"],
            is_planned=values["when"] == PLANNED,
            responsible=values["responsible"],
            reference_number=values["reference_number"],
            note=values["note"],
            done_on=values["done_on"],
            next_steps=self._next(),
        )

    def _next(self) -> tuple[NextStep, ...]:
        values = self.cleaned_data
        if not values["next_what"]:
            return ()
        step = NextStep(
            on=values["next_on"],
            what=values["next_what"],
            authority=values["next_authority"] or values["authority"],
            responsible=values["next_responsible"],
        )
        return (step,)


class ConferenceForm(TrackForm):
    """A case conference: functions, decisions, and up to three things that somebody does."""

    order = Order()
    on = DateField(label=_("Dag"))
    participants = ChipsField(
        label=_("Vilka är med? Bara funktioner"),
        help_text=_("Berätta bara det som var och en behöver veta, och bara med samtycke."),
    )
    stage = ChipField(label=_("Steg i manualen"), choices=Stage.choices)
    reference_number = reference()
    note = FreeTextField(
        label=_("Det ni bestämde"), rows=4, help_text=_("Skriv aldrig namn, adress eller telefon.")
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, opened_on=opened_on, on=on, initial=initial)
        people = self.fields["participants"]
        assert isinstance(people, ChipsField)
        people.choices = word_choices("track_function")
        for number in ACTIONS:
            self._ask_for_action(number)

    @property
    def about(self) -> list[BoundField]:
        """Return the questions about the conference itself."""
        return [field for field in self if not field.name[-1].isdigit()]

    @property
    def actions(self) -> list[list[BoundField]]:
        """Return the questions about each action."""
        return [[self[f"{name}_{number}"] for name in ASKED] for number in ACTIONS]

    def _ask_for_action(self, number: int) -> None:
        asked: dict[str, WordField | DateField | FreeTextField] = {
            "what": WordField("track_event", label=_("Vad ska göras"), required=False),
            "authority": WordField("track_authority", label=_("Hos vem"), required=False),
            "responsible": WordField("track_function", label=_("Vem gör det"), required=False),
            "due": DateField(label=_("Senast"), required=False),
            "words": FreeTextField(label=_("Med egna ord"), rows=2),
        }
        for name, field in asked.items():
            if isinstance(field, WordField):
                field.offer()
            self.fields[f"{name}_{number}"] = field

    def clean(self) -> dict[str, object]:
        """Ask each action that has been begun for what, by whom and when."""
        values = super().clean()
        for number in ACTIONS:
            written = {name: values.get(f"{name}_{number}") for name in ASKED}
            missing = [name for name in NEEDED if not written[name]]
            for name in missing if any(written.values()) else ():
                self.add_error(
                    f"{name}_{number}", _("En åtgärd har vad, vem och när. Fyll i det som saknas.")
                )
        return values

    @property
    def new(self) -> NewEvent:
        """Return the conference with its actions."""
        values = self.cleaned_data
        return NewEvent(
            on=values["on"],
            stage=values["stage"],
            authority="several",
            what=track_rules.CONFERENCE,
            is_planned=values["on"] > self.today,
            participants=tuple(values["participants"]),
            reference_number=values["reference_number"],
            note=values["note"],
            next_steps=tuple(self._action(n) for n in ACTIONS if values[f"what_{n}"]),
        )

    def _action(self, number: int) -> NextStep:
        values = self.cleaned_data
        return NextStep(
            on=values[f"due_{number}"],
            what=values[f"what_{number}"],
            authority=values[f"authority_{number}"] or "other",
            responsible=values[f"responsible_{number}"],
            note=values[f"words_{number}"],
        )
