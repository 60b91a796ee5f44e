"""One tap on a next step, and the choice of which meeting is the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.ui.forms import ChipField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from finmaskig.guidance.models import Step


def tick_from(posted: Mapping[str, str], steps: Iterable[Step]) -> tuple[Step | None, str]:
    """Return the step that was tapped, and the answer; nothing when it is not one of these."""
    step_id, _colon, answer = posted.get("tick", "").partition(":")
    return next((step for step in steps if str(step.pk) == step_id), None), answer


class JoinForm(forms.Form):
    """Which other row is the same meeting."""

    away = ChipField(label=_("Vilket möte är samma?"))

    def __init__(
        self, data: Mapping[str, object] | None = None, *, rows: list[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        question = self.fields["away"]
        assert isinstance(question, ChipField)
        question.choices = rows
