"""The code on a paper, and what somebody may say beside it."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers import receipts
from finmaskig.ui.forms import ChipField

LONGEST = 60
CHOICES = [
    (receipts.RECEIVED, _("Vi har tagit emot")),
    (receipts.BOOKED, _("Första mötet är bokat")),
    (receipts.DID_NOT_COME, _("Personen kom inte")),
    (receipts.CANNOT, _("Vi kan inte ta emot")),
]
WRONG = _(
    "Koden stämmer inte. Jämför den med papperet, ett tecken i taget. "
    "Går det ändå inte: ring numret på papperet."
)
TOO_MANY = _(
    "Koden stämmer inte, och många har skrivit fel den senaste stunden. "
    "Vänta tio minuter, eller ring numret på papperet."
)


class ReceiptForm(forms.Form):
    """A code, and nothing that could say who somebody is."""

    written = forms.CharField(
        label=_("Koden på papperet"),
        help_text=_("Fyra grupper med fyra tecken. Små bokstäver går lika bra som stora."),
        max_length=LONGEST,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "autocapitalize": "characters",
                "spellcheck": "false",
                "class": "code",
            }
        ),
        error_messages={
            "required": _("Skriv koden som står på papperet."),
            "max_length": _("Koden är kortare än så. Skriv bara de fyra grupperna."),
        },
    )
    choice = ChipField(
        label=_("Ert svar"), choices=CHOICES, required=False, initial=receipts.RECEIVED
    )

    def choice_made(self) -> str:
        """Return the answer; who chooses none has received."""
        return str(self.cleaned_data["choice"]) or receipts.RECEIVED

    def refuse_code(self, *, too_many: bool) -> None:
        """Say that no paper has this code, and to wait when many have tried."""
        self.add_error("written", TOO_MANY if too_many else WRONG)

    def refuse_token(self) -> None:
        """Say that the page must be sent once more."""
        self.add_error(
            None, _("Sidan har varit öppen länge eller redan skickats. Tryck på knappen en gång.")
        )
