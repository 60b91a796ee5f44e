"""Forms about a shift: plan, risk, start, check in, close, hand over."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.outreach.choices import (
    ContactFunction,
    Debrief,
    IncidentKind,
    Partner,
    Risk,
    Transport,
    WayOut,
)
from finmaskig.outreach.values import Alone, Closing, NewIncident, NewShift, RiskAssessment
from finmaskig.shared.clock import STOCKHOLM
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField, TimeField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django_stubs_ext import StrOrPromise

    from finmaskig.outreach.queries.words import PlanChoices

Choice = tuple[str, "StrOrPromise"]
MINUTES = [
    ("30", _("Om 30 minuter")),
    ("60", _("Om 1 timme")),
    ("90", _("Om 1,5 timme")),
    ("120", _("Om 2 timmar")),
]


def refuse_address(text: str) -> None:
    """Refuse a place that points out a door: an area has no number."""
    if re.search(r"\d", text):
        raise ValidationError(
            _("Skriv ett område, inte en adress. Ta bort siffrorna."), code="address"
        )


class ShiftPlanForm(forms.Form):
    """What kind of shift, when, where and with whom."""

    kind = ChipField(label=_("Slag av pass"))
    day = DateField(label=_("Dag"))
    starts = TimeField(label=_("Börjar"))
    ends = TimeField(label=_("Slutar"))
    workers = ChipsField(label=_("Vilka är med?"), required=False)
    partners = ChipsField(
        label=_("Tillsammans med"),
        required=False,
        choices=Partner.choices,
        help_text=_("Polisen är en samverkanspart. Den ser ingenting här."),
    )
    guests = ChipsField(
        label=_("Från andra enheter"),
        required=False,
        help_text=_("Deras enhet kommer med på passet och ser den gemensamma listan."),
    )
    arenas = ChipsField(label=_("Arenor"), required=False)
    area = ChipField(label=_("Område"), required=False)
    new_area = forms.CharField(
        label=_("Nytt område"),
        required=False,
        max_length=40,
        validators=[refuse_identity, refuse_address],
        help_text=_("Ett område som ni brukar kalla det, aldrig en adress."),
    )
    operation = ChipField(label=_("Hör till en insats"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        choices: PlanChoices,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self._offer("kind", choices.kinds)
        self._offer("arenas", choices.arenas)
        self._offer("area", [(label, label) for label in choices.areas])
        self._offer("operation", choices.operations)
        self._offer("guests", choices.guests)
        self._offer("workers", choices.workers)

    def _offer(self, name: str, choices: Sequence[Choice]) -> None:
        question = self.fields[name]
        assert isinstance(question, ChipField | ChipsField)
        question.choices = choices
        if name in ("area", "operation") and choices:
            question.choices = [*choices, ("", _("Inget"))]

    def clean_partners(self) -> list[str]:
        """Refuse "none" together with someone."""
        partners: list[str] = self.cleaned_data["partners"]
        if Partner.NONE in partners and len(partners) > 1:
            raise ValidationError(_("Välj antingen ”Ingen” eller de som var med."))
        return partners

    @property
    def new(self) -> NewShift:
        """Return the plan; an end before the start is the next day."""
        values = self.cleaned_data
        starts = at_wall_clock(values["day"], values["starts"])
        ends = at_wall_clock(values["day"], values["ends"])
        if ends <= starts:
            ends = at_wall_clock(values["day"] + timedelta(days=1), values["ends"])
        return NewShift(
            kind=values["kind"],
            planned_start_at=starts,
            planned_end_at=ends,
            arenas=tuple(values["arenas"]),
            area=values["new_area"].strip() or values["area"],
            partners=tuple(values["partners"]),
            operation_id=UUID(values["operation"]) if values["operation"] else None,
            worker_ids=tuple(UUID(one) for one in (*values["workers"], *values["guests"])),
        )


def at_wall_clock(day: date, wall: time) -> datetime:
    """Return the moment when clocks in Sweden show a time; one that is skipped moves forward."""
    return datetime.combine(day, wall, tzinfo=STOCKHOLM).astimezone(UTC)


class RiskForm(forms.Form):
    """What is thought through before anyone goes out."""

    risks = ChipsField(label=_("Kända risker"), choices=Risk.choices)
    ways_out = ChipsField(label=_("Så tar ni er därifrån"), choices=WayOut.choices)
    contact_function = ChipField(label=_("Vem vet var ni är?"), choices=ContactFunction.choices)
    transport = ChipField(label=_("Färdsätt"), choices=Transport.choices)
    note = FreeTextField(label=_("Att tänka på"), rows=2)

    @property
    def assessment(self) -> RiskAssessment:
        """Return what was chosen."""
        values = self.cleaned_data
        return RiskAssessment(
            risks=tuple(values["risks"]),
            ways_out=tuple(values["ways_out"]),
            contact_function=values["contact_function"],
            transport=values["transport"],
            note=values["note"],
        )


class StartForm(RiskForm):
    """The last page before going out; one who is alone says why and when she reports."""

    alone_reason = forms.CharField(
        label=_("Varför är du ensam?"),
        required=False,
        max_length=200,
        validators=[refuse_identity],
    )
    check_in = ChipField(label=_("När hör du av dig?"), required=False, choices=MINUTES)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        is_alone: bool,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        for name in ("alone_reason", "check_in"):
            self.fields[name].required = is_alone

    def alone(self, at: datetime) -> Alone:
        """Return the reason and the time, counted from now."""
        values = self.cleaned_data
        return Alone(reason=values["alone_reason"], check_in_at=later(values["check_in"], at))


def later(minutes: str, at: datetime) -> datetime | None:
    """Return a moment so many minutes on."""
    return at + timedelta(minutes=int(minutes)) if minutes else None


class CheckInForm(forms.Form):
    """All is well, and when the next sign comes."""

    next_in = ChipField(label=_("När hör du av dig nästa gång?"), required=False, choices=MINUTES)

    def __init__(self, data: Mapping[str, object] | None = None, *, is_alone: bool) -> None:
        super().__init__(data)
        question = self.fields["next_in"]
        assert isinstance(question, ChipField)
        question.required = is_alone
        question.choices = MINUTES if is_alone else [*MINUTES, ("", _("Behövs inte"))]


class AlarmForm(forms.Form):
    """What the lead did about a missed check-in."""

    what = forms.CharField(label=_("Vad gjorde du?"), max_length=200, validators=[refuse_identity])


class ReasonForm(forms.Form):
    """Why something is called off."""

    reason = forms.CharField(
        label=_("Varför?"), required=False, max_length=200, validators=[refuse_identity]
    )


class CloseForm(forms.Form):
    """The end of a shift."""

    nobody_met = forms.BooleanField(label=_("Vi mötte ingen"), required=False)
    debrief = ChipField(
        label=_("Hur mår ni efter passet?"),
        required=False,
        choices=Debrief.choices,
        help_text=_("Vill du prata med chefen ser hen det på sin förstasida."),
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, met_count: int) -> None:
        super().__init__(data)
        self.met_count = met_count

    def clean_nobody_met(self) -> bool:
        """Ask for the one or the other: meetings, or that there were none."""
        nobody_met = bool(self.cleaned_data["nobody_met"])
        if not self.met_count and not nobody_met:
            raise ValidationError(
                _("Inga möten är loggade. Logga dem, eller kryssa för att ni inte mötte någon.")
            )
        return nobody_met and not self.met_count

    @property
    def closing(self) -> Closing:
        """Return what was said at the end."""
        return Closing(
            nobody_met=self.cleaned_data["nobody_met"], debrief=self.cleaned_data["debrief"]
        )


class IncidentForm(forms.Form):
    """What happened to a worker."""

    kind = ChipField(label=_("Vad slags händelse?"), choices=IncidentKind.choices)
    what = FreeTextField(
        label=_("Vad hände?"), required=True, help_text=_("Skriv vad som hände, aldrig vem.")
    )
    follow_up = FreeTextField(label=_("Vad gör vi nu?"), rows=3)

    @property
    def new(self) -> NewIncident:
        """Return what was written."""
        values = self.cleaned_data
        return NewIncident(kind=values["kind"], what=values["what"], follow_up=values["follow_up"])


class FollowUpForm(forms.Form):
    """What was done about an incident."""

    follow_up = FreeTextField(label=_("Vad har du gjort?"), required=True)


class HandOverForm(forms.Form):
    """To whom a shift is handed, and what she should know."""

    to_user = ChipField(label=_("Till vem?"))
    note = FreeTextField(label=_("Bra att veta"), rows=3)

    def __init__(
        self, data: Mapping[str, object] | None = None, *, colleagues: Sequence[Choice]
    ) -> None:
        super().__init__(data)
        question = self.fields["to_user"]
        assert isinstance(question, ChipField)
        question.choices = colleagues
