"""Log a talk in fifteen seconds: nothing but taps must be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.forms.parts import NextFields, WordForm, one, several
from finmaskig.cases.values import NewTalk
from finmaskig.shared.clock import today
from finmaskig.ui.forms import DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.cases.models import Case, Talk

MINUTES = [("15", "15"), ("30", "30"), ("45", "45"), ("60", "60"), ("90", "90"), ("120", "120")]
CHANGED = _("Samtalet ändrades medan du skrev. Jämför med det som gäller och spara igen.")


class TalkFields(WordForm):
    """What is kept of a talk."""

    held_on = DateField(label=_("Dag"))
    missed = forms.BooleanField(label=_("Kom inte"), required=False)
    form = one(_("Hur talades ni vid?"))
    minutes = one(_("Ungefär hur många minuter?"))
    help_given = several(_("Hjälp i dag"))
    interpreter = one(_("Tolk"))
    text = FreeTextField(label=_("Anteckning"), help_text=_("Bara det som behövs nästa gång."))
    words = {"form": "talk_form", "help_given": "help_given", "interpreter": "interpreter"}

    def prepare(self, case: Case, *, may_write: bool) -> None:
        """Give the questions their answers; text only where it may be written."""
        self.case = case
        self.offer_words()
        self.offer("minutes", MINUTES)
        if not may_write:
            del self.fields["text"]

    @property
    def has_text(self) -> bool:
        """Tell whether a text can be written."""
        return "text" in self.fields

    def clean_held_on(self) -> object:
        """Refuse a talk that has not been held."""
        day = self.cleaned_data["held_on"]
        if day > today():
            self.add_error(
                "held_on", _("Samtalet har inte varit än. Välj i dag eller en tidigare dag.")
            )
        return day

    def clean_form(self) -> str:
        """Refuse a talk with both of a couple before each has been asked alone."""
        form = str(self.cleaned_data["form"])
        if form == rules.TOGETHER and self.case.is_couple and not self.case.both_asked_alone:
            self.add_error(
                "form",
                _(
                    "Fråga var och en ensam om våld innan ni talar tillsammans. "
                    "Anteckna dagarna på kontaktens sida."
                ),
            )
        return form

    def talk(self, **more: object) -> NewTalk:
        """Return what was filled in."""
        values = self.cleaned_data
        plain: dict[str, object] = {
            "held_on": values["held_on"],
            "minutes": int(values["minutes"]) if values["minutes"] else None,
            "form": values["form"],
            "came": not values["missed"],
            "interpreter": values["interpreter"],
            "help_given": tuple(values["help_given"]),
            "text": values.get("text", ""),
        }
        return NewTalk(**(plain | more))  # type: ignore[arg-type]


class TalkForm(NextFields, TalkFields):
    """A new talk, and when the next one is."""

    def __init__(
        self, data: Mapping[str, object] | None = None, *, case: Case, may_write: bool
    ) -> None:
        super().__init__(data, initial={"held_on": today()})
        self.prepare(case, may_write=may_write)
        self.offer_next()
        if case.next_talk_on is not None and case.next_talk_on > today():
            self.fields["next"].help_text = _("Väljer du inget gäller dagen ni har bestämt.")

    def clean(self) -> dict[str, object]:
        """Ask for the day of the next talk."""
        values = super().clean() or self.cleaned_data
        self.check_next()
        return values

    @property
    def new_talk(self) -> NewTalk:
        """Return the talk with what was agreed about the next one."""
        return self.talk(next_talk_on=self.next_talk_on, hears_of_herself=self.hears_of_herself)


class TalkChangeForm(TalkFields):
    """A talk that is corrected by who logged it."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        talk: Talk,
        text: str,
        may_write: bool,
    ) -> None:
        initial = {
            "held_on": talk.held_on,
            "missed": not talk.came,
            "form": talk.form,
            "minutes": str(talk.minutes or ""),
            "help_given": talk.help_given,
            "interpreter": talk.interpreter,
            "text": text,
            "version": talk.version,
        }
        super().__init__(data, initial=initial)
        self.version_now = talk.version
        self.prepare(talk.case, may_write=may_write)
        self._keep_odd_minutes(talk.minutes)

    def _keep_odd_minutes(self, minutes: int | None) -> None:
        """Let a length that is not among the taps stay as it is."""
        if minutes and (str(minutes), str(minutes)) not in MINUTES:
            self.offer("minutes", [*MINUTES, (str(minutes), str(minutes))])

    def clean(self) -> dict[str, object]:
        """Keep what was typed when somebody saved first, and let it be saved when compared."""
        values = super().clean() or self.cleaned_data
        if values.get("version") != self.version_now:
            assert isinstance(self.data, QueryDict)
            self.data = self.data.copy()
            self.data["version"] = str(self.version_now)
            self.add_error(None, CHANGED)
        return values

    @property
    def is_behind(self) -> bool:
        """Tell whether somebody saved while this was typed."""
        return self.is_bound and CHANGED in self.non_field_errors()
