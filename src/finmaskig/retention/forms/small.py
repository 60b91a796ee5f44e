"""A hold, and what a reviewer keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from finmaskig.retention import rules
from finmaskig.retention.choices import HoldReason
from finmaskig.shared.clock import today
from finmaskig.ui.forms import ChipField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _reasons() -> list[tuple[str, str]]:
    return [(code, capfirst(str(words))) for code, words in HoldReason.choices]


class HoldForm(forms.Form):
    """Why a record must stay, and when somebody looks at it again."""

    reason = ChipField(label=_("Varför ska den hållas kvar?"), choices=_reasons)
    review_on = DateField(
        label=_("Se över senast"),
        required=False,
        help_text=_("Högst sex månader fram. Tomt betyder om sex månader."),
    )

    def clean_review_on(self) -> object:
        """Refuse a day that has been or lies too far away."""
        day = self.cleaned_data["review_on"]
        if day and not today() <= day <= rules.review_on(today()):
            raise forms.ValidationError(
                _("Välj en dag från i dag och högst sex månader fram."), code="range"
            )
        return day


class ReviewForm(forms.Form):
    """The records that stay after all."""

    kept = forms.TypedMultipleChoiceField(
        label=_("Ska vara kvar"), required=False, coerce=UUID, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, data: Mapping[str, object] | None = None, *, items: Sequence[tuple[str, str]]
    ) -> None:
        super().__init__(data)
        question = self.fields["kept"]
        assert isinstance(question, forms.TypedMultipleChoiceField)
        question.choices = items

    def clean_kept(self) -> list[UUID]:
        """Refuse a list where everything stays: that one is stopped instead."""
        kept: list[UUID] = self.cleaned_data["kept"]
        if kept and len(kept) == len(self.fields["kept"].choices):  # type: ignore[attr-defined]
            raise forms.ValidationError(
                _("Allt är undantaget. Stoppa listan i stället."), code="nothing"
            )
        return kept
