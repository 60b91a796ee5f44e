"""Reads: which records have a key, which keys are named, where the texts of a record are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Count, Q

from finmaskig.vault.models import RecordKey

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Model, QuerySet

    from finmaskig.vault.holders import Holder

PORTION = 500
"""How many ids are asked about at once."""


def without_key(records: Collection[UUID], unit_id: UUID) -> set[UUID]:
    """Return which of the records have no key for a unit: destroyed, or never shared with it.

    A key that is wrapped by one that the ring has lost still counts as a key.
    """
    found: set[UUID] = set()
    for portion in portions(records):
        rows = RecordKey.objects.filter(record__in=portion, unit_id=unit_id)
        found.update(rows.values_list("record", flat=True))
    return set(records) - found


def with_key(records: Collection[UUID]) -> set[UUID]:
    """Return which of the records can be opened by any unit."""
    found: set[UUID] = set()
    for portion in portions(records):
        rows = RecordKey.objects.filter(record__in=portion)
        found.update(rows.values_list("record", flat=True))
    return found


def named_keys() -> dict[UUID, dict[str, int]]:
    """Return for each unit the ids of the keys that its rows name, and how many name each."""
    named: dict[UUID, dict[str, int]] = {}
    counted = RecordKey.objects.values_list("unit_id", "key_id").annotate(Count("pk"))
    for unit_id, key_id, count in counted.order_by("unit_id", "key_id"):
        named.setdefault(unit_id, {})[key_id] = count
    return named


def records_of(unit_id: UUID) -> list[UUID]:
    """Return the records that a unit can open."""
    rows = RecordKey.objects.filter(unit_id=unit_id).order_by("record")
    return list(rows.values_list("record", flat=True))


def renewed_before(moment: datetime) -> list[UUID]:
    """Return the records whose key before is still kept and was replaced before a moment."""
    rows = RecordKey.objects.filter(renewed_at__lt=moment)
    return sorted(set(rows.values_list("record", flat=True)))


def texts_of(holder: Holder, record: UUID) -> QuerySet[Model]:
    """Return the rows of a table that hold text of a record."""
    filled = Q()
    for name in holder.fields:
        filled |= ~Q(**{name: b""})
    rows = holder.model._base_manager.filter(**{holder.record: record})  # noqa: SLF001 -- public
    return rows.filter(filled).order_by("pk")


def portions(records: Collection[UUID]) -> Iterator[list[UUID]]:
    """Return ids in an order that is the same for all, some hundred at a time."""
    ordered = sorted(set(records))
    for start in range(0, len(ordered), PORTION):
        yield ordered[start : start + PORTION]
