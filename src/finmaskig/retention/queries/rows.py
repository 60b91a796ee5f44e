"""Decisions, holds, lists and proofs, one or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Max, Min, Q

from finmaskig.retention import rules
from finmaskig.retention.models import (
    DestructionDecision,
    DestructionList,
    Hold,
    ListItem,
    Proof,
)
from finmaskig.retention.values import KindCount

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

_PEOPLE = ("unit", "made_by", "reviewed_by", "approved_by", "stopped_by")


def decisions_of(board_id: UUID) -> list[DestructionDecision]:
    """Return every decision of a board, the newest first."""
    rows = DestructionDecision.objects.filter(board_id=board_id).select_related("recorded_by")
    return list(rows)


def decision_by_id(decision_id: UUID) -> DestructionDecision | None:
    """Return a decision."""
    return DestructionDecision.objects.filter(pk=decision_id).first()


def open_holds(unit_id: UUID) -> list[Hold]:
    """Return the holds of a unit that are not lifted, the one to look at first on top."""
    return list(Hold.objects.filter(unit_id=unit_id, lifted_at__isnull=True))


def hold_of(record: UUID) -> Hold | None:
    """Return the hold of a record, if it is held; it stays when the record changes its kind."""
    return Hold.objects.filter(record=record, lifted_at__isnull=True).first()


def hold_by_id(hold_id: UUID) -> Hold | None:
    """Return a hold."""
    return Hold.objects.filter(pk=hold_id).first()


def existing_holds(ids: Collection[UUID]) -> set[UUID]:
    """Return which of the holds exist."""
    return set(Hold.objects.filter(pk__in=ids).values_list("pk", flat=True))


def list_by_id(list_id: UUID) -> DestructionList | None:
    """Return a list with its unit and people."""
    return DestructionList.objects.select_related(*_PEOPLE).filter(pk=list_id).first()


def lists_of(board_id: UUID, side: str) -> list[DestructionList]:
    """Return the lists of a board on one side of the wall, the newest first."""
    rows = DestructionList.objects.filter(board_id=board_id, side=side)
    return list(rows.select_related(*_PEOPLE))


def items_of(row: DestructionList) -> list[ListItem]:
    """Return the records of a list; only its own unit may see more than their counts."""
    return list(row.items.all())


def kind_counts(row: DestructionList) -> list[KindCount]:
    """Return how many records of each kind are still on a list: what a deputy sees."""
    active = row.items.filter(Q(state__in=rules.ACTIVE_ITEM_STATES)).order_by("kind")
    counted = active.values_list("kind").annotate(Count("pk"), Min("last_on"), Max("last_on"))
    return [KindCount(*each) for each in counted]


def proofs_of(board_id: UUID, side: str) -> list[Proof]:
    """Return the proofs of a board on one side of the wall, the newest first."""
    rows = Proof.objects.filter(board_id=board_id, list__side=side)
    return list(rows.select_related("unit", "list"))


def proof_by_id(proof_id: UUID) -> Proof | None:
    """Return a proof."""
    return Proof.objects.select_related("unit", "list").filter(pk=proof_id).first()
