"""Requests for exact figures, what was told before of the same months, sheets that were sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.reports.models import (
    CountAssessment,
    CountDecision,
    CountRequest,
    NationalSheet,
    Publication,
)
from finmaskig.reports.outlines import Table, outlines
from finmaskig.reports.queries.exact import asked
from finmaskig.reports.queries.exploring import axes_of, title_of
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.rules import OPEN, PEOPLE, Span
from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from uuid import UUID

    from finmaskig.reports.queries.own import OwnQuestion

NATIONAL = "national"


@dataclass(frozen=True)
class RequestLine:
    """A request in the list."""

    request: CountRequest
    title: str
    period: str
    decision: CountDecision | None
    is_weighed: bool


@dataclass(frozen=True)
class Told:
    """Something that was told before of the same months."""

    what: str
    period: str
    on: date


def request_by_id(request_id: UUID) -> CountRequest | None:
    """Return a request."""
    return CountRequest.objects.select_related("board").filter(pk=request_id).first()


def request_lines(board_id: UUID) -> list[RequestLine]:
    """Return the requests of a board, those that wait first."""
    rows = CountRequest.objects.filter(board_id=board_id).select_related("decision")
    found = [line_of(row) for row in rows.prefetch_related("assessments")]
    return sorted(found, key=lambda line: line.decision is not None)


def line_of(row: CountRequest) -> RequestLine:
    """Return a request in words."""
    return RequestLine(
        request=row,
        title=title_for(row),
        period=span_name(row.span),
        decision=decision_on(row),
        is_weighed=bool(row.assessments.all()),
    )


def decision_on(row: CountRequest) -> CountDecision | None:
    """Return what was decided on a request, or nothing."""
    found: CountDecision | None = getattr(row, "decision", None)
    return found


def assessment_of(row: CountRequest) -> CountAssessment | None:
    """Return the last weighing of a request."""
    return row.assessments.order_by("-number").first()


def question_of(row: CountRequest) -> OwnQuestion:
    """Return what a request asks."""
    return asked(row.measure, row.rows, row.columns, row.span)


def title_for(row: CountRequest) -> str:
    """Return what a request asks for, in words; a measure that is gone by its code."""
    known = {one.code: one for one in registry.measures()}
    if row.measure not in known:
        return row.measure
    axes = axes_of(row.board_id, row.measure)
    shown = [axes[code] for code in question_of(row).shown if code in axes]
    return title_of(known[row.measure], shown)


def told_before(board_id: UUID, measure: str, months: Span) -> list[Told]:
    """Return what has been published and given out of months that overlap, the last first.

    All figures about people belong together: what was told of one can say something of another.
    """
    about_people = registry.family(registry.measure(measure).family).about_people
    found = [*_published(board_id, PEOPLE if about_people else OPEN, months)]
    if about_people:
        found += [*_given(board_id, months), *_sent(board_id, months)]
    return sorted(found, key=lambda one: one.on, reverse=True)


def _published(board_id: UUID, component: str, months: Span) -> Iterator[Told]:
    rows = Publication.objects.filter(board_id=board_id, component=component)
    for row in rows.select_related("period").defer("pattern"):
        if row.period.span.overlaps(months):
            what = _("Publicerade tabeller, version %(number)s") % {"number": row.version}
            yield Told(what, span_name(row.period.span), local(row.published_at).date())


def _given(board_id: UUID, months: Span) -> Iterator[Told]:
    rows = CountDecision.objects.filter(board_id=board_id).exclude(given="")
    for row in rows.select_related("request"):
        if row.request.span.overlaps(months):
            what = _("Utlämnat: %(title)s, %(given)s") % {
                "title": title_for(row.request),
                "given": row.get_given_display(),
            }
            yield Told(what, span_name(row.request.span), local(row.decided_at).date())


def _sent(board_id: UUID, months: Span) -> Iterator[Told]:
    for row in NationalSheet.objects.filter(board_id=board_id):
        if row.span.overlaps(months):
            what = _("Nationellt underlag till %(recipient)s") % {"recipient": row.recipient}
            yield Told(what, span_name(row.span), local(row.decided_at).date())


def sheets(board_id: UUID) -> list[NationalSheet]:
    """Return the sheets that a board has sent, the last first."""
    return list(NationalSheet.objects.filter(board_id=board_id))


def sheet_by_id(sheet_id: UUID) -> NationalSheet | None:
    """Return a sheet."""
    return NationalSheet.objects.select_related("board").filter(pk=sheet_id).first()


def national_tables() -> list[Table]:
    """Return the tables of the national categories, as the outline of the public version has them.

    One that stands at a single code is left out: the sheet has whole tables.
    """
    parts = outlines()[NATIONAL].parts
    items = [item for part in parts for item in part.items]
    return [item for item in items if isinstance(item, Table) and not item.at]


def day_name(day: date) -> str:
    """Return a day as documents write it."""
    return date_format(day, "j F Y")
