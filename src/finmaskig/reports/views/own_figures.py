"""A unit's own figures, exact: pick a measure, rows, columns and months."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.reports import access
from finmaskig.reports.forms.own import OwnForm
from finmaskig.reports.own_layout import own_grid
from finmaskig.reports.queries import own
from finmaskig.reports.queries.exploring import title_of
from finmaskig.reports.queries.own import NotCounted
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.rules import Span
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from django.http import HttpResponse

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def own_figures(request: StaffRequest) -> HttpResponse:
    """Show the exact figures of the reader's own unit, or why they are not counted so."""
    access.unit_of(request.actor)
    form = OwnForm(request.GET.dict(), on=today())
    question = form.question()
    values: dict[str, object] = {
        "form": form,
        "months": span_name(Span(question.first, question.last)),
    }
    try:
        table = access.own_table(request.actor, question)
    except NotCounted as refusal:
        return render(request, "reports/own_figures.html", {**values, "refused": str(refusal)})
    measure, _grid = own.grid_for(question)
    axes = own.axes_of(measure.code)
    caption = title_of(measure, [axes[code] for code in question.shown])
    values["grid"] = own_grid(table, measure.code, caption, axes)
    return render(request, "reports/own_figures.html", values)
