"""The doors to the log. Reading it is logged like any other reading."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.core.paginator import Page, Paginator
from django.http import Http404

from finmaskig.accounts.access_log.months import Month
from finmaskig.accounts.access_log.queries import reader
from finmaskig.accounts.actor import Role
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import AccessEntry, AccessReview
from finmaskig.shared.clock import today

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.accounts.access_log.queries.reader import (
        Line,
        OldMonth,
        Reach,
        ReviewMonth,
        Wanted,
    )
    from finmaskig.accounts.actor import Actor

ENTRIES_A_PAGE = 50


@dataclass(frozen=True)
class Sample:
    """A month's sample of a unit's log, and the signature under it, if any."""

    unit_id: UUID
    month: Month
    lines: list[Line]
    review: AccessReview | None


def log_to_filter(actor: Actor) -> Reach:
    """Return whose log the reader may see: a lead her unit's, an auditor her board's.

    Each board is a controller of its own: an auditor reads the rows of her board and the rows of
    no board, never another board's. An auditor without a board reads only the rows of no board.
    """
    if actor.role == Role.AUDITOR:
        return reader.Reach(actor.board_id)
    return reader.Reach(actor.board_id, _own_unit(actor))


def log_to_read(actor: Actor, wanted: Wanted, number: str) -> Page[AccessEntry]:
    """Return one page of the log that the reader may see."""
    found = reader.entries(log_to_filter(actor), wanted)
    page = Paginator(found, ENTRIES_A_PAGE).get_page(number)
    log_access(
        actor=actor,
        event="accounts.log_listed",
        subject="access_entry",
        ids=[entry.pk for entry in page],
    )
    return page


def entry_to_read(actor: Actor, entry_id: UUID) -> Line:
    """Return one entry with all its ids."""
    entry = reader.entries(log_to_filter(actor), reader.Wanted()).filter(pk=entry_id).first()
    if entry is None:
        raise Http404
    log_access(actor=actor, event="accounts.log_entry_seen", subject="access_entry", ids=[entry_id])
    return reader.lines([entry])[0]


def sample_to_review(actor: Actor, month_text: str) -> Sample:
    """Return the sample of a month that is over, for the lead of the unit."""
    unit_id = _own_unit(actor)
    month = _month(month_text)
    if month >= Month.of(today()):
        raise Http404
    drawn = reader.sample(unit_id, month)
    if not drawn:
        raise Http404
    log_access(
        actor=actor,
        event="accounts.log_sample_seen",
        subject="access_entry",
        ids=[entry.pk for entry in drawn],
    )
    return Sample(unit_id, month, reader.lines(drawn), reader.review_of(unit_id, month))


def months_to_review(actor: Actor) -> list[ReviewMonth]:
    """Return the months of the lead's own unit that are over."""
    return reader.review_months(_own_unit(actor))


def month_waiting(actor: Actor) -> Month | None:
    """Return the latest month that waits for the lead's signature."""
    if actor.role != Role.LEAD:
        return None
    return next((each.month for each in months_to_review(actor) if each.review is None), None)


def reviews_to_read(actor: Actor, number: str) -> Page[AccessReview]:
    """Return the signatures of the auditor's board."""
    if actor.role != Role.AUDITOR:
        raise Http404
    page = Paginator(reader.reviews(log_to_filter(actor)), ENTRIES_A_PAGE).get_page(number)
    log_access(
        actor=actor,
        event="accounts.log_reviews_listed",
        subject="access_review",
        ids=[review.pk for review in page],
    )
    return page


def months_to_destroy(actor: Actor) -> list[OldMonth]:
    """Return the old months with their counts, without content, for an administrator."""
    _refuse_all_but_administrators(actor)
    months = reader.old_months()
    log_access(actor=actor, event="accounts.log_months_listed", subject="access_segment")
    return months


def month_to_destroy(actor: Actor, month_text: str) -> Month:
    """Return a month that an administrator may have destroyed together with another."""
    _refuse_all_but_administrators(actor)
    month = _month(month_text)
    if month not in {old.month for old in reader.old_months()}:
        raise Http404
    return month


def _own_unit(actor: Actor) -> UUID:
    if actor.role != Role.LEAD:
        raise Http404
    if actor.unit_id is None:
        raise Http404
    return actor.unit_id


def _refuse_all_but_administrators(actor: Actor) -> None:
    if actor.role != Role.ADMINISTRATOR:
        raise Http404


def _month(text: str) -> Month:
    try:
        return Month.parse(text)
    except ValueError as error:
        raise Http404 from error
