"""Which of its own figures a unit asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.counting import registry
from finmaskig.reports.forms.choices import offer
from finmaskig.reports.own_spans import OWN_SPANS, own_span
from finmaskig.reports.queries.own import OwnQuestion, axes_of

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

MONTHS = dict(
    zip(
        OWN_SPANS,
        (_("Den här månaden"), _("Förra månaden"), _("I år"), _("Förra året")),
        strict=True,
    )
)
FIRST_MEASURE = "encounters"


class OwnForm(forms.Form):
    """Measure, months, rows and columns; what cannot be read is as nothing was chosen."""

    measure = forms.ChoiceField(label=_("Mått"))
    months = forms.ChoiceField(label=_("Period"), choices=list(MONTHS.items()))
    rows = forms.ChoiceField(label=_("Rader"))
    columns = forms.ChoiceField(label=_("Kolumner"), required=False)

    def __init__(self, asked: Mapping[str, str], *, on: date) -> None:
        known = {one.code for one in registry.measures()}
        measure = asked.get("measure", "")
        measure = measure if measure in known else FIRST_MEASURE
        axes = axes_of(measure)
        rows = asked.get("rows", "")
        values = {
            "measure": measure,
            "months": asked.get("months") if asked.get("months") in MONTHS else OWN_SPANS[0],
            "rows": rows if rows in axes else next(iter(axes)),
            "columns": asked.get("columns", "") if asked.get("columns") in axes else "",
        }
        super().__init__(values)
        self.on = on
        divided = [(code, str(axis.name).capitalize()) for code, axis in axes.items()]
        offer(self, "measure", _measures())
        offer(self, "rows", divided)
        offer(self, "columns", [("", _("Ingen indelning")), *divided])

    def question(self) -> OwnQuestion:
        """Return what is asked."""
        months = own_span(str(self.data["months"]), self.on)
        rows, columns = str(self.data["rows"]), str(self.data["columns"])
        return OwnQuestion(
            measure=str(self.data["measure"]),
            rows=rows,
            columns=columns if columns != rows else "",
            first=months.first,
            last=months.last,
        )


def _measures() -> list[tuple[str, object]]:
    grouped: dict[str, list[tuple[str, str]]] = {}
    for one in registry.measures():
        name = str(registry.family(one.family).name)
        grouped.setdefault(name, []).append((one.code, str(one.name)))
    return list(grouped.items())
