"""Which published table a reader asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from finmaskig.reports.forms.choices import OpenChoice, offer
from finmaskig.reports.queries.citing import words_of
from finmaskig.reports.queries.published import Question

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.counting.registry import Axis
    from finmaskig.reports.queries.exploring import Choices

AT = "at_"
"""What stands before the code of an axis that the table is narrowed by."""
WHOLE = ""


class ExploreForm(forms.Form):
    """Measure, period, rows and columns; and one code of each other axis."""

    measure = forms.ChoiceField(label=_("Mått"))
    period = forms.ChoiceField(label=_("Period"))
    rows = OpenChoice(label=_("Rader"))
    columns = OpenChoice(label=_("Kolumner"))
    use_required_attribute = False

    def __init__(self, asked: Mapping[str, str], *, choices: Choices) -> None:
        super().__init__(asked)
        self.axes = choices.axes
        offer(self, "measure", list(choices.measures))
        offer(self, "period", list(choices.periods))
        divided = [(code, str(axis.name).capitalize()) for code, axis in self.axes.items()]
        for name in ("rows", "columns"):
            offer(self, name, [(WHOLE, _("Ingen indelning")), *divided])
        for code, axis in self.axes.items():
            self.fields[AT + code] = _narrowing(axis)

    def question(self) -> Question:
        """Return what is asked; what cannot be read is left out."""
        self.is_valid()
        data = self.cleaned_data
        rows, columns = data.get("rows", ""), data.get("columns", "")
        shown = {rows, columns}
        at = {code: data.get(AT + code, "") for code in self.axes if code not in shown}
        return Question(
            measure=data.get("measure") or self.data.get("measure", ""),
            period=data.get("period") or self.data.get("period", ""),
            rows=rows or columns,
            columns=columns if rows not in {"", columns} else "",
            at={axis: code for axis, code in at.items() if code},
            version=_whole_number(self.data.get("version", "")),
        )

    @property
    def main_fields(self) -> list[forms.BoundField]:
        """Return the fields that every question has."""
        return [self[name] for name in ("measure", "period", "rows", "columns")]

    @property
    def narrowing_fields(self) -> list[forms.BoundField]:
        """Return the fields that narrow."""
        return [self[name] for name in self.fields if name.startswith(AT)]

    @property
    def is_narrowed(self) -> bool:
        """Tell whether the table stands at some code."""
        return bool(self.question().at)


def address(question: Question) -> dict[str, str]:
    """Return the values of an address that asks a question."""
    values = {
        "measure": question.measure,
        "period": question.period,
        "rows": question.rows,
        "columns": question.columns,
        **{AT + axis: code for axis, code in question.at.items()},
        "version": "" if question.version is None else str(question.version),
    }
    return {name: value for name, value in values.items() if value}


def _narrowing(axis: Axis) -> forms.ChoiceField:
    choices = [(WHOLE, _("Alla")), *words_of(axis).items()]
    return OpenChoice(label=str(axis.name).capitalize(), choices=choices)


def _whole_number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else None
