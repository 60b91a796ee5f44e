"""What handovers, consents and disclosures mean for how long a contact is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F

from finmaskig.handovers.models import Consent, Disclosure, Handover
from finmaskig.shared.clock import local
from finmaskig.vault.fading import Row, Window
from finmaskig.vault.queries import portions

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from datetime import date, datetime
    from uuid import UUID

    from django.db.models import QuerySet


def sent_with(cases: Collection[UUID]) -> list[UUID]:
    """Return the handovers of some contacts: each has a key of its own, which two units hold."""
    return list(Handover.objects.filter(case_id__in=list(cases)).values_list("pk", flat=True))


def last_told(cases: Collection[UUID]) -> dict[UUID, date]:
    """Return for each contact the last day on which something was told, asked or answered."""
    found: dict[UUID, date] = {}
    for ids in portions(cases):
        for case_id, *moments in _told(ids):
            found[case_id] = _last(moments, found.get(case_id))
    return found


def _told(ids: list[UUID]) -> Iterator[tuple[UUID, *tuple[datetime | None, ...]]]:
    """Return the times of everything about some contacts, each after its contact, in one query."""
    here = {"case_id__in": ids}
    sent = Handover.objects.filter(**here).values_list(
        "case_id", "sent_at", "answered_at", "receipted_at", "closed_at"
    )
    agreed = Consent.objects.filter(**here).values_list(
        "case_id", "received_at", "withdrawn_at", F("received_at"), F("withdrawn_at")
    )
    told = Disclosure.objects.filter(**here).values_list(
        "case_id", "registered_at", "decided_at", "made_at", F("made_at")
    )
    yield from sent.order_by().union(agreed.order_by(), told.order_by(), all=True)


def apart() -> QuerySet[Disclosure]:
    """Return the disclosures that are about no contact: they fade by themselves."""
    return Disclosure.objects.filter(case__isnull=True).order_by("pk")


def boards_apart() -> set[UUID]:
    """Return the boards that answer for disclosures about no contact."""
    return set(apart().order_by().values_list("board_id", flat=True).distinct())


def apart_of_board(board_id: UUID, _window: Window) -> list[Row]:
    """Return every disclosure of a board that is about no contact; they are few."""
    return [_row(one) for one in apart().filter(board_id=board_id)]


def next_apart(unit_id: UUID, after: date) -> date | None:
    """Return the next last day of a unit's disclosures about no contact, after a day."""
    days = [_row(one).last_on for one in apart().filter(unit_id=unit_id)]
    return min((day for day in days if day and day > after), default=None)


def apart_by_ids(ids: Collection[UUID]) -> list[Row]:
    """Return the disclosures about no contact that still exist."""
    return [_row(one) for one in apart().filter(pk__in=list(ids))]


def lock_disclosures(ids: Collection[UUID]) -> None:
    """Let nobody change some disclosures until the transaction ends."""
    rows = Disclosure.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")
    list(rows.values_list("pk"))


def _row(one: Disclosure) -> Row:
    return Row(
        id=one.pk,
        board_id=one.board_id,
        unit_id=one.unit_id,
        side=one.side,
        began_on=local(one.registered_at).date(),
        last_on=_last([one.registered_at, one.decided_at, one.made_at], None),
        mark=one.state,
        is_open=one.is_proposed or one.is_allowed,
    )


def _last(moments: Iterable[datetime | None], known: date | None) -> date:
    days = [local(moment).date() for moment in moments if moment is not None]
    return max([*days, known] if known else days)
