"""The person's own copy: a heading that tells nobody anything, and why it is made."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.ui.forms import ChipField

HEADINGS = [
    ("mina-steg", _("Mina steg")),
    ("att-gora", _("Att göra")),
    ("minneslista", _("Minneslista")),
]
REASONS = [
    ("keeps", _("Personen vill ha en egen kopia")),
    ("shows", _("Personen vill visa den för någon")),
]
PDF = "pdf"


class CopyForm(forms.Form):
    """How the copy looks."""

    heading = ChipField(label=_("Rubrik på pappret"), choices=HEADINGS, required=False)
    with_alias = forms.BooleanField(label=_("Skriv aliaset på pappret"), required=False)
    reason = ChipField(label=_("Varför görs kopian?"), choices=REASONS)

    @property
    def title(self) -> str:
        """Return the heading in words."""
        return str(dict(HEADINGS)[self.file_name])

    @property
    def file_name(self) -> str:
        """Return the heading's code, which also names the file."""
        return str(self.cleaned_data["heading"] or HEADINGS[0][0])

    @property
    def why(self) -> str:
        """Return the reason in words, for the log."""
        return str(dict(REASONS)[self.cleaned_data["reason"]])

    @property
    def as_pdf(self) -> bool:
        """Tell which button was pressed."""
        return PDF in self.data
