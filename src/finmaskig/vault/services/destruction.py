"""The end of a record: its keys go, and with them every text of it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from django.db import DatabaseError, connection, transaction

from finmaskig.vault import destroyed, queries
from finmaskig.vault.models import RecordKey

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

logger = logging.getLogger(__name__)


def destroy(records: Collection[UUID]) -> int:
    """Delete the keys of records for every unit: their texts are noise from now on.

    The ids go to the destroyed list first, on disk before this goes on. Return how many keys
    went. Never call it within a transaction: what the list says cannot be rolled back.
    """
    destroyed.note(records)
    count = _forget(records)
    _wipe()
    return count


def apply_destroyed_list() -> int:
    """Delete the keys that a restored copy, or a crash in ``destroy``, has left behind."""
    count = _forget(destroyed.noted())
    if count:
        _wipe()
    return count


@transaction.atomic(durable=True)
def _forget(records: Collection[UUID]) -> int:
    """Delete keys; they are locked first, so that a sharing that runs just now is waited for."""
    count = 0
    for portion in queries.portions(records):
        rows = RecordKey.objects.filter(record__in=portion)
        list(rows.select_for_update().order_by("pk").values_list("pk"))
        count += rows.delete()[0]
    return count


def _wipe() -> None:
    """Let the database overwrite what was deleted; a copy of its files is not reached."""
    if connection.in_atomic_block:  # only in tests, where nothing is committed
        return
    sqlite = connection.vendor == "sqlite"
    try:
        with connection.cursor() as cursor:
            cursor.execute(
                "PRAGMA wal_checkpoint(TRUNCATE)" if sqlite else "VACUUM vault_recordkey"
            )
    except DatabaseError:
        logger.exception("vault_not_wiped")
