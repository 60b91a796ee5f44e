"""Making, sharing, finding and forgetting the keys of records."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyring
from finmaskig.pure.sealing import envelope
from finmaskig.shared.errors import DomainError
from finmaskig.vault.box import Box
from finmaskig.vault.models import RecordKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


class KeyGone(DomainError):
    """The record has no key for this unit: it was destroyed, or never shared."""


def make_box(*, record: UUID, unit_id: UUID) -> Box:
    """Make the key of a new record and keep it wrapped by its unit's key."""
    box = Box(record, envelope.new_key())
    share_box(box, unit_id=unit_id)
    return box


def share_box(box: Box, *, unit_id: UUID) -> None:
    """Let another unit open the record too: only for what is frozen for both."""
    unit_key = keyring.current(keyring.Purpose.UNIT, unit=str(unit_id))
    wrapped = envelope.wrap(unit_key.secret, box.key, place=_place(box.record, unit_id))
    RecordKey.objects.create(
        record=box.record, unit_id=unit_id, key_id=unit_key.id, wrapped=wrapped
    )


def box_of(record: UUID, unit_id: UUID) -> Box:
    """Return the opened record of a unit; raises ``KeyGone`` when nothing opens it."""
    found = boxes_of([record], unit_id)
    if record not in found:
        raise KeyGone(_("Texten går inte att läsa. Den är förstörd, eller nyckeln saknas här."))
    return found[record]


def boxes_of(records: Collection[UUID], unit_id: UUID) -> dict[UUID, Box]:
    """Return the opened records of a unit, by record, in one query; the others are left out."""
    rows = RecordKey.objects.filter(record__in=records, unit_id=unit_id)
    return {row.record: _opened(row) for row in rows}


def forget(records: Collection[UUID]) -> int:
    """Delete the keys of records for every unit: their texts are noise from now on."""
    count, _by_model = RecordKey.objects.filter(record__in=records).delete()
    return count


def _opened(row: RecordKey) -> Box:
    unit_key = keyring.by_id(row.key_id)
    place = _place(row.record, row.unit_id)
    return Box(row.record, envelope.unwrap(unit_key.secret, bytes(row.wrapped), place=place))


def _place(record: UUID, unit_id: UUID) -> str:
    return f"record-key|{record}|{unit_id}"
