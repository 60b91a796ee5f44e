"""Reports that are written and approved, and the document that each of them is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from finmaskig.organisations.queries import staffed_units
from finmaskig.reports import document_rules, keeping
from finmaskig.reports.content import Document, Heading, KeyFigures, Letterhead, Paragraph, Points
from finmaskig.reports.layout import grid_of
from finmaskig.reports.models import CountPeriod, Report, ReportEdition
from finmaskig.reports.outlines import outlines
from finmaskig.reports.queries.composing import Content, compose, steps
from finmaskig.reports.queries.published import closed_periods, span_name
from finmaskig.reports.rules import Span
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID

    from finmaskig.reports.content import Block
    from finmaskig.reports.outlines import Outline


@dataclass(frozen=True)
class ReportLine:
    """A report in the list: what it is, and how far it has come."""

    report: Report
    name: str
    period: str
    edition: ReportEdition | None
    is_draft: bool
    """Tell that something is written that no approved version says."""


@dataclass(frozen=True)
class Board:
    """A board that has closed periods."""

    id: UUID
    code: str
    name: str


@dataclass(frozen=True, kw_only=True)
class AskedReport:
    """A report that nobody has written in: figures and fixed texts."""

    board: Board
    outline: str
    period: Span
    units: tuple[str, ...] = ()
    reference_number: str = ""

    def __str__(self) -> str:
        """Return what the log says of it."""
        return f"{self.outline} {self.period.code}, {self.board.code}"


def boards_with_figures() -> list[Board]:
    """Return the boards that have closed a period, by their codes."""
    rows = CountPeriod.objects.values_list("board_id", "board__code", "board__name")
    return [Board(*row) for row in rows.order_by("board__code").distinct()]


def unwritten(asked: AskedReport) -> Document:
    """Return a report as it is before anybody has written in it, beside a comparable period."""
    outline, board = outlines()[asked.outline], asked.board
    head = Letterhead(
        sender=board.name,
        kind=outline.kind,
        to=outline.to.replace("{board}", board.name),
        dated=today(),
        reference_number=asked.reference_number,
    )
    return compose(
        Content(
            board_id=board.id,
            outline=outline,
            letterhead=head,
            board=board.name,
            period=asked.period,
            before=document_rules.comparable(asked.period, closed_spans(board.id)),
            units=asked.units,
        )
    )


def report_by_id(report_id: UUID) -> Report | None:
    """Return a report."""
    return Report.objects.filter(pk=report_id).select_related("board").first()


def report_lines(board_id: UUID, *, only_approved: bool) -> list[ReportLine]:
    """Return the reports of a board, the last period first."""
    rows = Report.objects.filter(board_id=board_id).prefetch_related("editions")
    lines = [_line(row) for row in rows]
    return [one for one in lines if one.edition is not None or not only_approved]


def latest_edition(report: Report) -> ReportEdition | None:
    """Return what was approved last."""
    return report.editions.first()


def editions_of(report: Report) -> list[ReportEdition]:
    """Return the approved versions, the last first."""
    return list(report.editions.defer("content"))


def is_draft(report: Report, edition: ReportEdition | None) -> bool:
    """Tell whether something is written that the version does not say."""
    return edition is None or edition.texts != report.texts


def figures_changed(report: Report, edition: ReportEdition) -> bool:
    """Tell whether figures of a version have been revised since it was approved."""
    then, now = document_of(edition).cited, draft_of(report).cited
    return [one.table.cells for one in then] != [one.table.cells for one in now]


def read_document(report: Report, edition: ReportEdition | None) -> Document:
    """Return a version as it was approved; without one the draft."""
    return draft_of(report) if edition is None else document_of(edition)


def changes_since(report: Report, edition: ReportEdition | None) -> list[str]:
    """Return the headings under which the draft differs from a version."""
    return [] if edition is None else differences(document_of(edition), draft_of(report))


def steps_of(report: Report) -> list[Block | str]:
    """Return the blocks of a report with its places to write in between."""
    return steps(content_of(report, status="", on=today()))


def edition_of(report: Report, number: int | None) -> ReportEdition | None:
    """Return one approved version, the last when no number is given."""
    if number is None:
        return latest_edition(report)
    return report.editions.filter(number=number).first()


def document_of(edition: ReportEdition) -> Document:
    """Return the document as it was approved."""
    return keeping.read(edition.content)


def draft_of(report: Report) -> Document:
    """Return the document as it would be approved now; it says that it is a draft."""
    with override("sv"):
        return compose(content_of(report, status=_("Utkast"), on=today()))


def content_of(report: Report, *, status: str, on: date) -> Content:
    """Return all that a report is put together from."""
    outline = outlines()[report.outline]
    board = report.board.name
    head = Letterhead(
        sender=report.sender,
        kind=outline.kind,
        to=outline.to.replace("{board}", board),
        dated=on,
        reference_number=report.reference_number,
        status=status,
    )
    return Content(
        board_id=report.board_id,
        outline=outline,
        letterhead=head,
        board=board,
        period=report.period,
        before=report.before,
        units=tuple(report.units),
        texts=report.texts,
    )


def approved_content(report: Report, *, number: int, function: str, on: date) -> Document:
    """Return the document that is approved: it names the function, never the person."""
    with override("sv"):
        status = _("Version %(number)d, godkänd %(day)s av %(function)s") % {
            "number": number,
            "day": date_format(on, "j F Y"),
            "function": function,
        }
        return compose(content_of(report, status=status, on=on))


def with_changes(document: Document, number: int, changes: list[str], why: str) -> Document:
    """Return a document that says how it differs from the version before, where there is one."""
    if not changes:
        return document
    head = document.letterhead
    with override("sv"):
        told = _("Ändrat sedan version %(number)d: %(changes)s. %(why)s") % {
            "number": number - 1,
            "changes": ", ".join(changes),
            "why": why,
        }
    return replace(document, letterhead=replace(head, status=f"{head.status}. {told}"))


def differences(old: Document, new: Document) -> list[str]:
    """Return the headings under which two versions differ."""
    return document_rules.changed(_by_heading(old), _by_heading(new))


def closed_spans(board_id: UUID) -> list[Span]:
    """Return the closed periods of a board as whole months, the last first."""
    return [Span(one.first, one.last) for one in closed_periods(board_id)]


def unit_names(board_id: UUID) -> list[tuple[str, str]]:
    """Return the codes and names of the units of a board that work here."""
    return [(row.code, row.name) for row in staffed_units(board_id)]


def outline_of(report: Report) -> Outline:
    """Return which kind of report it is."""
    return outlines()[report.outline]


def _line(row: Report) -> ReportLine:
    editions = list(row.editions.all())
    edition = editions[0] if editions else None
    name, period = outline_of(row).name, span_name(row.period)
    return ReportLine(row, name, period, edition, is_draft(row, edition))


def _by_heading(document: Document) -> Mapping[str, str]:
    """Return what stands under each heading, its figures too."""
    found: dict[str, str] = {}
    heading = document.title
    for block in replace(document, attachments=()).blocks:
        match block:
            case Heading():
                heading = block.text
                found.setdefault(heading, "")
            case Paragraph():
                found[heading] = found.get(heading, "") + f"\n{block.text}"
            case Points():
                found[heading] = found.get(heading, "") + "\n" + "\n".join(block.items)
            case KeyFigures() | _:
                found[heading] = found.get(heading, "") + f"\n{grid_of(block)}"
    return found
