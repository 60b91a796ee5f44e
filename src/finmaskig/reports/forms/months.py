"""Whole months, chosen by name: what figures are counted by."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.utils.dates import MONTHS
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.forms.choices import offer
from finmaskig.reports.rules import span
from finmaskig.ui.forms import refuse_disorder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.reports.rules import Span

YEARS = 12
"""How far back a month can be chosen."""
_DAY = re.compile(r"(\d{4}-\d\d)-\d\d")


class MonthField(forms.ChoiceField):
    """A month; a day, as earlier addresses and forms have it, means its month."""

    default_error_messages = {
        "required": _("Välj en månad."),
        "invalid_choice": _("Välj en månad som visas."),
    }

    def to_python(self, value: object) -> str:
        """Return the month as ``2026-06``."""
        text = super().to_python(value)
        found = _DAY.fullmatch(text)
        return found[1] if found else text

    def prepare_value(self, value: object) -> object:
        """Show the month of a day that was sent."""
        return self.to_python(value) if isinstance(value, str) else value


class MonthsForm(forms.Form):
    """The first and the last month, of which all days count."""

    use_required_attribute = False

    first = MonthField(label=_("Första månaden"))
    last = MonthField(label=_("Sista månaden"))

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        until: date,
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        """Offer every month that has begun on the day ``until``."""
        super().__init__(data, initial=dict(chosen or {}))
        for name in ("first", "last"):
            offer(self, name, [("", _("Välj månad")), *_begun(until)])

    def clean(self) -> dict[str, object]:
        """Refuse months in the wrong order."""
        values = super().clean() or self.cleaned_data
        refuse_disorder(self, "first", "last", _("Sista månaden ligger före den första."))
        return values

    @property
    def months(self) -> Span:
        """Return the months that were chosen."""
        first, last = (
            date.fromisoformat(f"{self.cleaned_data[name]}-01") for name in ("first", "last")
        )
        return span(first, last)


def _begun(until: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return the months, the last year and month first, in a group for each year."""
    found = []
    for year in range(until.year, until.year - YEARS, -1):
        months = [
            (f"{year}-{month:02d}", f"{MONTHS[month]} {year}")
            for month in range(12, 0, -1)
            if (year, month) <= (until.year, until.month)
        ]
        if months:
            found.append((str(year), months))
    return found
