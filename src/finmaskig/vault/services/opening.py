"""Making, sharing and finding the keys of records."""

from __future__ import annotations

import logging
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyring
from finmaskig.pure.sealing import envelope
from finmaskig.shared.errors import DomainError
from finmaskig.vault.box import Box
from finmaskig.vault.models import RecordKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

logger = logging.getLogger(__name__)


class KeyGone(DomainError):
    """The record has no key for this unit: it was destroyed, or never shared."""


class RingLost(DomainError):
    """The unit has text but no key: the folder of keys is another one, or was not there."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


class NotOpened(Exception):
    """A wrapped key does not open: the unit's key is not in the ring, or a byte has changed."""


def make_box(*, record: UUID, unit_id: UUID) -> Box:
    """Make the key of a new record and keep it wrapped by its unit's key."""
    box = Box(record, envelope.new_key(), again=partial(box_of, record, unit_id))
    keep(box, RecordKey(record=record, unit_id=unit_id)).save(force_insert=True)
    return box


@transaction.atomic
def share_box(box: Box, *, unit_id: UUID) -> None:
    """Let another unit open the record too: only for what is frozen for both.

    The key is taken from the rows once more, so that a rotation or a destruction that came
    between is neither undone nor missed; raises ``KeyGone`` when the record was destroyed.
    """
    for row in lock_keys(box.record):
        with suppress(NotOpened):
            shared = RecordKey(record=box.record, unit_id=unit_id, renewed_at=row.renewed_at)
            keep(opened(row), shared).save(force_insert=True)
            return
    raise _gone()


def unit_box(unit_id: UUID) -> Box:
    """Return the box of a unit's own short texts, which belong to no record; make it if need be."""
    if (found := boxes_of([unit_id], unit_id).get(unit_id)) is not None:
        return found
    try:
        with transaction.atomic():
            return make_box(record=unit_id, unit_id=unit_id)
    except IntegrityError:  # another process made it first
        return box_of(unit_id, unit_id)


def box_of(record: UUID, unit_id: UUID) -> Box:
    """Return the opened record of a unit; raises ``KeyGone`` when nothing opens it."""
    found = boxes_of([record], unit_id)
    if record not in found:
        raise _gone()
    return found[record]


def boxes_of(records: Collection[UUID], unit_id: UUID) -> dict[UUID, Box]:
    """Return the opened records of a unit, by record, in one query; the others are left out."""
    boxes = {}
    for row in RecordKey.objects.filter(record__in=records, unit_id=unit_id):
        try:
            boxes[row.record] = opened(row)
        except NotOpened:
            logger.error("vault_key_not_opened", extra={"fields": {"key": row.key_id}})  # noqa: TRY400 -- no text of the error
    return boxes


# --- For the other services of the vault ----------------------------------------------------------


def lock_keys(record: UUID) -> list[RecordKey]:
    """Return the keys of a record, to be changed by this transaction alone.

    The second look sees what another transaction added while the first one waited for it.
    """
    rows = RecordKey.objects.select_for_update().filter(record=record).order_by("pk")
    return list(rows) and list(rows.all())


def opened(row: RecordKey) -> Box:
    """Return the box that a row opens; raises ``NotOpened``."""
    try:
        secret = keyring.by_id(row.key_id).secret
        key = envelope.unwrap(secret, bytes(row.wrapped), place=_place(row))
        older = _older(row, secret)
    except (keyring.UnknownKey, envelope.Unreadable) as error:
        raise NotOpened(row.key_id) from error
    return Box(row.record, key, older, again=partial(box_of, row.record, row.unit_id))


def keep(box: Box, row: RecordKey) -> RecordKey:
    """Wrap the keys of a box by the current key of the row's unit; saving is the caller's."""
    unit_key = current_key(row.unit_id)
    row.key_id = unit_key.id
    row.wrapped = envelope.wrap(unit_key.secret, box.key, place=_place(row))
    row.older = (
        None
        if box.older is None
        else envelope.wrap(unit_key.secret, box.older, place=_place_of_older(row))
    )
    return row


def current_key(unit_id: UUID) -> keyring.Key:
    """Return the key for what is new; raises ``RingLost`` rather than make one beside old text.

    What is sealed under a key in the wrong folder is lost when the right one is back.
    """
    unit = str(unit_id)
    key = keyring.active(keyring.Purpose.UNIT, unit=unit)
    if key is None and RecordKey.objects.filter(unit_id=unit_id).exists():
        raise RingLost(
            _("Nycklarna till enhetens text saknas, så inget kan sparas. Säg till driften genast.")
        )
    return key or keyring.current(keyring.Purpose.UNIT, unit=unit)


def _older(row: RecordKey, secret: bytes) -> bytes | None:
    if row.older is None:
        return None
    return envelope.unwrap(secret, bytes(row.older), place=_place_of_older(row))


def _place(row: RecordKey) -> str:
    return f"record-key|{row.record}|{row.unit_id}"


def _place_of_older(row: RecordKey) -> str:
    return f"{_place(row)}|older"


def _gone() -> KeyGone:
    return KeyGone(_("Texten går inte att läsa. Den är förstörd, eller nyckeln saknas här."))
