"""Published figures: pick a measure, rows, columns and a period; take the table away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from finmaskig.reports import access_tables as access
from finmaskig.reports.forms.explore import ExploreForm, address
from finmaskig.reports.layout import grid_of
from finmaskig.reports.queries import exploring
from finmaskig.reports.queries.keeping_tables import kept
from finmaskig.reports.rendering.chart import drawing_of
from finmaskig.reports.rendering.tables import FORMATS, as_text, made

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.requests import StaffRequest


@require_GET
def explore(request: StaffRequest) -> HttpResponse:
    """Show a published table, or why there is none."""
    board_id = access.board_to_explore(request.actor)
    first = exploring.first_question(board_id)
    if first is None:
        return render(request, "reports/explore.html", {"is_empty": True})
    asked = request.GET.dict()
    form = _form(board_id, asked if "measure" in asked else address(first) | asked)
    found = exploring.look_up(board_id, form.question())
    if isinstance(found, exploring.Refused):
        return render(request, "reports/explore.html", {"form": form, "refused": found.why})
    grid = grid_of(found.block)
    values = {
        "form": form,
        "found": found,
        "grid": grid,
        "drawing": drawing_of(grid),
        "text": as_text(grid),
        "formats": FORMATS,
        "permanent": urlencode(address(found.permanent)),
    }
    return render(request, "reports/explore.html", values)


@require_GET
def table_download(request: StaffRequest) -> HttpResponse:
    """Send a published table as a file."""
    board_id, kind = access.board_to_explore(request.actor), request.GET.get("format", "csv")
    if kind not in FORMATS:
        raise Http404
    question = _form(board_id, request.GET.dict()).question()
    answer = access.table_to_keep(request.actor, question, kind)
    file = made(kept(exploring.in_words(board_id, question, answer)), kind)
    headers = {
        "Content-Disposition": f'attachment; filename="siffror.{kind}"',
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(file.content, content_type=file.media_type, headers=headers)


def _form(board_id: UUID, asked: dict[str, str]) -> ExploreForm:
    return ExploreForm(asked, choices=exploring.choices(board_id, asked.get("measure", "")))
