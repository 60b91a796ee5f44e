"""A new key for a record, and every text of it sealed anew: what `--deep` does.

Nobody is shut out while it runs. The key before stays beside the new one for an hour: whoever
opened the record earlier reads and saves as before, and what she saves is sealed anew later.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction

from finmaskig.accounts.log import log_access
from finmaskig.pure.sealing import envelope
from finmaskig.shared.clock import now
from finmaskig.vault import holders, queries
from finmaskig.vault.box import Box
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services.opening import NotOpened, keep, lock_keys, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime
    from uuid import UUID

    from django.db.models import Model

    from finmaskig.accounts.actor import Actor

OLDER_KEPT = timedelta(hours=1)
"""How long the key before is kept: longer than any request or job holds an opened record."""


@dataclass(frozen=True)
class Renewed:
    """How many records got a new key, how many texts were sealed, and which did not open."""

    records: int = 0
    texts: int = 0
    unopened: tuple[UUID, ...] = ()


def renew_unit(*, unit_id: UUID, actor: Actor) -> Renewed:
    """Give each record that a unit can open a new key, and seal its texts under it."""
    _refuse_forgotten()
    log_access(actor=actor, event="vault.records_renewed", subject="unit", ids=[unit_id])
    return _each(queries.records_of(unit_id), _renewed)


def renew_records(*, records: Iterable[UUID], actor: Actor) -> Renewed:
    """Give some records a new key, and seal their texts under it."""
    _refuse_forgotten()
    chosen = list(records)
    log_access(actor=actor, event="vault.records_renewed", subject="record", ids=chosen)
    return _each(chosen, _renewed)


def finish_renewals(*, at: datetime) -> Renewed:
    """Seal what was saved under a key before, and forget that key once no text needs it."""
    waiting = queries.renewed_before(at - OLDER_KEPT)
    if waiting:
        _refuse_forgotten()
    return _each(waiting, _finished)


def _refuse_forgotten() -> None:
    """A text in a table that nobody registered would be lost with its key."""
    if lost := holders.forgotten():
        raise ImproperlyConfigured(f"Register these with vault.holders: {', '.join(lost)}")


def _each(records: Iterable[UUID], act: Callable[[UUID], int | None]) -> Renewed:
    count, texts, unopened = 0, 0, []
    for record in records:
        try:
            sealed = act(record)
        except (NotOpened, envelope.Unreadable):
            unopened.append(record)
            continue
        if sealed is not None:
            count, texts = count + 1, texts + sealed
    return Renewed(count, texts, tuple(unopened))


@transaction.atomic(durable=True)
def _renewed(record: UUID) -> int | None:
    """Renew one record; a second time within the hour only finishes the first."""
    rows = lock_keys(record)
    if not rows:
        return None
    before = _same_box(rows)
    if before.older is not None:
        return _sealed_anew(before)
    box = replace(before, key=envelope.new_key(), older=before.key)
    at = now()
    for row in rows:
        row.renewed_at = at
        keep(box, row).save(force_update=True)
    return _sealed_anew(box)


@transaction.atomic(durable=True)
def _finished(record: UUID) -> int | None:
    """Forget the key before, unless a text that somebody is saving just now still needs it."""
    rows = lock_keys(record)
    if not rows:
        return None
    box = _same_box(rows)
    sealed = _sealed_anew(box)
    if not _all_newest(box):
        return None
    for row in rows:
        row.renewed_at = None
        keep(replace(box, older=None), row).save(force_update=True)
    return sealed


def _same_box(rows: list[RecordKey]) -> Box:
    """Return what the rows of a record open; each unit's must open, and to the same keys."""
    first, *others = [opened(row) for row in rows]
    if any((box.key, box.older) != (first.key, first.older) for box in others):
        raise NotOpened(str(first.record))
    return first


def _texts(record: UUID, *, free: bool) -> Iterable[tuple[Model, str]]:
    """Return each row and field with a text of a record, or only those that nobody has locked."""
    for holder in holders.all_holders():
        rows = queries.texts_of(holder, record)
        rows = rows.select_for_update(skip_locked=True, of=("self",)) if free else rows
        yield from ((row, name) for row in rows for name in holder.fields)


def _sealed_anew(box: Box) -> int:
    """Seal under the newest key what lies under the one before; return how many texts."""
    return sum(
        _swapped(box, row, name)
        for row, name in _texts(box.record, free=True)
        if not box.is_newest_of(row, name)
    )


def _swapped(box: Box, row: Model, name: str) -> int:
    """Change one text from what was read; what somebody saved meanwhile is left alone."""
    before = bytes(getattr(row, name))
    box.put(row, **{name: box.text(row, name)})
    rows = type(row)._base_manager.filter(pk=row.pk, **{name: before})  # noqa: SLF001 -- public
    return rows.update(**{name: getattr(row, name)})


def _all_newest(box: Box) -> bool:
    return all(box.is_newest_of(row, name) for row, name in _texts(box.record, free=False))
