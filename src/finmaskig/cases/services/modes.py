"""From advice to support, to a file elsewhere, to coordination; and the reference to that file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.queries.decisions import allowed_modes
from finmaskig.cases.services.cases import ModeNotAllowed
from finmaskig.cases.services.rows import locked_open, save
from finmaskig.cases.services.watching import keep_watch
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case


class ModeIsFixed(DomainError):
    """What was documented does not become undocumented."""


class ReferenceMissing(DomainError):
    """A file elsewhere is pointed at by its reference."""


@transaction.atomic
def change_mode(*, actor: Actor, case: Case, mode: str, external_reference: str = "") -> Case:
    """Document an advice contact in another way from today on."""
    at = now()
    row = locked_open(case)
    if not rules.may_change_mode(row.mode, mode):
        raise ModeIsFixed(_("Bara rådgivning kan bli något annat. Öppna en ny kontakt i stället."))
    allowed = {one.mode: one for one in allowed_modes(actor, local(at).date())}
    if not allowed[mode].is_allowed:
        raise ModeNotAllowed(allowed[mode].why_not)
    row.mode, row.mode_from = mode, local(at).date()
    row.external_reference = external_reference.strip() if row.has_file else ""
    _refuse_without_reference(row)
    save(row, at=at)
    log_access(actor=actor, event="cases.mode_changed", subject="case", ids=[row.pk], reason=mode)
    keep_watch(actor=actor, case=row, at=at)
    return row


@transaction.atomic
def change_reference(*, actor: Actor, case: Case, external_reference: str) -> Case:
    """Change the reference to the file in the municipality's own system."""
    row = locked_open(case)
    row.external_reference = external_reference.strip()
    _refuse_without_reference(row)
    save(row, at=now())
    log_access(actor=actor, event="cases.case_changed", subject="case", ids=[row.pk])
    return row


def _refuse_without_reference(row: Case) -> None:
    if row.mode == rules.FILE_ELSEWHERE and not row.external_reference:
        raise ReferenceMissing(_("Skriv diarienumret i kommunens system."))
    if row.external_reference and not row.has_file:
        raise ReferenceMissing(_("Det här sättet att dokumentera har inget diarienummer."))
