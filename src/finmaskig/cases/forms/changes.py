"""Short forms about a contact: reach, mode, reference, closing, extract."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases import rules
from finmaskig.cases.choices import Mode
from finmaskig.cases.forms.opening import reference_field
from finmaskig.cases.forms.parts import ReachFields, WordForm, one
from finmaskig.cases.queries.decisions import allowed_modes
from finmaskig.cases.values import Closing
from finmaskig.shared.clock import today
from finmaskig.shared.freetext import refuse_identity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case


class ReachForm(ReachFields):
    """How somebody is reached safely, changed."""

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.words = ReachFields.reach_words
        self.offer_words()


class ModeForm(forms.Form):
    """Another way of documenting."""

    mode = forms.ChoiceField(
        label=_("Hur dokumenterar ni från i dag?"),
        error_messages={"required": _("Välj hur ni dokumenterar.")},
    )
    external_reference = reference_field()

    def __init__(
        self, data: Mapping[str, object] | None = None, *, actor: Actor, case: Case
    ) -> None:
        super().__init__(data)
        fitting = rules.CHANGES_OF_MODE[case.mode]
        self.modes = [one for one in allowed_modes(actor, today()) if one.mode in fitting]
        question = self.fields["mode"]
        assert isinstance(question, forms.ChoiceField)
        question.choices = [choice for choice in Mode.choices if choice[0] in fitting]

    def clean_mode(self) -> str:
        """Refuse a mode that the unit cannot use, and say why."""
        mode = str(self.cleaned_data["mode"])
        why_not = next(one.why_not for one in self.modes if one.mode == mode)
        if why_not:
            self.add_error("mode", why_not)
        return mode

    def clean(self) -> dict[str, object]:
        """Ask for the reference of a file elsewhere; advice and support have none."""
        values = super().clean() or self.cleaned_data
        if values.get("mode") == rules.FILE_ELSEWHERE and not values.get("external_reference"):
            self.add_error("external_reference", _("Skriv diarienumret i kommunens system."))
        return values


class ReferenceForm(forms.Form):
    """The reference to a file elsewhere."""

    external_reference = reference_field()

    def __init__(self, data: Mapping[str, object] | None = None, *, case: Case) -> None:
        super().__init__(data, initial={"external_reference": case.external_reference})
        self.fields["external_reference"].required = case.mode == rules.FILE_ELSEWHERE


class ClosingForm(WordForm):
    """Why a contact ends and how it went."""

    reason = one(_("Varför avslutas kontakten?"), required=True)
    outcome = one(_("Hur gick det?"))
    words = {"reason": "closing_reason", "outcome": "case_outcome"}

    def __init__(self, data: Mapping[str, object] | None = None) -> None:
        super().__init__(data)
        self.offer_words()

    @property
    def closing(self) -> Closing:
        """Return what was chosen."""
        return Closing(
            reason=self.cleaned_data["reason"], outcome=self.cleaned_data["outcome"] or ""
        )


class ExtractForm(forms.Form):
    """A person's own extract is given in person, by someone who knows her."""

    is_here = forms.BooleanField(
        label=_("Personen är här, och jag vet att det är rätt person"),
        error_messages={
            "required": _("Utdraget lämnas bara till den som är här och som du känner.")
        },
    )
    reason = forms.CharField(
        label=_("Varför lämnas det ut?"),
        max_length=200,
        validators=[refuse_identity],
        initial=_("Personen bad om det."),
        help_text=_("Skälet sparas i loggen."),
    )
