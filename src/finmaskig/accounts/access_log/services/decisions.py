"""What a person can do with the log: sign a review, and have an old month destroyed by two."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.access_log.macs import segment_is_genuine, sign_segment
from finmaskig.accounts.access_log.queries import reader
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessReview, AccessSegment
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.access_log.access import Sample
    from finmaskig.accounts.access_log.months import Month
    from finmaskig.accounts.actor import Actor

State = AccessSegment.State


class AlreadySigned(DomainError):
    """Somebody has signed the month."""


class TooYoung(DomainError):
    """The month must be kept longer."""


class AlreadyProposed(DomainError):
    """The month is on its way to destruction."""


class NotProposed(DomainError):
    """Nobody has proposed, or somebody has declined."""


class NotConfirmed(DomainError):
    """A second person has not decided."""


class SecondPersonNeeded(DomainError):
    """The one who proposed cannot decide."""

    status = HTTPStatus.FORBIDDEN


class NotSealed(DomainError):
    """Entries of the month wait for their seal."""


class DecisionAltered(DomainError):
    """The decision is not as two persons left it."""


@dataclass(frozen=True)
class Verdict:
    """What a lead says of a sample."""

    outcome: str
    note: str = ""


@transaction.atomic
def sign_review(*, sample: Sample, verdict: Verdict, actor: Actor) -> AccessReview:
    """Sign the month's sample of a unit's log, once."""
    review = AccessReview(
        unit_id=sample.unit_id,
        unit_name=actor.unit_name[:200],
        board_id=actor.board_id,
        month=str(sample.month),
        entries=[str(line.id) for line in sample.lines],
        outcome=verdict.outcome,
        note=verdict.note,
        reviewed_by=actor.user_id,
        reviewed_by_name=actor.name,
        reviewed_at=now(),
    )
    review.full_clean(validate_constraints=False)
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadySigned(_("Månaden är redan granskad. Titta bland granskningarna.")) from error
    log_access(actor=actor, event="accounts.log_reviewed", subject="access_review", ids=[review.pk])
    return review


@transaction.atomic
def propose_destruction(*, month: Month, actor: Actor) -> AccessSegment:
    """Propose, as the first of two, that a month's entries are destroyed."""
    if month >= reader.oldest_kept():
        raise TooYoung(_("Månaden ska sparas längre. Välj en äldre månad."))
    segment = AccessSegment(
        month=str(month),
        proposed_by=actor.user_id,
        proposed_by_name=actor.name,
        proposed_at=now(),
    )
    sign_segment(segment)
    try:
        with transaction.atomic():
            segment.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyProposed(_("Månaden är redan föreslagen. Ladda om sidan.")) from error
    _log(actor, "accounts.log_month_proposed", segment)
    return segment


@transaction.atomic
def decline_destruction(*, month: Month, actor: Actor) -> None:
    """Take a proposal away, one's own or another's."""
    segment = _proposed(month)
    _log(actor, "accounts.log_month_declined", segment)
    segment.delete()


@transaction.atomic
def confirm_destruction(*, month: Month, actor: Actor) -> AccessSegment:
    """Decide, as the second of two, that a month's entries are destroyed."""
    segment = _proposed(month)
    if segment.proposed_by == actor.user_id:
        raise SecondPersonNeeded(_("Du föreslog det här. En annan administratör ska besluta."))
    segment.state = State.CONFIRMED
    segment.confirmed_by = actor.user_id
    segment.confirmed_by_name = actor.name
    segment.confirmed_at = now()
    sign_segment(segment)
    segment.save()
    _log(actor, "accounts.log_month_confirmed", segment)
    return segment


@transaction.atomic
def destroy_segment(*, month: Month, actor: Actor) -> int:
    """Destroy the entries of a month that two persons have decided on; the seals stay."""
    segment = _locked(month)
    if segment is None or segment.state != State.CONFIRMED:
        raise NotConfirmed(_("Två personer ska besluta först. Ladda om sidan."))
    if not segment_is_genuine(segment):
        raise DecisionAltered(_("Beslutet är ändrat utanför Finmaskig. Granska läsloggen."))
    start, end = month.span_utc()
    if AccessPending.objects.filter(entry__at__gte=start, entry__at__lt=end).exists():
        raise NotSealed(_("Några rader väntar på försegling. Försök igen om en minut."))
    count, _by_model = AccessEntry.objects.filter(at__gte=start, at__lt=end).delete()
    segment.state = State.DESTROYED
    segment.destroyed_at = now()
    segment.destroyed_count = count
    sign_segment(segment)
    segment.save()
    _log(actor, "accounts.log_month_destroyed", segment)
    return count


def _locked(month: Month) -> AccessSegment | None:
    """Return the segment, for one person at a time."""
    return AccessSegment.objects.select_for_update().filter(month=str(month)).first()


def _proposed(month: Month) -> AccessSegment:
    segment = _locked(month)
    if segment is None or segment.state != State.PROPOSED:
        raise NotProposed(_("Det finns inget förslag att ta ställning till. Ladda om sidan."))
    return segment


def _log(actor: Actor, event: str, segment: AccessSegment) -> None:
    log_access(actor=actor, event=event, subject="access_segment", ids=[segment.month])
