"""From what is ripe to a second person's decision: making, reviewing, approving, stopping."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.retention import rules
from finmaskig.retention.models import DestructionList, ListItem
from finmaskig.retention.queries.judging import judged_by_ids, judged_of_board
from finmaskig.retention.services.dropping import drop, why_not
from finmaskig.retention.values import function_of, person_of, place_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.vault import fading

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.values import Judged


class NothingIsRipe(DomainError):
    """No record of the unit can be listed."""


class OneListAtATime(DomainError):
    """The unit has a list under way."""


class NotNow(DomainError):
    """The list is in another state."""


class SecondPersonNeeded(NotAllowed):
    """Whoever made or went through a list never decides about it."""


@transaction.atomic
def make_list(*, actor: Actor) -> DestructionList:
    """List every record of the actor's unit that is ripe today."""
    at = now()
    row = DestructionList(
        board_id=board_of(actor),
        unit_id=unit_of(actor),
        side=actor.side,
        made_by_id=actor.user_id,
        made_at=at,
    )
    if not rules.may_review(person_of(actor), place_of(row)):
        raise NotAllowed(_("Den som arbetar i enheten gör och granskar listan."))
    ripe = _ripe(row, at)
    if not ripe:
        raise NothingIsRipe(
            _("Inget kan gallras i dag. Antingen har ingen tid gått ut eller så saknas beslut.")
        )
    _save_new(row, ripe)
    _log(actor, "retention.list_made", row)
    return row


@transaction.atomic
def review(*, actor: Actor, row: DestructionList, kept: Collection[UUID] = ()) -> DestructionList:
    """Say, as the first of two, that the records may go; ``kept`` are items that stay."""
    at = now()
    locked = _moved(row, "review")
    if not rules.may_review(person_of(actor), place_of(locked)):
        raise NotAllowed(_("Den som arbetar i enheten gör och granskar listan."))
    items = _freshened(locked, at)
    for item in items:
        if item.pk in kept:
            item.state = rules.KEPT
            item.save(update_fields=["state"])
    if all(item.pk in kept for item in items):
        raise NothingIsRipe(_("Ingen post är kvar på listan. Stoppa den i stället."))
    locked.reviewed_by_id, locked.reviewed_at = actor.user_id, at
    locked.reviewed_as = function_of(actor)
    locked.save()
    _log(actor, "retention.list_reviewed", locked)
    return locked


@transaction.atomic
def approve(*, actor: Actor, row: DestructionList) -> DestructionList:
    """Decide, as the second of two, that a list is destroyed after seven days."""
    at = now()
    locked = _moved(row, "approve")
    acted = {"made_by": str(locked.made_by_id), "reviewed_by": str(locked.reviewed_by_id)}
    if not rules.may_approve(person_of(actor), place_of(locked), **acted):
        raise SecondPersonNeeded(
            _(
                "En andra person ska besluta: enhetschefen, eller en chef i en annan enhet hos "
                "samma nämnd som möter samma grupp, utsatta eller köpare. "
                "Den som gjorde eller granskade listan kan inte."
            )
        )
    if not _freshened(locked, at):
        raise NothingIsRipe(_("Ingen post är kvar på listan. Stoppa den i stället."))
    locked.approved_by_id, locked.approved_at = actor.user_id, at
    locked.approved_as = function_of(actor)
    locked.save()
    _log(actor, "retention.list_approved", locked)
    return locked


@transaction.atomic
def stop(*, actor: Actor, row: DestructionList) -> DestructionList:
    """Stop a list before it has begun: every record on it stays."""
    locked = _moved(row, "stop")
    acted = [str(one) for one in (locked.made_by_id, locked.reviewed_by_id, locked.approved_by_id)]
    if not rules.may_stop(person_of(actor), place_of(locked), acted=acted):
        raise NotAllowed(
            _(
                "Den som har gjort, granskat eller beslutat kan stoppa listan. "
                "Det kan enhetschefen också."
            )
        )
    locked.stopped_by_id, locked.stopped_at = actor.user_id, now()
    locked.save()
    locked.items.all().delete()
    _log(actor, "retention.list_stopped", locked)
    return locked


def _ripe(row: DestructionList, at: datetime) -> list[Judged]:
    """Return the ripe records of a unit: those that no whole record of the list takes along."""
    mine = [
        one
        for one in judged_of_board(row.board_id, local(at).date())
        if one.is_ripe and (one.row.unit_id, one.row.side) == (row.unit_id, row.side)
    ]
    going = {(one.kind, one.row.id) for one in mine if fading.whole(one.kind) == one.kind}
    return [
        one
        for one in mine
        if fading.whole(one.kind) == one.kind or (fading.whole(one.kind), one.row.id) not in going
    ]


def _save_new(row: DestructionList, ripe: list[Judged]) -> None:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            ListItem.objects.bulk_create([_item(row, one) for one in ripe], batch_size=500)
    except IntegrityError as error:
        raise OneListAtATime(
            _("Enheten har redan en lista på väg. Gör färdigt eller stoppa den först.")
        ) from error


def _item(row: DestructionList, one: Judged) -> ListItem:
    assert one.period is not None
    assert one.rule is not None
    assert one.decision is not None
    assert one.row.last_on is not None
    return ListItem(
        list=row,
        kind=one.kind,
        record=one.row.id,
        last_on=one.row.last_on,
        earliest_on=one.period.earliest_on,
        done_by_on=one.period.done_by_on,
        mark=one.row.mark,
        rule=one.rule.stamp,
        decision=one.decision,
    )


def _moved(row: DestructionList, verb: str) -> DestructionList:
    """Lock a list and move it to the state that a verb leads to; saving is the caller's."""
    locked = DestructionList.objects.select_for_update().get(pk=row.pk)
    target = rules.target_of(locked.state, verb)
    if target is None:
        raise NotNow(_("Listan har hunnit längre, eller är stoppad. Ladda om sidan."))
    locked.state = target
    return locked


def _freshened(row: DestructionList, at: datetime) -> list[ListItem]:
    """Drop what has changed since the list was made, and return what is left."""
    items = ListItem.objects.select_for_update().filter(list=row, state=rules.LISTED)
    left = []
    judged = judged_items(row, list(items.order_by("pk")), at)
    for item, one in judged:
        why = why_not(item, one)
        if why:
            drop(item, why)
        else:
            left.append(item)
    return left


def judged_items(
    row: DestructionList, items: Collection[ListItem], at: datetime
) -> list[tuple[ListItem, Judged | None]]:
    """Return each record of a list with where it stands now."""
    on = local(at).date()
    found: dict[tuple[str, UUID], Judged] = {}
    for kind in sorted({item.kind for item in items}):
        ids = [item.record for item in items if item.kind == kind]
        found |= {
            (kind, id_): one for id_, one in judged_by_ids(row.board_id, kind, ids, on).items()
        }
    return [(item, found.get((item.kind, item.record))) for item in items]


def _log(actor: Actor, event: str, row: DestructionList) -> None:
    log_access(actor=actor, event=event, subject="destruction_list", ids=[row.pk])
