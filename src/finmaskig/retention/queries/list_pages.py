"""What the pages of lists, holds and one record's days show, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.translation import gettext as _

from finmaskig.organisations.access import board_of
from finmaskig.retention import rules
from finmaskig.retention.queries import rows
from finmaskig.retention.queries.pages import day_of, find_record, title_of
from finmaskig.retention.values import KindCount, person_of, place_of
from finmaskig.ui.wording import Due
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.models import DestructionList, Hold, ListItem

TAGS = {
    rules.MADE: "today",
    rules.REVIEWED: "today",
    rules.APPROVED: "plain",
    rules.RUNNING: "plain",
    rules.DESTROYED: "ok",
    rules.STOPPED: "plain",
}


@dataclass(frozen=True)
class Acts:
    """What one person can do with a list now, and why not the rest."""

    review: bool
    approve: bool
    stop: bool
    is_first_person: bool


@dataclass(frozen=True)
class ListLine:
    """A list on its way, on the start page."""

    row: DestructionList
    count: int
    tag: Due
    acts: Acts
    is_own: bool


@dataclass(frozen=True)
class ItemLine:
    """One record of a list, shown in its own unit only."""

    id: UUID
    title: str
    url: str
    meta: str
    state: str


@dataclass(frozen=True)
class ListPage:
    """A list: its records in the own unit, their kinds and counts for a deputy."""

    row: DestructionList
    tag: Due
    acts: Acts
    is_own: bool
    counts: list[KindCount]
    items: list[ItemLine]
    left_out: list[ItemLine]


@dataclass(frozen=True)
class HoldLine:
    """A record that is held: its name in its own unit, why, and when it is looked at."""

    hold: Hold
    title: str
    url: str
    record_url: str
    words: str
    is_late: bool


def acts_of(actor: Actor, row: DestructionList) -> Acts:
    """Return what somebody can do with a list now."""
    person, place = person_of(actor), place_of(row)
    acted = [str(one) for one in (row.made_by_id, row.reviewed_by_id, row.approved_by_id)]
    first = {"made_by": str(row.made_by_id), "reviewed_by": str(row.reviewed_by_id)}
    return Acts(
        review=row.state == rules.MADE and rules.may_review(person, place),
        approve=row.state == rules.REVIEWED and rules.may_approve(person, place, **first),
        stop=row.can_be_stopped and rules.may_stop(person, place, acted=acted),
        is_first_person=person.user in first.values(),
    )


def open_lists(actor: Actor) -> list[ListLine]:
    """Return the lists on their way that somebody may see, her own unit's first."""
    found = [
        row
        for row in rows.lists_of(board_of(actor), actor.side)
        if row.state in rules.OPEN_STATES and _sees(actor, row)
    ]
    found.sort(key=lambda row: row.unit_id != actor.unit_id)
    return [
        ListLine(
            row=row,
            count=sum(one.count for one in rows.kind_counts(row)),
            tag=_tag(row),
            acts=acts_of(actor, row),
            is_own=row.unit_id == actor.unit_id,
        )
        for row in found
    ]


def list_page(actor: Actor, row: DestructionList) -> ListPage:
    """Return a list as somebody may see it: aliases never outside the unit."""
    is_own = row.unit_id == actor.unit_id
    items = rows.items_of(row) if is_own else []
    active = [item for item in items if item.state in rules.ACTIVE_ITEM_STATES]
    rest = [item for item in items if item.state not in rules.ACTIVE_ITEM_STATES]
    return ListPage(
        row=row,
        tag=_tag(row),
        acts=acts_of(actor, row),
        is_own=is_own,
        counts=rows.kind_counts(row),
        items=_items(active),
        left_out=_items(rest),
    )


def hold_lines(actor: Actor, on: date) -> list[HoldLine]:
    """Return the holds of the actor's own unit, the one to look at first on top."""
    if actor.unit_id is None or actor.role not in rules.HOLDERS:
        return []
    return [hold_line(hold, on) for hold in rows.open_holds(actor.unit_id)]


def hold_line(hold: Hold, on: date) -> HoldLine:
    """Return one hold, for its own unit."""
    found = find_record(hold.record, kind=hold.kind)
    title = title_of(*found) if found else str(fading.names().get(hold.kind, ""))
    page = fading.kind_of(found[0]).page if found else ""
    return HoldLine(
        hold=hold,
        title=title,
        url=reverse("retention:hold_detail", args=[hold.pk]),
        record_url=reverse(page, args=[hold.record]) if page else "",
        words=_("ses över senast %(day)s") % {"day": day_of(hold.review_on)},
        is_late=hold.review_on < on,
    )


def _sees(actor: Actor, row: DestructionList) -> bool:
    if row.unit_id == actor.unit_id:
        return actor.role in rules.REVIEWERS
    return actor.role in rules.APPROVERS


def _tag(row: DestructionList) -> Due:
    return Due(TAGS[row.state], str(row.get_state_display()))


def _items(items: Iterable[ListItem]) -> list[ItemLine]:
    found = list(items)
    records: dict[tuple[str, UUID], str] = {}
    for kind in sorted({item.kind for item in found}):
        ids = [item.record for item in found if item.kind == kind]
        records |= {(kind, row.id): title_of(kind, row) for row in fading.kind_of(kind).by_ids(ids)}
    return [_item(item, records) for item in found]


def _item(item: ListItem, records: dict[tuple[str, UUID], str]) -> ItemLine:
    name = str(fading.names()[item.kind])
    title = records.get((item.kind, item.record), "")
    page = fading.kind_of(item.kind).page
    noted = _("senast antecknat %(day)s") % {"day": day_of(item.last_on)}
    state = str(item.get_why_display() or item.get_state_display())
    return ItemLine(
        id=item.pk,
        title=title or name,
        url=reverse(page, args=[item.record]) if title and page else "",
        meta=f"{name} · {noted}",
        state=state,
    )
