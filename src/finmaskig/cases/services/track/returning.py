"""The way home: by the person's own will, with a programme that follows up."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_data
from finmaskig.cases.models import VoluntaryReturn
from finmaskig.cases.services.track.rows import (
    finish,
    locked_track,
    refuse_change,
    refuse_odd_days,
)
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.track_values import NewReturn

DAYS = (
    "consent_on",
    "referred_on",
    "travel_on",
    "arrived_on",
    "allowance_to_on",
    "first_follow_up_on",
    "last_follow_up_on",
    "broken_off_on",
)


class UnknownCountry(DomainError):
    """The list of countries has no such code."""


class AllowanceTooLong(DomainError):
    """The allowance ends at most so long after the arrival."""


class NoReasonToBreakOff(DomainError):
    """A return that was broken off says why."""


@transaction.atomic
def keep_return(*, actor: Actor, case: Case, new: NewReturn, version: int = 0) -> VoluntaryReturn:
    """Write down how far the way home has come; only the country, never a place."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    _refuse(new)
    kept = VoluntaryReturn.objects.select_for_update().filter(track=track).first()
    if kept is None:
        kept = VoluntaryReturn(pk=uuid4(), track=track)
    else:
        refuse_change(kept, version)
    kept.ground, kept.country = new.ground, new.country
    for name in DAYS:
        setattr(kept, name, getattr(new, name))
    kept.broken_off_why = new.broken_off_why if new.broken_off_on else ""
    kept.clean_fields(exclude=["track"])
    kept.save()
    finish(actor=actor, case=row, at=at)
    return kept


def _refuse(new: NewReturn) -> None:
    if new.country and new.country not in track_data.countries():
        raise UnknownCountry(_("Landet finns inte i listan. Välj ett som finns där."))
    if new.broken_off_on is not None and not new.broken_off_why:
        raise NoReasonToBreakOff(_("Välj varför återvändandet avbröts."))
    if new.arrived_on is not None and new.allowance_to_on is not None:
        last = track_data.due("return-allowance", new.arrived_on)
        if new.allowance_to_on > last:
            raise AllowanceTooLong(
                _("Ersättning ges i högst ett halvår efter hemkomsten, här till %(last)s.")
                % {"last": last}
            )
