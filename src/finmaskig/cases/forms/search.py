"""Search by alias or reference; nothing else can be searched (förordning 2001:637, 15 §)."""

from __future__ import annotations

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _


class SearchForm(forms.Form):
    """One line."""

    q = forms.CharField(label=_("Alias eller diarienummer"), required=False, max_length=60)

    @property
    def text(self) -> str:
        """Return what is looked for; nothing when nothing is."""
        return str(self.cleaned_data.get("q", "")) if self.is_valid() else ""

    @property
    def query(self) -> str:
        """Return the search as part of an address, with the &."""
        return f"{urlencode({'q': self.text})}&" if self.text else ""
