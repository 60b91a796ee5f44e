"""What is decided about a meeting that waits."""

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.shared.freetext import refuse_identity


class DecisionForm(forms.Form):
    """Save, replace or throw away, and why."""

    SAVE, REPLACE, DISCARD = "save", "replace", "discard"

    decision = forms.ChoiceField(
        choices=[(SAVE, _("Spara")), (REPLACE, _("Ersätt")), (DISCARD, _("Kasta"))],
        error_messages={"required": _("Välj vad som ska hända med mötet.")},
    )
    reason = forms.CharField(
        label=_("Varför?"),
        max_length=200,
        validators=[refuse_identity],
        help_text=_("Några ord, till exempel: telefonen hade ingen täckning på kvällen."),
        error_messages={"required": _("Skriv varför, så att det går att förstå efteråt.")},
    )
