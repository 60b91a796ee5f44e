"""Choices of an address: what cannot be read is as if nothing was chosen."""

from __future__ import annotations

from django import forms


class OpenChoice(forms.ChoiceField):
    """A choice that means something also when nothing is chosen, so no label says optional."""

    def clean(self, value: object) -> str:
        """Return what is chosen, or nothing."""
        text = str(value or "")
        return text if self.valid_value(text) else ""
