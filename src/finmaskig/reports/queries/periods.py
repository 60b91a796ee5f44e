"""Which periods are closed, and which are over and can be."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from finmaskig.counting import registry
from finmaskig.reports import rules
from finmaskig.reports.models import CountPeriod, Publication
from finmaskig.reports.models.ledger import PeriodKind
from finmaskig.reports.queries.frozen import closed_spans
from finmaskig.reports.queries.published import span_name
from finmaskig.reports.rules import Span

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime
    from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PeriodLine:
    """A closed period in the list."""

    code: str
    name: str
    kind: str
    closed_at: datetime
    closed_as: str
    version: int
    """The newest version of its figures."""
    cell_count: int
    hidden_count: int


@dataclass(frozen=True)
class Proposal:
    """Months that are over and not closed."""

    span: Span
    name: str
    kind: str

    @property
    def address(self) -> str:
        """Return the values that the form to close a period opens with."""
        return urlencode({"first": f"{self.span.first:%Y-%m}", "last": f"{self.span.last:%Y-%m}"})


def period_lines(board_id: UUID) -> list[PeriodLine]:
    """Return a board's closed periods, the last first, each with its newest version."""
    lines: dict[UUID, PeriodLine] = {}
    for row in CountPeriod.objects.filter(board_id=board_id):
        lines[row.pk] = PeriodLine(
            code=row.code,
            name=span_name(row.span),
            kind=row.get_kind_display(),
            closed_at=row.closed_at,
            closed_as=row.closed_as,
            version=0,
            cell_count=0,
            hidden_count=0,
        )
    published = Publication.objects.filter(board_id=board_id).order_by("version")
    for period, version, cells, hidden in published.values_list(
        "period_id", "version", "cell_count", "hidden_count"
    ):
        line = lines[period]
        known = line if line.version == version else replace(line, cell_count=0, hidden_count=0)
        lines[period] = replace(
            known,
            version=version,
            cell_count=known.cell_count + cells,
            hidden_count=known.hidden_count + hidden,
        )
    return list(lines.values())


def proposals(board_id: UUID, on: date) -> list[Proposal]:
    """Return whole quarters and years that are over, not closed, and have something to count."""
    return [
        Proposal(one, span_name(one), str(PeriodKind(rules.kind_of(one)).label))
        for one in _with_counts(board_id, not_closed(board_id, on))
    ]


def not_closed(board_id: UUID, on: date) -> list[Span]:
    """Return whole quarters and years that are over and not closed."""
    return rules.proposed(closed_spans(board_id), on)


def _with_counts(board_id: UUID, spans: list[Span]) -> list[Span]:
    """Return those of some months in which anything at all was counted.

    The first family has most often something in all of them, and the rest is not asked.
    """
    empty = set(spans)
    for family in registry.families():
        if not empty:
            break
        first, last = min(one.first for one in empty), max(one.last for one in empty)
        months = {row.month for row in family.grids[0].count(board_id, first, last)}
        empty = {one for one in empty if months.isdisjoint(one.months)}
    return [one for one in spans if one not in empty]


def in_words(months: Iterable[date], families: Iterable[str]) -> list[tuple[str, str]]:
    """Return what differs from what was frozen, in words, without a single number of people."""
    names = [str(registry.family(code).name) for code in families]
    when = [span_name(Span(month, month)) for month in months]
    return [(_("Månader"), ", ".join(when)), (_("Vad"), ", ".join(names))] if names else []
