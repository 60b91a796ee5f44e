"""A coordinator's hours: quick to write, her own to take away."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases.models import Hours
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.track_values import NewHours


class HoursInTheFuture(DomainError):
    """Time is written down when it has been worked."""


@transaction.atomic
def log_hours(*, actor: Actor, new: NewHours) -> Hours:
    """Write down time on one of the three tasks; no contact is named."""
    if new.worked_on > local(now()).date():
        raise HoursInTheFuture(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
    hours = Hours(
        pk=uuid4(),
        unit_id=unit_of(actor),
        board_id=board_of(actor),
        user_id=actor.user_id,
        worked_on=new.worked_on,
        category=new.category,
        minutes=new.minutes,
    )
    hours.clean_fields(exclude=["unit", "board", "user"])
    hours.save(force_insert=True)
    log_access(actor=actor, event="cases.hours_logged", subject="hours", ids=[hours.pk])
    return hours


@transaction.atomic
def remove_hours(*, actor: Actor, hours: Hours) -> None:
    """Take away time that was written down wrongly."""
    log_access(actor=actor, event="cases.hours_removed", subject="hours", ids=[hours.pk])
    hours.delete()
