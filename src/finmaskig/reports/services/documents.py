"""Beginning, writing and approving a report."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.reports import keeping
from finmaskig.reports.document_rules import APPROVERS, WRITERS
from finmaskig.reports.document_values import refuse_small_counts
from finmaskig.reports.models import Report, ReportEdition
from finmaskig.reports.outlines import outlines
from finmaskig.reports.queries import documents as queries
from finmaskig.reports.queries.pattern import digest
from finmaskig.reports.queries.published import NotPublished
from finmaskig.reports.services import chain
from finmaskig.reports.values import function_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.ui.forms import check_free_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from finmaskig.accounts.actor import Actor
    from finmaskig.reports.content import Document
    from finmaskig.reports.document_values import NewReport


class SavedMeanwhile(DomainError):
    """What was looked at is not what would be approved."""


class NothingChanged(DomainError):
    """The version would say what the one before says."""


@transaction.atomic
def begin_report(*, actor: Actor, new: NewReport) -> Report:
    """Begin a report of a closed period; raises ``NotPublished`` when it is not closed."""
    _allow(actor, WRITERS)
    board_id, at = board_of(actor), now()
    _refuse_odd(new)
    closed = queries.closed_spans(board_id)
    if new.period not in closed or (new.before and new.before not in closed):
        raise NotPublished(_("Perioden är inte stängd. Stäng den först, sedan kan du skriva."))
    report = Report(
        board_id=board_id,
        outline=new.outline,
        first=new.period.first,
        last=new.period.last,
        before_first=new.before.first if new.before else None,
        before_last=new.before.last if new.before else None,
        units=list(new.units),
        sender=actor.unit_name,
        reference_number=new.reference_number.strip(),
        written_by_id=actor.user_id,
        written_as=function_of(actor),
        written_at=at,
    )
    report.clean_fields(exclude=["board", "written_by"])
    report.save()
    log_access(actor=actor, event="reports.report_begun", subject="report", ids=[report.pk])
    return report


@transaction.atomic
def save_report(
    *, actor: Actor, report: Report, texts: Mapping[str, str], version: int
) -> Report | None:
    """Keep what was written; nothing when somebody else saved first.

    ``version`` is the one that the writer saw. Places that the report lacks are refused.
    """
    _allow(actor, WRITERS)
    row = Report.objects.select_for_update().get(pk=report.pk)
    known = {code for code, _item, _unit in queries.outline_of(row).slots(tuple(row.units))}
    if not set(texts) <= known:
        raise ValidationError(_("Rapporten har inte den rubriken. Ladda om sidan."))
    for text in texts.values():
        check_free_text(text)
        refuse_small_counts(text)
    kept = {code: text.strip() for code, text in texts.items() if text.strip()}
    if kept == row.texts:
        return row
    if row.version != version:
        return None
    row.texts, row.version = kept, row.version + 1
    row.written_by_id, row.written_as, row.written_at = actor.user_id, function_of(actor), now()
    row.save()
    log_access(actor=actor, event="reports.report_saved", subject="report", ids=[row.pk])
    return row


@transaction.atomic
def approve_report(*, actor: Actor, report: Report, version: int, why: str) -> ReportEdition:
    """Freeze the report whole, by the name of a function.

    Raises ``SavedMeanwhile`` when somebody saved after the approver looked, ``NothingChanged``
    when the last version says the same.
    """
    _allow(actor, APPROVERS)
    row = Report.objects.select_for_update().select_related("board").get(pk=report.pk)
    if row.version != version:
        raise SavedMeanwhile(
            _("%(who)s sparade medan du läste. Läs rapporten igen innan du godkänner den.")
            % {"who": capfirst(row.written_as)}
        )
    before, at = queries.latest_edition(row), now()
    number, function = (before.number + 1 if before else 1), function_of(actor)
    document = queries.approved_content(row, number=number, function=function, on=local(at).date())
    changes = _changes(before, document)
    if before and not why.strip():
        raise ValidationError({"why": _("Skriv varför rapporten ändras.")})
    check_free_text(why)
    refuse_small_counts(why)
    content = keeping.written(queries.with_changes(document, number, changes, why.strip()))
    edition = ReportEdition(
        pk=uuid4(),
        report=row,
        number=number,
        content=content,
        texts=row.texts,
        digest=digest(content),
        changes=changes,
        why=why.strip() if before else "",
        approved_by_id=actor.user_id,
        approved_as=function,
        approved_at=at,
    )
    edition.clean_fields(exclude=["report", "approved_by", "content", "texts", "changes"])
    edition.save(force_insert=True)
    chain.anchor(actor, edition)
    log_access(actor=actor, event="reports.report_approved", subject="report", ids=[row.pk])
    return edition


def _changes(before: ReportEdition | None, document: Document) -> list[str]:
    if before is None:
        return []
    changes = queries.differences(queries.document_of(before), document)
    if not changes:
        raise NothingChanged(
            _("Version %(number)s är godkänd av %(who)s, och inget har ändrats sedan dess.")
            % {"number": before.number, "who": before.approved_as}
        )
    return changes


def _refuse_odd(new: NewReport) -> None:
    if new.outline not in outlines():
        raise ValidationError(_("Välj en av rapporterna som visas."))


def _allow(actor: Actor, roles: frozenset[str]) -> None:
    if actor.role not in roles:
        raise NotAllowed
