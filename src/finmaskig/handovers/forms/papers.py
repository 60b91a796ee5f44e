"""What is asked before a paper is made, and when a receiver outside answers by phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.handovers.choices_moves import REASONS
from finmaskig.handovers.receipts import CANNOT, RECEIVED
from finmaskig.handovers.rules import DECLINE_REASONS
from finmaskig.handovers.values_moves import Why
from finmaskig.ui.forms import ChipField, FreeTextField

if TYPE_CHECKING:
    from finmaskig.handovers.models import Handover

UNIT, BOARD, NOBODY = "unit", "board", "nobody"


class PaperForm(forms.Form):
    """Who stands as the sender: a name can tell an outsider what it is about."""

    sender = ChipField(
        label=_("Vem ska stå som avsändare?"),
        help_text=_("Det syns utan att brevet läses. Välj det som inte avslöjar personen."),
        initial=BOARD,
    )

    def __init__(self, posted: object = None, *, handover: Handover) -> None:
        super().__init__(posted)  # type: ignore[arg-type]
        self.names = {
            BOARD: handover.sender_board.name,
            UNIT: handover.sender_unit.name,
            NOBODY: "",
        }
        field = self.fields["sender"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (BOARD, self.names[BOARD]),
            (UNIT, self.names[UNIT]),
            (NOBODY, _("Ingen, bara telefonnumret")),
        ]

    @property
    def sender_name(self) -> str:
        """Return the name that stands on the paper."""
        return self.names[self.cleaned_data["sender"]]


class SpokenForm(forms.Form):
    """What a receiver outside has answered by word of mouth."""

    answer = ChipField(
        label=_("Vad svarade de?"),
        choices=[(RECEIVED, _("De har tagit emot")), (CANNOT, _("De kan inte ta emot"))],
    )
    reason = forms.ChoiceField(
        label=_("Varför inte?"),
        required=False,
        choices=[
            ("", _("Välj om de inte kan ta emot")),
            *((r, REASONS[r]) for r in DECLINE_REASONS),
        ],
    )
    text = FreeTextField(
        label=_("Med några ord"),
        help_text=_("Behövs bara när du valde något annat. Inget namn och inget nummer."),
        rows=2,
    )

    def clean_reason(self) -> str:
        """Ask for a reason when they said no."""
        reason = str(self.cleaned_data["reason"])
        if self.cleaned_data.get("answer") == CANNOT and not reason:
            raise forms.ValidationError(_("Välj varför de inte kan ta emot."))
        return reason

    @property
    def is_yes(self) -> bool:
        """Tell whether they have taken over."""
        return bool(self.cleaned_data["answer"] == RECEIVED)

    @property
    def why(self) -> Why:
        """Return why they could not."""
        return Why(reason=self.cleaned_data["reason"], text=self.cleaned_data["text"])
