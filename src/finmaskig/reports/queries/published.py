"""What has been published: every table is a view of what closing a period put in the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.pure.statistics.table import SafeTable, TableError
from finmaskig.reports.models import CountPeriod, Publication
from finmaskig.reports.queries import pattern
from finmaskig.reports.queries.frozen import FIRST
from finmaskig.reports.rules import OPEN, PEOPLE, Span
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.reports.queries.pattern import Json


class NotPublished(DomainError):
    """The figure is not among those published; the sentence says why."""


@dataclass(frozen=True, kw_only=True)
class Question:
    """One table: a measure in a closed period, by at most two axes, the others at one code."""

    measure: str
    period: str
    rows: str = ""
    columns: str = ""
    at: Mapping[str, str] = field(default_factory=dict)
    version: int | None = None
    """The version of the publication; None for the newest."""


@dataclass(frozen=True)
class ClosedPeriod:
    """A period whose figures are published."""

    code: str
    first: date
    last: date
    name: str
    kind: str


@dataclass(frozen=True)
class Source:
    """Where an answer stands in the ledger."""

    id: UUID
    hash: str
    version: int
    published_on: date
    newest: int
    """The newest version: the same, unless the figures have been revised."""
    policy: dict[str, Json]


@dataclass(frozen=True)
class Answer:
    """A table that may be shown, and where it comes from."""

    table: SafeTable
    measure: registry.Measure
    period: ClosedPeriod
    publication: Source


def last_revision_on(board_id: UUID) -> datetime | None:
    """Return when figures of a board were last revised."""
    rows = Publication.objects.filter(board_id=board_id, version__gt=FIRST)
    # A period that is closed later has every version, so the first of the newest is the day.
    rows = rows.order_by("-version", "published_at")
    return rows.values_list("published_at", flat=True).first()


def closed_periods(board_id: UUID) -> list[ClosedPeriod]:
    """Return the closed periods of a board, the last first."""
    rows = CountPeriod.objects.filter(board_id=board_id)
    return [_closed(row) for row in rows]


def answer(board_id: UUID, question: Question) -> Answer:
    """Return a published table; the same question has the same answer whoever asks.

    Raises ``NotPublished`` when the period is not closed, the table is not among those published
    or nothing of it can be shown; the sentence says what stands in the way.
    """
    measure = _measure(question.measure)
    row, newest = _publication(board_id, question, _component(measure))
    shown = tuple(axis for axis in (question.rows, question.columns) if axis)
    at = _codes(measure, question.at)
    table = _table(row, measure, shown, at)
    if all(value is None for value in table.cells.values()):
        _refuse_hidden(board_id, row, is_single=not shown)
    source = Source(
        id=row.pk,
        hash=row.hash,
        version=row.version,
        published_on=local(row.published_at).date(),
        newest=newest,
        policy=row.policy,
    )
    return Answer(table, measure, _closed(row.period), source)


def figure(
    board_id: UUID, measure: str, period: str, at: Mapping[str, str] | None = None
) -> int | None:
    """Return one published number, or None where it is hidden; raises ``NotPublished``."""
    question = Question(measure=measure, period=period, at=dict(at or {}))
    (value,) = answer(board_id, question).table.cells.values()
    return value


def _measure(code: str) -> registry.Measure:
    try:
        return registry.measure(code)
    except KeyError:
        raise NotPublished(_("Måttet finns inte. Välj ett annat.")) from None


def _component(measure: registry.Measure) -> str:
    return PEOPLE if registry.family(measure.family).about_people else OPEN


def _publication(board_id: UUID, question: Question, component: str) -> tuple[Publication, int]:
    """Return the publication that is asked for, and the number of the newest version."""
    found = Publication.objects.filter(
        board_id=board_id, component=component, period__code=question.period
    )
    rows = {row.version: row for row in found.select_related("period").defer("pattern")}
    if not rows:
        raise NotPublished(
            _("Perioden är inte stängd. Siffror visas först när en utredare har stängt den.")
        )
    newest = max(rows)
    if question.version not in {None, *rows}:
        raise NotPublished(_("Den versionen finns inte. Öppna den nyaste i stället."))
    return rows[question.version or newest], newest


def _codes(measure: registry.Measure, asked: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Return the codes that each axis stands at, by the measure and by the question."""
    at = dict(measure.at)
    for axis, code in asked.items():
        if code not in at.get(axis, (code,)):
            raise NotPublished(_("Måttet räknar inte det du valde. Välj ett annat mått."))
        at[axis] = (code,)
    return at


def _table(
    row: Publication,
    measure: registry.Measure,
    shown: tuple[str, ...],
    at: Mapping[str, tuple[str, ...]],
) -> SafeTable:
    for one in tables_of(row):
        if one.family != measure.family or not one.axes >= {*shown, *at}:
            continue
        try:
            found = pattern.narrowed(one.table, shown, at)
        except TableError:
            continue
        if found.cells:
            return found
    raise NotPublished(
        _("Den indelningen publiceras inte. Välj färre indelningar, eller fråga en utredare.")
    )


def tables_of(row: Publication) -> list[pattern.Published]:
    """Return every table of a publication."""
    return list(_tables(row.pk))


@lru_cache(maxsize=32)
def _tables(publication_id: UUID) -> tuple[pattern.Published, ...]:
    """Return the tables of a row, which never changes."""
    row = Publication.objects.only("pattern").get(pk=publication_id)
    return tuple(pattern.read(row.pattern))


def _refuse_hidden(board_id: UUID, row: Publication, *, is_single: bool) -> None:
    """Say which earlier table stands in the way; a single hidden number says nothing."""
    if is_single:
        return
    earlier = Publication.objects.filter(
        board_id=board_id, component=row.component, number__lt=row.number
    ).select_related("period")
    in_the_way = {
        one.period.code: one.period
        for one in earlier
        if one.period_id != row.period_id and one.period.span.overlaps(row.period.span)
    }
    if in_the_way:
        names = ", ".join(_name(one) for one in in_the_way.values())
        raise NotPublished(
            _(
                "Inget i tabellen går att visa: tillsammans med siffrorna för %(periods)s, som "
                "redan är publicerade, skulle den avslöja små antal. Välj en annan period eller "
                "färre indelningar."
            )
            % {"periods": names}
        )


def _closed(row: CountPeriod) -> ClosedPeriod:
    return ClosedPeriod(row.code, row.first, row.last, _name(row), row.kind)


def _name(row: CountPeriod) -> str:
    return span_name(row.span)


def span_name(months: Span) -> str:
    """Return whole months in words."""
    first, last = date_format(months.first, "F Y"), date_format(months.last, "F Y")
    if first == last:
        return first
    if months.first.year == months.last.year:
        first = date_format(months.first, "F")
    return _("%(first)s till %(last)s") % {"first": first, "last": last}
