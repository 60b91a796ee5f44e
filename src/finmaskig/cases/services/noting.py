"""What every small change of a contact shares: the day of the last note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.cases.services.rows import locked_open
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.cases.models import Case


class NotInThisMode(DomainError):
    """Only support without a needs test (mode B) keeps it."""


def locked_support(case: Case) -> Case:
    """Return the locked row of an open contact that holds a plan, stages and answers."""
    row = locked_open(case)
    if not row.is_support:
        raise NotInThisMode(
            _("Det här sparas bara när stödet dokumenteras. Ingenting är sparat nu.")
        )
    return row


def note_day(row: Case, at: datetime) -> None:
    """Remember the day of the last note, without touching what others may be changing."""
    row.last_note_on = local(at).date()
    row.save(update_fields=["last_note_on"])
