"""Which months are closed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.forms.months import MonthsForm

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


class RevisionForm(forms.Form):
    """That it is known to be final."""

    use_required_attribute = False

    is_final = forms.BooleanField(
        label=_("Jag vet att det som publiceras inte går att ta tillbaka"),
        error_messages={"required": _("Kryssa i rutan när du har läst vad som händer.")},
    )


class PeriodForm(MonthsForm, RevisionForm):
    """The first and the last month, and that it is known to be final."""

    field_order = ("first", "last", "is_final")

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        on: date,
        chosen: Mapping[str, str] | None = None,
    ) -> None:
        """Offer the months that are over."""
        super().__init__(data, until=on.replace(day=1) - timedelta(days=1), chosen=chosen)
        for name in ("first", "last"):
            self.fields[name].error_messages["invalid_choice"] = _("Välj en månad som har gått.")
