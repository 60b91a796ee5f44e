"""What several forms about a contact share: how to reach her, when next, one of a list."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.values import Reach
from finmaskig.organisations.queries import word_choices
from finmaskig.shared.clock import today
from finmaskig.ui.forms import ChipField, ChipsField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from django_stubs_ext import StrOrPromise

NEXT = [
    ("week", _("Om en vecka")),
    ("two_weeks", _("Om två veckor")),
    ("day", _("En annan dag")),
    ("herself", _("Personen hör av sig")),
]
DAYS = {"week": 7, "two_weeks": 14}


def one(label: StrOrPromise, help_text: StrOrPromise = "", *, required: bool = False) -> ChipField:
    """Return a question with one answer."""
    return ChipField(label=label, help_text=help_text, required=required)


def several(label: StrOrPromise, help_text: StrOrPromise = "") -> ChipsField:
    """Return a question with any number of answers."""
    return ChipsField(label=label, help_text=help_text, required=False)


class WordForm(forms.Form):
    """A form whose questions take their answers from the dated lists of words."""

    words: dict[str, str] = {}

    def offer_words(self) -> None:
        """Give each question the words of today."""
        for name, words in self.words.items():
            self.offer(name, word_choices(words))

    def offer(self, name: str, choices: Sequence[tuple[str, StrOrPromise]]) -> None:
        """Give a question its answers."""
        question = self.fields[name]
        assert isinstance(question, forms.ChoiceField)
        question.choices = list(choices)


class ReachFields(WordForm):
    """How somebody is reached safely, without a number of hers."""

    reach = several(_("Så når vi varandra"))
    reach_days = several(_("Trygga dagar"))
    reach_hours = several(_("Trygga tider"))
    never_leave_message = forms.BooleanField(
        label=_("Lämna aldrig meddelande"), required=False, initial=True
    )
    reach_text = FreeTextField(
        label=_("Att tänka på"),
        help_text=_("Till exempel vad du säger om någon annan svarar. Skriv aldrig ett nummer."),
        rows=2,
    )

    reach_words = {"reach": "case_reach", "reach_days": "weekday", "reach_hours": "daypart"}

    @property
    def reach_values(self) -> Reach:
        """Return what was filled in."""
        values = self.cleaned_data
        return Reach(
            ways=tuple(values["reach"]),
            days=tuple(values["reach_days"]),
            hours=tuple(values["reach_hours"]),
            text=values["reach_text"],
            never_leave_message=values["never_leave_message"],
        )


class NextFields(forms.Form):
    """When the next talk is."""

    next = one(_("Nästa samtal"))
    next_on = DateField(label=_("Vilken dag?"), required=False)

    def offer_next(self) -> None:
        """Give the question its answers."""
        question = self.fields["next"]
        assert isinstance(question, ChipField)
        question.choices = NEXT

    def check_next(self) -> None:
        """Ask for the day when another day was chosen, and refuse one that has passed."""
        day = self.cleaned_data.get("next_on")
        if self.cleaned_data.get("next") != "day" or "next_on" in self.errors:
            return
        if day is None:
            self.add_error("next_on", _("Välj vilken dag ni ses."))
        elif day < today():
            self.add_error("next_on", _("Dagen har redan varit. Välj i dag eller en senare dag."))

    @property
    def next_talk_on(self) -> date | None:
        """Return the day of the next talk, if one was agreed."""
        chosen = self.cleaned_data["next"]
        if chosen in DAYS:
            return today() + timedelta(days=DAYS[chosen])
        return self.cleaned_data["next_on"] if chosen == "day" else None

    @property
    def hears_of_herself(self) -> bool:
        """Tell whether the person gets in touch herself."""
        return bool(self.cleaned_data["next"] == "herself")
