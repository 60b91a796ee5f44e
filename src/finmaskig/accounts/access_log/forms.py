"""How a reader filters the log, and how a lead signs."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import events
from finmaskig.accounts.access_log.queries import reader
from finmaskig.accounts.access_log.queries.reader import Reach, Wanted
from finmaskig.accounts.access_log.services.decisions import Verdict
from finmaskig.accounts.models import AccessReview
from finmaskig.ui.forms import ChipField, DateField, FreeTextField

if TYPE_CHECKING:
    from collections.abc import Mapping


class FilterForm(forms.Form):
    """Person, unit, day, event and record; every field may be empty."""

    person = forms.ChoiceField(
        label=_("Medarbetare"),
        required=False,
        error_messages={"invalid_choice": _("Personen finns inte i loggen. Välj en i listan.")},
    )
    unit = forms.ChoiceField(
        label=_("Enhet"),
        required=False,
        error_messages={"invalid_choice": _("Enheten finns inte i loggen. Välj en i listan.")},
    )
    day = DateField(label=_("Dag"), required=False)
    event = forms.ChoiceField(
        label=_("Händelse"),
        required=False,
        error_messages={"invalid_choice": _("Händelsen finns inte. Välj en i listan.")},
    )
    record = forms.UUIDField(
        label=_("Postens id"),
        required=False,
        error_messages={"invalid": _("Ett id är 32 tecken, till exempel kopierat ur en rad.")},
    )

    def __init__(self, asked: Mapping[str, str], *, reach: Reach) -> None:
        super().__init__(asked)
        everything = [("", _("Alla"))]
        self._choices("person", [*everything, *reader.people(reach)])
        self._choices("event", [*everything, *events.choices()])
        if reach.is_a_board:
            self._choices("unit", [*everything, *reader.units(reach)])
        else:
            del self.fields["unit"]

    def wanted(self) -> Wanted:
        """Return the filter; call it when the form is valid."""
        cleaned = self.cleaned_data
        return Wanted(
            person=UUID(cleaned["person"]) if cleaned["person"] else None,
            unit=UUID(cleaned["unit"]) if cleaned.get("unit") else None,
            day=cleaned["day"],
            event=cleaned["event"],
            record=cleaned["record"],
        )

    def _choices(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class ReviewForm(forms.Form):
    """The lead's answer about a sample."""

    outcome = ChipField(label=_("Vad såg du?"), choices=AccessReview.Outcome.choices)
    note = FreeTextField(
        label=_("Vad behöver följas upp?"),
        help_text=_("Skriv vilken rad och vad du gör. Skriv aldrig vem någon är."),
        rows=3,
    )

    def clean(self) -> None:
        """Ask for the note where something is to be followed up."""
        super().clean()
        follow_up = self.cleaned_data.get("outcome") == AccessReview.Outcome.FOLLOW_UP
        if follow_up and "note" not in self.errors and not self.cleaned_data.get("note"):
            self.add_error("note", _("Skriv vad som ska följas upp."))

    def verdict(self) -> Verdict:
        """Return the answer; call it when the form is valid."""
        return Verdict(self.cleaned_data["outcome"], self.cleaned_data["note"])
