"""The lock on a shift and the refusals that its state gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.outreach import rules
from finmaskig.outreach.models import Shift
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from django.utils.functional import Promise


class WrongState(DomainError):
    """The shift is not where this can be done."""


class ShiftNotRunning(WrongState):
    """The shift has not started or is over."""


_SAYS: dict[str, Promise] = {
    "planned": _("Passet har inte startat. Starta det först."),
    "running": _("Passet pågår redan. Öppna det och fortsätt där."),
    "closed": _("Passet är redan avslutat. Du behöver inte göra något mer med det."),
    "cancelled": _("Passet är inställt. Planera ett nytt pass."),
}


def locked(shift: Shift) -> Shift:
    """Return the shift as it is now, locked until the transaction ends."""
    return Shift.objects.select_for_update().get(pk=shift.pk)


def moved(shift: Shift, action: str) -> Shift:
    """Return the locked shift in the state that an action leads to, or refuse."""
    row = locked(shift)
    target = rules.next_state(row.state, action)
    if target is None:
        raise WrongState(_SAYS[row.state])
    row.state = target
    return row


def locked_running(shift: Shift) -> Shift:
    """Return the locked shift if people are out there now."""
    row = locked(shift)
    if not row.is_running:
        raise ShiftNotRunning(_SAYS[row.state])
    return row


def locked_open(shift: Shift) -> Shift:
    """Return the locked shift if it is planned or runs."""
    row = locked(shift)
    if not (row.is_planned or row.is_running):
        raise WrongState(_SAYS[row.state])
    return row
