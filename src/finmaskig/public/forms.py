"""The one question behind a door."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.ui.forms import ChipField

if TYPE_CHECKING:
    from django.http import QueryDict

    from finmaskig.public.doors import Door

YES = "yes"
ANSWERS = [(YES, _("Ja")), ("no", _("Nej"))]


class QuestionForm(forms.Form):
    """Under 18 or not; nobody has to answer."""

    young = ChipField(choices=ANSWERS, required=False)

    def says_young(self) -> bool:
        """Tell whether the answer was yes."""
        return self.is_valid() and self.cleaned_data["young"] == YES


def question(door: Door, posted: QueryDict | None) -> QuestionForm:
    """Return the question of a door."""
    form = QuestionForm(posted)
    form.fields["young"].label = str(door.question)
    return form
