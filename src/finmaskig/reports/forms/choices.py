"""Choices of an address: what cannot be read is as if nothing was chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms

if TYPE_CHECKING:
    from collections.abc import Iterable


class OpenChoice(forms.ChoiceField):
    """A choice that means something also when nothing is chosen, so no label says optional."""

    def clean(self, value: object) -> str:
        """Return what is chosen, or nothing."""
        text = str(value or "")
        return text if self.valid_value(text) else ""


def offer(form: forms.Form, name: str, offered: Iterable[tuple[object, object]]) -> None:
    """Let a field offer choices that are known only when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    field.choices = list(offered)
