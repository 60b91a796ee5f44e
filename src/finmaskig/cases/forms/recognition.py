"""A self-made code: three questions that the person chooses, with answers of her own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.organisations.queries import word_choices

if TYPE_CHECKING:
    from collections.abc import Mapping

QUESTIONS = "recognition_question"
THREE = _("Svara på precis tre av frågorna, med minst två tecken på varje.")


class CodeForm(forms.Form):
    """Each question has a line; three of them are answered. Answers are never shown again."""

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        for code, question in word_choices(QUESTIONS):
            self.fields[f"answer-{code}"] = forms.CharField(
                label=question,
                required=False,
                max_length=80,
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )

    @property
    def answers(self) -> dict[str, str]:
        """Return the answers that were given, by the code of their question."""
        return {
            name.removeprefix("answer-"): str(value)
            for name, value in self.cleaned_data.items()
            if name.startswith("answer-") and value
        }

    @property
    def questions(self) -> list[forms.BoundField]:
        """Return the lines of the questions."""
        return [self[name] for name in self.fields if name.startswith("answer-")]

    def clean(self) -> dict[str, object]:
        """Ask for three answers."""
        values = super().clean() or self.cleaned_data
        if self.needs_answers and not self._has_three:
            self.add_error(None, THREE)
        return values

    @property
    def needs_answers(self) -> bool:
        """Tell whether a code must be given."""
        return True

    @property
    def _has_three(self) -> bool:
        long = [rules.answer_key(one) for one in self.answers.values()]
        enough = [one for one in long if len(one) >= rules.SHORTEST_ANSWER]
        return len(enough) == len(long) == rules.RECOGNITION_ANSWERS


class RecogniseForm(CodeForm):
    """An alias, or a code, or both."""

    alias = forms.CharField(
        label=_("Alias"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    @property
    def needs_answers(self) -> bool:
        """Tell whether a code must be given: it must when it has been begun, or without alias."""
        return bool(self.answers) or not self.cleaned_data.get("alias")
