"""How the services of the track lock, check and save: one order, one check of days, one log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.cases import track_rules
from finmaskig.cases.models import Track
from finmaskig.cases.queries.subjects import dated_subject_of
from finmaskig.cases.services.rows import locked_open, save
from finmaskig.cases.services.track.watching import answered_watches
from finmaskig.cases.services.watching import keep_watch
from finmaskig.guidance.queries import steps_of_subject
from finmaskig.guidance.rules import FULFILLED, Outcome
from finmaskig.guidance.services import settle_dated_step
from finmaskig.shared.clock import local
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.track_values import Filled

CHANGED = "cases.track_changed"


class NoTrack(DomainError):
    """The contact has no coordination track."""


class RowChanged(DomainError):
    """Somebody else changed the row first."""


class OddDay(DomainError):
    """A day that cannot be right; the form says which before it comes here."""


class Versioned(Protocol):
    """A row that counts its versions."""

    version: int

    @property
    def pk(self) -> UUID:
        """Return its id."""


def locked_track(case: Case) -> tuple[Case, Track]:
    """Return a contact and its track, both locked; raises ``NoTrack`` when there is none."""
    row = locked_open(case)
    track = Track.objects.select_for_update().filter(case=row).first()
    if track is None:
        raise NoTrack(_("Kontakten har inget samordningsspår. Öppna det först."))
    track.case = row
    return row, track


def refuse_odd_days(new: Filled, case: Case, at: datetime) -> None:
    """Refuse what the form should have refused: days in the wrong order, or far away."""
    on = local(at).date()
    if track_rules.odd_days(new.days, new.ORDER, opened_on=case.opened_on, on=on):
        raise OddDay(_("Något av datumen stämmer inte med de andra. Kontrollera dem och spara."))


def refuse_change(stored: Versioned, version: int) -> None:
    """Refuse to write over what somebody else has just written."""
    if stored.version != version:
        raise RowChanged(
            _("Någon annan har ändrat det här medan du skrev. Ladda om sidan och gör om ändringen.")
        )
    stored.version += 1


def finish(*, actor: Actor, case: Case, at: datetime, event: str = CHANGED) -> None:
    """Save that the contact was written in, log it, and bring its steps in line with its dates.

    A step whose date has been answered ends as done; one whose date is gone ends by itself.
    """
    save(case, at=at)
    log_access(actor=actor, event=event, subject="case", ids=[case.pk])
    settle_answered(actor=actor, case=case, at=at)
    keep_watch(actor=actor, case=case, at=at)


def settle_answered(*, actor: Actor, case: Case, at: datetime) -> None:
    """End the open steps that the track's dates have answered."""
    subject = dated_subject_of(case)
    steps = steps_of_subject(subject.kind, subject.id, subject.unit_id)
    waiting = {step.rule_code for step in steps if step.is_open}
    for watch in sorted(waiting & answered_watches(case, local(at).date())):
        settle_dated_step(
            actor=actor, subject=subject, watch=watch, outcome=Outcome(FULFILLED), at=at
        )
