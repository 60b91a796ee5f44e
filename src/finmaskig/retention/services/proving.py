"""The proof of a destruction: how many, by which right, by whom; never which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.retention import rules
from finmaskig.retention.models import DestructionList, ListItem, Proof
from finmaskig.retention.rulebook import all_rules
from finmaskig.retention.values import Ran
from finmaskig.shared.clock import local
from finmaskig.vault import backups

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.rules import Rule


@transaction.atomic(durable=True)
def finish_list(list_id: UUID, *, actor: Actor, at: datetime) -> Ran:
    """Write the proofs of a list whose records are gone, and forget which they were."""
    row = DestructionList.objects.select_for_update().get(pk=list_id)
    items = list(row.items.select_related("decision"))
    waiting = any(item.state in rules.ACTIVE_ITEM_STATES for item in items)
    if row.state != rules.RUNNING or waiting:
        return Ran()
    on = local(at).date()
    for kind in sorted({item.kind for item in items if item.state == rules.GONE}):
        _proof(row, [item for item in items if item.kind == kind], on).save(force_insert=True)
    row.items.all().delete()
    row.state, row.ended_at = rules.DESTROYED, at
    row.save(update_fields=["state", "ended_at"])
    log_access(
        actor=actor, event="retention.list_destroyed", subject="destruction_list", ids=[row.pk]
    )
    return Ran(lists=1, dropped=sum(item.state == rules.DROPPED for item in items))


def _proof(row: DestructionList, items: Sequence[ListItem], on: date) -> Proof:
    gone = [item for item in items if item.state == rules.GONE]
    first = gone[0]
    rule = _rule_of(first)
    assert row.approved_at is not None
    return Proof(
        list=row,
        board_id=row.board_id,
        unit_id=row.unit_id,
        kind=first.kind,
        count=len(gone),
        left_count=sum(item.state == rules.DROPPED for item in items),
        section=rule.section,
        rule_text=rule.text,
        reference_number=first.decision.reference_number,
        decided_on=first.decision.decided_on,
        reviewed_as=row.reviewed_as,
        approved_as=row.approved_as,
        approved_on=local(row.approved_at).date(),
        destroyed_on=on,
        last_copy_on=backups.last_day(on),
    )


def _rule_of(item: ListItem) -> Rule:
    return next(rule for rule in all_rules() if rule.stamp == item.rule)
