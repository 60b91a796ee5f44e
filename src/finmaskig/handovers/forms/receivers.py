"""What is told, and who is told: for every form that tells or asks to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from finmaskig.handovers import parts
from finmaskig.handovers.choices_grounds import Part, ReceiverKind
from finmaskig.handovers.parts import Receiver
from finmaskig.handovers.queries.consents import unit_choices
from finmaskig.shared.freetext import refuse_identity
from finmaskig.ui.forms import ChipField, ChipsField

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date


class ToldFields(forms.Form):
    """The parts and the receiver; a form that uses them calls ``offer_told`` and ``check_told``."""

    parts = ChipsField(
        label=gettext_lazy("Vad berättas?"),
        help_text=gettext_lazy("Välj så lite som räcker."),
        error_messages={"required": gettext_lazy("Välj minst en del.")},
    )
    receiver_kind = ChipField(
        label=gettext_lazy("För vem?"),
        error_messages={"required": gettext_lazy("Välj vem som får veta det.")},
    )
    receiver_unit = forms.ChoiceField(label=gettext_lazy("Vilken enhet?"), required=False)
    receiver_words = forms.CharField(
        label=gettext_lazy("Vem då?"),
        required=False,
        max_length=120,
        validators=[refuse_identity],
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=gettext_lazy("En funktion, till exempel juristen på jouren. Aldrig ett namn."),
    )

    def offer_told(self, codes: Iterable[str], on: date) -> None:
        """Give the questions their answers."""
        chosen = list(codes)
        self._give("parts", [(code, str(Part(code).label)) for code in chosen])
        self._give("receiver_kind", [(kind, str(name)) for kind, name in ReceiverKind.choices])
        self._give("receiver_unit", [("", _("Välj enhet")), *unit_choices(on)])

    def _give(self, name: str, choices: list[tuple[str, str]]) -> None:
        question = self.fields[name]
        assert isinstance(question, forms.ChoiceField | forms.MultipleChoiceField)
        question.choices = choices

    def check_told(self) -> None:
        """Ask which unit, or who else, where the kind alone does not say it."""
        kind = self.cleaned_data.get("receiver_kind")
        if kind == parts.UNIT and not self.cleaned_data.get("receiver_unit"):
            self.add_error("receiver_unit", _("Välj enhet i listan."))
        if kind == parts.OTHER and not self.cleaned_data.get("receiver_words"):
            self.add_error("receiver_words", _("Skriv vilken funktion du menar."))

    @property
    def told_parts(self) -> tuple[str, ...]:
        """Return the parts that were chosen."""
        return tuple(self.cleaned_data.get("parts") or ())

    @property
    def receiver(self) -> Receiver:
        """Return who was chosen; a unit and words only where they say something."""
        kind = self.cleaned_data.get("receiver_kind") or ""
        unit = self.cleaned_data.get("receiver_unit")
        words = self.cleaned_data.get("receiver_words") or ""
        return Receiver(
            kind=kind,
            unit_id=UUID(unit) if kind == parts.UNIT and unit else None,
            words=words if kind == parts.OTHER else "",
        )
