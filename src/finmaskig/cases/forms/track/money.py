"""Costs, and applications for the state's part."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from finmaskig.cases.forms.track.base import KronorField, TrackForm, reference
from finmaskig.cases.models.track.choices import Ground
from finmaskig.cases.queries.track_words import quarter_text
from finmaskig.cases.rules import months_after
from finmaskig.cases.track_rules import YEAR, YEARS_BEFORE, quarter_of
from finmaskig.cases.track_values import NewClaim, NewCost
from finmaskig.ui.forms import ChipField, DateField

if TYPE_CHECKING:
    from collections.abc import Mapping


def _quarters(opened_on: date, on: date) -> list[date]:
    """Return every quarter in which a contact can have cost something, the latest first."""
    first = quarter_of(months_after(opened_on, -YEARS_BEFORE * YEAR))
    found = [quarter_of(on)]
    while found[-1] > first:
        found.append(months_after(found[-1], -3))
    return found


class CostForm(TrackForm):
    """A cost that the municipality has decided."""

    order = NewCost.ORDER
    ground = ChipField(label=_("Beslutad enligt"), choices=Ground.choices)
    decided_on = DateField(label=_("Beslutad"))
    amount = KronorField(label=_("Belopp i kronor"))
    from_on = DateField(label=_("Avser från"))
    to_on = DateField(label=_("Till"), required=False)
    reference_number = reference()

    @property
    def new(self) -> NewCost:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewCost(
            ground=values["ground"],
            decided_on=values["decided_on"],
            amount=values["amount"],
            from_on=values["from_on"],
            to_on=values["to_on"],
            reference_number=values["reference_number"],
        )


class ClaimForm(TrackForm):
    """An application for a quarter, and what it came to."""

    order = NewClaim.ORDER
    quarter = forms.ChoiceField(label=_("Kvartal"))
    applied_on = DateField(label=_("Ansökt"))
    amount = KronorField(label=_("Sökt belopp"))
    reference_number = reference()
    paid_on = DateField(label=_("Utbetalt"), required=False)
    paid_amount = KronorField(label=_("Utbetalt belopp"), required=False)
    refused_on = DateField(label=_("Avslag"), required=False)
    refused_amount = KronorField(label=_("Avslaget belopp"), required=False)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        opened_on: date,
        on: date,
        initial: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(data, opened_on=opened_on, on=on, initial=initial)
        quarters = self.fields["quarter"]
        assert isinstance(quarters, forms.ChoiceField)
        quarters.choices = [(str(day), quarter_text(day)) for day in _quarters(opened_on, on)]

    def clean(self) -> dict[str, object]:
        """Ask what was paid and refused for its day, and that it is no more than was asked."""
        values = super().clean()
        for name in ("paid", "refused"):
            if bool(values.get(f"{name}_on")) != bool(values.get(f"{name}_amount")):
                missing = f"{name}_amount" if values.get(f"{name}_on") else f"{name}_on"
                self.add_error(missing, _t("Skriv både dag och belopp."))
        answered = [self.cleaned_data.get(f"{name}_amount") or 0 for name in ("paid", "refused")]
        quarter, applied_on = values.get("quarter"), self.cleaned_data.get("applied_on")
        if quarter and applied_on and applied_on < date.fromisoformat(str(quarter)):
            self.add_error("applied_on", _t("Kvartalet hade inte börjat den dagen. Rätta dagen."))
        asked = self.cleaned_data.get("amount")
        if asked is not None and sum(answered) > asked:
            self.add_error(
                "paid_amount" if answered[0] else "refused_amount",
                _t("Utbetalt och avslaget är mer än det ni sökte. Rätta beloppen."),
            )
        return values

    @property
    def new(self) -> NewClaim:
        """Return what was filled in."""
        values = self.cleaned_data
        return NewClaim(
            quarter_on=date.fromisoformat(values["quarter"]),
            applied_on=values["applied_on"],
            amount=values["amount"],
            reference_number=values["reference_number"],
            paid_on=values["paid_on"],
            paid_amount=values["paid_amount"],
            refused_on=values["refused_on"],
            refused_amount=values["refused_amount"],
        )
