"""Something to act on: told once, turned into steps, and kept nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.forms.parts import WordForm, one, several
from finmaskig.cases.values import Told
from finmaskig.organisations.queries import word_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from finmaskig.cases.models import Case

MAYBE = "may_be_child"
AGES = [
    ("0-14", _("Under 15")),
    ("15-17", _("15–17")),
    (MAYBE, _("Kan vara under 18")),
]
NOT_FOR_BUYERS = ("trafficking", "guardian_safe", "wants_return")
BUYERS_CONCERNS = ("distress",)
CASE_CONCERNS = ("crime_victim", "distress", "honour", "family", "sexual_offence")
SIGNS = ("suspected", "evident")


class ToldForm(WordForm):
    """What the rules of the net act on. A buyer is asked for what the rules know of him only."""

    acute = forms.BooleanField(label=_("Akut fara för liv eller hälsa"), required=False)
    age = one(_("Är personen under 18?"))
    trafficking = one(_("Tecken på människohandel"))
    child_fares_ill = forms.BooleanField(
        label=_("Jag misstänker att ett barn i hemmet far illa"),
        required=False,
        help_text=_("Att en förälder säljer sex är i sig inget tecken på det."),
    )
    children = forms.BooleanField(label=_("Det finns barn i hemmet"), required=False)
    concerns = several(_("Det som oroar"))
    needs = several(_("Behöver hjälp med"))
    wants_return = forms.BooleanField(label=_("Vill resa hem"), required=False)
    guardian_safe = one(
        _("Är det tryggt att kontakta vårdnadshavare?"),
        _("Svara bara om personen är under 18. Vet du inte, så avgör socialnämnden."),
    )
    words = {"needs": "need", "guardian_safe": "yes_no_unknown"}

    def __init__(self, data: Mapping[str, object] | None = None, *, case: Case) -> None:
        super().__init__(data)
        if case.is_buyer:
            for name in NOT_FOR_BUYERS:
                del self.fields[name]
        self.words = {name: words for name, words in self.words.items() if name in self.fields}
        self.offer_words()
        self.offer("age", AGES)
        self._offer_some("concerns", "concern", BUYERS_CONCERNS if case.is_buyer else CASE_CONCERNS)
        if "trafficking" in self.fields:
            self._offer_some("trafficking", "trafficking", SIGNS)

    def _offer_some(self, name: str, words: str, codes: Sequence[str]) -> None:
        self.offer(name, [choice for choice in word_choices(words) if choice[0] in codes])

    def clean(self) -> dict[str, object]:
        """Refuse a form where nothing was told."""
        values = super().clean() or self.cleaned_data
        if not self.errors and not any(values.values()):
            self.add_error(None, _("Inget är valt. Välj det du har fått veta."))
        return values

    @property
    def told(self) -> Told:
        """Return what was told."""
        values = self.cleaned_data
        return Told(
            age_band="" if values["age"] == MAYBE else values["age"],
            may_be_child=values["age"] == MAYBE,
            trafficking=values.get("trafficking", ""),
            acute=values["acute"],
            children=values["children"],
            child_fares_ill=values["child_fares_ill"],
            guardian_safe=values.get("guardian_safe", ""),
            wants_return=values.get("wants_return", False),
            needs=tuple(values["needs"]),
            concerns=tuple(values["concerns"]),
        )
