"""A new key for a unit: its record keys are wrapped anew, its texts are not touched.

Every step may be the last before the power goes, and any number of processes may take it at
once: a key is on disk before a row names it, it stays while a row or a copy of the database
may name it, and a row is changed only from what was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction

from finmaskig.accounts import keyring
from finmaskig.accounts.log import log_access
from finmaskig.vault import backups, queries
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services.opening import NotOpened, keep, opened

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from finmaskig.accounts.actor import Actor

BATCH = 500
KEPT_WHEN_FREE = timedelta(days=backups.KEPT_DAYS + 1)
"""How long a key that no row names stays: a copy of the database that names it may come back."""

_SWAP = (
    "UPDATE vault_recordkey SET key_id = %s, wrapped = %s, older = %s"
    " WHERE id = %s AND key_id = %s AND wrapped = %s"
)
_START = UUID(int=0)
Swap = tuple[str | bytes | UUID | None, ...]


@dataclass(frozen=True)
class Rotated:
    """How many record keys were wrapped anew, and how many did not open."""

    count: int = 0
    unopened: int = 0

    def __add__(self, other: Rotated) -> Rotated:
        return Rotated(self.count + other.count, self.unopened + other.unopened)


@dataclass(frozen=True)
class Finished:
    """What was left of interrupted rotations, and how many keys nothing needs any more."""

    rotated: Rotated
    forgotten: int


def rotate_unit_key(*, unit_id: UUID, actor: Actor) -> Rotated:
    """Make a new key for a unit and wrap all its record keys by it.

    Also when the keys before are lost for good: that is how a unit goes on. Never call it within
    a transaction: the batches are committed one by one.
    """
    log_access(actor=actor, event="vault.unit_key_rotated", subject="unit", ids=[unit_id])
    keyring.rotate(keyring.Purpose.UNIT, unit=str(unit_id))
    return _rewrap(unit_id)


def finish_rotations(*, at: datetime) -> Finished:
    """Wrap what still names a replaced key, and forget keys that nothing can name any more."""
    rotated = Rotated()
    for unit_id, named in queries.named_keys().items():
        current = keyring.active(keyring.Purpose.UNIT, unit=str(unit_id))
        if current is None:
            rotated += Rotated(unopened=sum(named.values()))
        elif set(named) != {current.id}:
            rotated += _rewrap(unit_id)
    named_now = {key_id for named in queries.named_keys().values() for key_id in named}
    forgotten = keyring.tend_unit_keys(named_now, at=at, kept=KEPT_WHEN_FREE)
    return Finished(rotated, forgotten)


def _rewrap(unit_id: UUID) -> Rotated:
    """Wrap the record keys of a unit that its current key does not wrap.

    First in batches that leave out what somebody else has locked, so that nobody waits for
    anybody in a circle; then one by one, waiting for each, what was left out.
    """
    keyring.keep_named(queries.named_keys().get(unit_id, {}))
    batched = _passed(unit_id, size=BATCH)
    single = _passed(unit_id, size=1)
    return Rotated(batched.count + single.count, single.unopened)


def _passed(unit_id: UUID, *, size: int) -> Rotated:
    done, last = Rotated(), _START
    while True:
        step, last = _batch(unit_id, after=last, size=size)
        if last == _START:
            return done
        done += step


@transaction.atomic(durable=True)
def _batch(unit_id: UUID, *, after: UUID, size: int) -> tuple[Rotated, UUID]:
    """Wrap the next keys of a unit; return how many, and the last row that was looked at."""
    current = keyring.current(keyring.Purpose.UNIT, unit=str(unit_id))
    waiting = RecordKey.objects.select_for_update(skip_locked=size > 1)
    waiting = waiting.filter(unit_id=unit_id, pk__gt=after).exclude(key_id=current.id)
    rows = list(waiting.order_by("pk")[:size])
    swaps = [swap for row in rows if (swap := _swap(row))]
    last = rows[-1].pk if rows else _START
    return Rotated(_swapped(swaps), len(rows) - len(swaps)), last


def _swap(row: RecordKey) -> Swap | None:
    """Return the values of one change, from what was read to what shall be; None if unopened."""
    was = (row.key_id, bytes(row.wrapped))
    try:
        keep(opened(row), row)
    except NotOpened:
        return None
    pk = RecordKey._meta.pk.get_db_prep_value(row.pk, connection)  # noqa: SLF001 -- public name
    older = None if row.older is None else bytes(row.older)
    return (row.key_id, bytes(row.wrapped), older, pk, *was)


def _swapped(swaps: Sequence[Swap]) -> int:
    """Make the changes and return how many found the row as it was read."""
    if not swaps:
        return 0
    with connection.cursor() as cursor:
        cursor.executemany(_SWAP, swaps)
        return int(cursor.rowcount)
