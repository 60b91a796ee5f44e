"""To whom, what goes along and on what ground; how a receiver begins; why somebody says no."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.choices import Mode
from finmaskig.cases.queries.cases import alias_is_taken
from finmaskig.cases.queries.decisions import allowed_modes
from finmaskig.handovers import grounds, rules
from finmaskig.handovers.choices_moves import (
    Afterwards,
    Age,
    DeclineReason,
    Matter,
    Outcome,
    WithdrawReason,
)
from finmaskig.handovers.forms.grounds import GroundForm
from finmaskig.handovers.parts import CONTACT, OTHER, UNIT, Receiver
from finmaskig.handovers.services.telling import LEAD_DECIDES, lead_is_missing
from finmaskig.handovers.values_moves import Acceptance, NewHandover, Why
from finmaskig.organisations.queries import word_choices
from finmaskig.shared.clock import today
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from django.forms.boundfield import BoundWidget
    from django_stubs_ext import StrOrPromise

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.handovers.packages import SentPart
    from finmaskig.handovers.queries.proposing import Begin


class HandoverForm(GroundForm):
    """One page: to whom, what it is about, what goes along, on what ground, and then."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    receiver = forms.ChoiceField(label=_("Mottagare i listan"), required=False)
    receiver_words = forms.CharField(
        label=_("Eller någon som inte står i listan"),
        required=False,
        max_length=120,
        validators=[refuse_identity],
        help_text=_("Skriv en funktion, till exempel ”Socialnämnden i Vaxholm”. Aldrig ett namn."),
    )
    matter = ChipField(label=_("Vad gäller det?"), choices=Matter.choices)
    age_group = ChipField(label=_("Barn eller vuxen?"), choices=Age.choices)
    languages = forms.MultipleChoiceField(
        label=_("Språk som mottagaren bör kunna"),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 4}),
        help_text=_("Syns innan de har svarat. Lämna tomt om språket kan röja personen."),
    )
    parts = ChipsField(label=_("Det här följer med"), required=False)
    afterwards = ChipField(
        label=_("När de har sagt ja: er egen kontakt"),
        choices=Afterwards.choices,
        initial=rules.TO_CLOSE,
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        actor: Actor,
        case: Case,
        begin: Begin,
    ) -> None:
        super().__init__(data, initial={"id": uuid4(), **begin.initial})
        self.actor, self.case, self.sendable = actor, case, begin.sendable
        self.offer_grounds(case, today())
        self._offer(
            "receiver",
            [
                ("", _("Välj i listan")),
                (_("Svarar i Finmaskig"), begin.receivers.here),
                (_("Får ett paket på papper"), begin.receivers.on_paper),
            ],
        )
        self._offer("languages", word_choices("language"))
        optional = [part for part in self.sendable if part.code != CONTACT]
        self._offer("parts", [(part.code, part.title) for part in optional])

    def _offer(
        self,
        name: str,
        choices: Iterable[tuple[StrOrPromise, StrOrPromise | list[tuple[str, str]]]],
    ) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def offers(self) -> list[tuple[BoundWidget, SentPart]]:
        """Return each part that can be chosen, as its box and with what is in it."""
        by_code = {part.code: part for part in self.sendable}
        return [(box, by_code[str(box.data["value"])]) for box in self["parts"]]

    @property
    def always(self) -> SentPart | None:
        """Return the part that every handover tells."""
        return next((part for part in self.sendable if part.code == CONTACT), None)

    def clean(self) -> dict[str, object]:
        """Ask for one receiver and a ground that carries what is sent to it."""
        values = super().clean() or self.cleaned_data
        if bool(values.get("receiver")) == bool(values.get("receiver_words", "").strip()):
            self.add_error(
                "receiver",
                ValidationError(_("Välj en mottagare i listan, eller skriv en funktion.")),
            )
        elif "parts" in values:
            self.check_ground(
                grounds.GroundFacts(
                    on=today(),
                    receiver=self._receiver(),
                    parts=self._chosen_parts(),
                    is_child=self._is_child(),
                )
            )
        if not self.errors and lead_is_missing(self.actor, self.case, self.new, today()):
            self.add_error("ground", LEAD_DECIDES)
        return values

    def _is_child(self) -> bool | None:
        band = self.case.age_band
        return band in grounds.CHILD_BANDS if band else None

    def _receiver(self) -> Receiver:
        chosen = self.cleaned_data.get("receiver")
        if chosen:
            return Receiver(UNIT, UUID(chosen))
        return Receiver(OTHER, words=self.cleaned_data["receiver_words"].strip())

    def _chosen_parts(self) -> tuple[str, ...]:
        return (CONTACT, *self.cleaned_data["parts"])

    @property
    def new(self) -> NewHandover:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewHandover(
            id=values["id"],
            receiver=self._receiver(),
            parts=self._chosen_parts(),
            choice=self.chosen(),
            matter=values["matter"],
            age_group=values["age_group"],
            languages=tuple(values["languages"]),
            afterwards=values["afterwards"],
        )


class AcceptForm(forms.Form):
    """How the receiver documents its own contact, and under which alias."""

    mode = forms.ChoiceField(
        label=_("Hur dokumenterar ni?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Välj hur ni dokumenterar.")},
    )
    alias = forms.CharField(
        label=_("Alias hos er"),
        required=False,
        max_length=60,
        validators=[refuse_identity],
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "off"}),
        help_text=_("Skriv inte ett namn. Lämna tomt, så får personen ett nytt alias."),
    )

    def __init__(self, data: Mapping[str, object] | None = None, *, actor: Actor) -> None:
        super().__init__(data)
        self.actor = actor
        self.modes = allowed_modes(actor, today())
        allowed = {one.mode for one in self.modes if one.is_allowed}
        field = self.fields["mode"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [choice for choice in Mode.choices if choice[0] in allowed]

    @property
    def why_not(self) -> list[str]:
        """Return why a way of documenting is missing."""
        return [one.why_not for one in self.modes if not one.is_allowed]

    def clean_alias(self) -> str:
        """Refuse an alias that another contact of the unit has."""
        alias = " ".join(str(self.cleaned_data["alias"]).split())
        if alias and alias_is_taken(self.actor.unit_id, alias):
            self.add_error("alias", _("Det aliaset finns redan på enheten. Välj ett annat ord."))
        return alias

    @property
    def acceptance(self) -> Acceptance:
        """Return what was chosen."""
        return Acceptance(mode=self.cleaned_data["mode"], alias=self.cleaned_data["alias"])


class WhyForm(forms.Form):
    """A reason of the list, and words where it needs them."""

    reason = ChipField(label=_("Varför?"))
    text = FreeTextField(
        label=_("Med några ord"),
        help_text=_("Skriv inget namn och inget nummer."),
        rows=3,
    )
    reasons: tuple[tuple[str, StrOrPromise], ...] = ()

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        field = self.fields["reason"]
        assert isinstance(field, ChipField)
        field.choices = list(self.reasons)

    def clean(self) -> dict[str, object]:
        """Ask for words where the reason is none of the list's."""
        values = super().clean() or self.cleaned_data
        if "text" in values and rules.words_are_missing(values.get("reason", ""), values["text"]):
            self.add_error("text", _("Skriv med några ord varför."))
        return values

    @property
    def why(self) -> Why:
        """Return what was said."""
        return Why(reason=self.cleaned_data["reason"], text=self.cleaned_data["text"])


class DeclineForm(WhyForm):
    """Why a receiver does not take over."""

    reasons = tuple(DeclineReason.choices)


class WithdrawForm(WhyForm):
    """Why a sender takes a proposal back."""

    reasons = tuple(WithdrawReason.choices)


class MeetingForm(forms.Form):
    """The day of the first meeting."""

    met_on = DateField(label=_("Vilken dag träffades ni?"))

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data, initial={"met_on": today()})


class OutcomeForm(forms.Form):
    """What came of it."""

    outcome = ChipField(label=_("Hur gick det?"), choices=Outcome.choices)


class AcuteForm(forms.Form):
    """Where the person was found, when the emergency is over."""

    district = forms.ChoiceField(label=_("I vilken stadsdel påträffades personen?"), required=False)

    def __init__(self, data: Mapping[str, object] | None = None, *, districts: list[str]) -> None:
        super().__init__(data)
        field = self.fields["district"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Vi vet inte")), *((name, name) for name in districts)]
