"""Which months are closed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.forms.choices import offer
from finmaskig.reports.rules import span

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.reports.rules import Span

YEARS = 12
"""How far back a month can be chosen."""
MONTH_ERRORS = {
    "required": _("Välj en månad."),
    "invalid_choice": _("Välj en månad som har gått."),
}


class RevisionForm(forms.Form):
    """That it is known to be final."""

    use_required_attribute = False

    is_final = forms.BooleanField(
        label=_("Jag vet att det som publiceras inte går att ta tillbaka"),
        error_messages={"required": _("Kryssa i rutan när du har läst vad som händer.")},
    )


class PeriodForm(RevisionForm):
    """The first and the last month, and that it is known to be final."""

    field_order = ("first", "last", "is_final")

    first = forms.ChoiceField(label=_("Första månaden"), error_messages=MONTH_ERRORS)
    last = forms.ChoiceField(label=_("Sista månaden"), error_messages=MONTH_ERRORS)

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        on: date,
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data, initial=dict(chosen or {}))
        for name in ("first", "last"):
            offer(self, name, [("", _("Välj månad")), *_months_before(on)])

    def clean(self) -> dict[str, object]:
        """Refuse months in the wrong order."""
        values = super().clean() or self.cleaned_data
        first, last = values.get("first"), values.get("last")
        if first and last and last < first:
            self.add_error("last", _("Sista månaden ligger före den första."))
        return values

    @property
    def months(self) -> Span:
        """Return the months that were chosen."""
        first, last = (
            date.fromisoformat(f"{self.cleaned_data[name]}-01") for name in ("first", "last")
        )
        return span(first, last)


def _months_before(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the months that are over, the last year and month first, in a group for each year."""
    found = []
    for year in range(on.year, on.year - YEARS, -1):
        months = [
            (f"{year}-{month:02d}", f"{MONTHS[month]} {year}")
            for month in range(12, 0, -1)
            if (year, month) < (on.year, on.month)
        ]
        if months:
            found.append((str(year), months))
    return found
