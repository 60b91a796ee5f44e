"""The destruction itself: the key first, then the rows, then the proof. Safe to kill anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.retention import rules
from finmaskig.retention.models import DestructionDecision, DestructionList, ListItem
from finmaskig.retention.services.dropping import drop, why_not
from finmaskig.retention.services.lists import judged_items
from finmaskig.retention.services.proving import finish_list
from finmaskig.retention.values import Ran
from finmaskig.shared.alone import each_alone
from finmaskig.shared.clock import local
from finmaskig.vault import destroyed, fading, queries
from finmaskig.vault.services import destroy

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

PORTION = 100


def run_destruction(*, actor: Actor, at: datetime) -> Ran:
    """Destroy what two persons have decided and seven days have passed over; finish what was left.

    What one list meets stops no other. Never call it within a transaction. It can run as often as
    you like, also twice at once.
    """
    done = sum(each_alone(lambda one: _worked_off(one, actor=actor, at=at), _ready()), Ran())
    return done + Ran(destroyed=finish_leftovers(actor=actor))


def _worked_off(list_id: UUID, *, actor: Actor, at: datetime) -> Ran:
    if not _begun(list_id, actor=actor, at=at):
        return Ran()
    return _destroyed(list_id, actor=actor, at=at)


def finish_leftovers(*, actor: Actor) -> int:
    """Delete the rows of records whose keys are gone: a crash or a restored copy left them."""
    noted = destroyed.noted()
    count = 0
    for kind in fading.all_kinds():
        if kind.part_of:
            continue
        for portion in queries.portions(noted):
            left = [row.id for row in kind.by_ids(portion)]
            if left:
                destroy([*left, *fading.keys_that_follow(kind.code, left)])
                _forget_leftovers(kind.code, left, actor=actor)
                count += len(left)
    return count


@transaction.atomic(durable=True)
def _forget_leftovers(kind: str, ids: list[UUID], *, actor: Actor) -> None:
    fading.forget(kind, ids)
    log_access(actor=actor, event="retention.leftovers_forgotten", subject=kind, ids=ids)


def _ready() -> list[UUID]:
    rows = DestructionList.objects.filter(state__in=[rules.APPROVED, rules.RUNNING])
    return list(rows.order_by("approved_at", "pk").values_list("pk", flat=True))


@transaction.atomic(durable=True)
def _begun(list_id: UUID, *, actor: Actor, at: datetime) -> bool:
    """Let an approved list begin, unless somebody stopped it or its days have not passed."""
    row = DestructionList.objects.select_for_update().get(pk=list_id)
    if row.state == rules.RUNNING:
        return True
    if row.state != rules.APPROVED or row.approved_at is None:
        return False
    if not rules.has_cooled(local(row.approved_at).date(), local(at).date()):
        return False
    row.state, row.begun_at = rules.RUNNING, at
    row.save(update_fields=["state", "begun_at"])
    log_access(actor=actor, event="retention.list_begun", subject="destruction_list", ids=[row.pk])
    return True


def _destroyed(list_id: UUID, *, actor: Actor, at: datetime) -> Ran:
    done = Ran()
    while (portion := _condemned(list_id, at=at)) is not None:
        destroy(_keys_of(portion))
        done += Ran(destroyed=_forgotten(portion))
    return done + finish_list(list_id, actor=actor, at=at)


@transaction.atomic(durable=True)
def _condemned(list_id: UUID, *, at: datetime) -> list[ListItem] | None:
    """Look at the next records once more, under lock, and let those go that still may.

    Return None when no record of the list is left.
    """
    row = DestructionList.objects.select_for_update().get(pk=list_id)
    items = ListItem.objects.select_for_update().filter(
        list=row, state__in=rules.ACTIVE_ITEM_STATES
    )
    portion = list(items.order_by("kind", "pk")[:PORTION])
    if not portion:
        return None
    _lock_what_decides(portion)
    going = [item for item in portion if item.state == rules.GOING]
    listed = [item for item in portion if item.state == rules.LISTED]
    for item, judged in judged_items(row, listed, at):
        why = why_not(item, judged)
        if why:
            drop(item, why)
        else:
            item.state = rules.GOING
            item.save(update_fields=["state"])
            going.append(item)
    for kind, ids in _by_kind(going).items():
        fading.kind_of(kind).condemn(ids)
    return going


def _lock_what_decides(items: Collection[ListItem]) -> None:
    """Let neither a decision nor a record change until the look is over; a hold locks the item."""
    decisions = DestructionDecision.objects.select_for_update()
    list(decisions.filter(pk__in={item.decision_id for item in items}).order_by("pk"))
    for kind, ids in _by_kind(items).items():
        fading.kind_of(kind).lock(ids)


def _keys_of(items: Collection[ListItem]) -> set[UUID]:
    """Return the records whose keys go first; where only a part fades there are none."""
    keys: set[UUID] = set()
    for kind, ids in _by_kind(items).items():
        if fading.whole(kind) == kind:
            keys |= {*ids, *fading.keys_that_follow(kind, ids)}
    return keys


@transaction.atomic(durable=True)
def _forgotten(portion: Collection[ListItem]) -> int:
    """Keep the counts and delete the rows; what another run has done already is left alone."""
    rows = ListItem.objects.select_for_update().filter(
        pk__in=[item.pk for item in portion], state=rules.GOING
    )
    going = list(rows.order_by("pk"))
    for kind, ids in _by_kind(going).items():
        fading.forget(kind, ids)
    return ListItem.objects.filter(pk__in=[item.pk for item in going]).update(state=rules.GONE)


def _by_kind(items: Collection[ListItem]) -> dict[str, list[UUID]]:
    found: dict[str, list[UUID]] = {}
    for item in items:
        found.setdefault(item.kind, []).append(item.record)
    return found
