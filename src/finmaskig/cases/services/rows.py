"""How the services lock, check and save a contact."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.cases.models import Case
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.cases.values import Reach
    from finmaskig.vault.box import Box

FOREIGN_KEYS = ("unit", "board", "worker")


class CaseClosed(DomainError):
    """Somebody closed the contact first."""


class CaseFades(DomainError):
    """The contact is being destroyed: nothing is written in it any more."""


class CaseChanged(DomainError):
    """Somebody else changed the contact first."""


def locked(case: Case) -> Case:
    """Return the contact's row, locked for the length of the transaction, unless it fades."""
    row = (
        Case.objects.select_for_update(of=("self",))
        .select_related("unit", "worker")
        .get(pk=case.pk)
    )
    if row.fading_at is not None:
        raise CaseFades(_("Kontakten gallras just nu. Öppna en ny om personen kommer tillbaka."))
    return row


def locked_open(case: Case) -> Case:
    """Return the contact's row, locked; raises ``CaseClosed`` when it is over."""
    row = locked(case)
    if not row.is_open:
        raise CaseClosed(_("Kontakten är avslutad. Öppna den igen för att skriva i den."))
    return row


def save(row: Case, *, at: datetime) -> None:
    """Check each field, remember the day of the last note, and save."""
    row.last_note_on = local(at).date()
    row.version += 1
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save()


def fill_reach(row: Case, box: Box, reach: Reach) -> None:
    """Write how the person is reached into a row; saving is the caller's."""
    row.reach, row.reach_days = list(reach.ways), list(reach.days)
    row.reach_hours = list(reach.hours)
    row.never_leave_message = reach.never_leave_message
    box.put(row, reach_text=reach.text)
