"""Read the whole log in one snapshot and in small portions, also where a value is broken."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import connection, transaction
from django.db.models import TextField
from django.db.models.functions import Cast

from finmaskig.accounts.access_log.macs import (
    ENTRY_FIELDS,
    SEAL_FIELDS,
    entry_is_genuine,
    seal_is_genuine,
)
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal, AccessSegment

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from django.db.models import Model, QuerySet

PORTION = 500
_ENTRY_AT = ENTRY_FIELDS.index("at")


@dataclass(frozen=True)
class Entry:
    """An entry as it stands in the table now."""

    id: str
    order: tuple[str, str]
    mac: str
    is_genuine: bool


@dataclass(frozen=True)
class Said:
    """What an entry says of the rows it is about."""

    board_id: UUID | None
    subject: str
    ids: Sequence[str]
    reason: str
    is_genuine: bool


@dataclass(frozen=True)
class Seal:
    """A seal as it stands in the table now."""

    number: int
    month: str
    entries: Sequence[str]
    digest: str
    previous: str
    is_genuine: bool


@contextmanager
def snapshot() -> Iterator[None]:
    """See one moment of the database, without stopping anyone who writes."""
    if connection.in_atomic_block:
        yield
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
    else:
        # Not atomic(): that takes SQLite's only write lock.
        with connection.cursor() as cursor:
            cursor.execute("BEGIN DEFERRED")
            try:
                yield
            finally:
                cursor.execute("ROLLBACK")


def seals() -> Iterator[Seal]:
    """Yield every seal, in order."""
    last = -1
    while True:
        later = AccessSeal.objects.filter(number__gt=last).order_by("number")
        found = [_seal(row) for row in later.values_list(*SEAL_FIELDS, "mac")[:PORTION]]
        if not found:
            return
        yield from found
        last = found[-1].number


def digests_after(number: int) -> Iterator[tuple[int, str, datetime]]:
    """Yield number, digest and time of the seals after one, in order."""
    later = AccessSeal.objects.filter(number__gt=number).order_by("number")
    return later.values_list("number", "digest", "at").iterator()


def last_number() -> int:
    """Return the number of the last seal; 0 when there is none."""
    last = AccessSeal.objects.order_by("-number").values_list("number", flat=True).first()
    return last or 0


def segments() -> QuerySet[AccessSegment]:
    """Return every decision to destroy a month, made or not yet."""
    return AccessSegment.objects.order_by("month")


def is_empty() -> bool:
    """Tell whether nothing has been logged."""
    return not AccessEntry.objects.exists()


def entries(ids: Iterable[str]) -> dict[str, Entry]:
    """Return those of the entries that are in the table."""
    wanted = [known for each in ids if (known := _uuid(each)) is not None]
    found = (_entry(entry_id, row) for entry_id, row in _rows(wanted).items())
    return {entry.id: entry for entry in found}


def of_event(event: str) -> Iterator[Said]:
    """Yield what every entry of one event says, in order."""
    rows = AccessEntry.objects.filter(event=event).order_by("at", "id")
    for *values, mac in rows.values_list(*ENTRY_FIELDS, "mac").iterator():
        told = dict(zip(ENTRY_FIELDS, values, strict=True))
        yield Said(
            board_id=told["board_id"],
            subject=str(told["subject"]),
            ids=[str(each) for each in told["ids"]],
            reason=str(told["reason"]),
            is_genuine=entry_is_genuine(values, str(mac)),
        )


def destroyed_months() -> set[str]:
    """Return the months whose entries two persons have had destroyed."""
    rows = AccessSegment.objects.filter(state=AccessSegment.State.DESTROYED)
    return set(rows.values_list("month", flat=True))


def pending_ids() -> Iterator[str]:
    """Yield the ids of the entries that wait for their seal."""
    return _texts(AccessPending.objects.order_by(), "entry_id")


def entry_ids() -> Iterator[str]:
    """Yield the id of every entry in the table."""
    return _texts(AccessEntry.objects.order_by(), "id")


def portions(ids: Iterable[str]) -> Iterator[list[str]]:
    """Cut a long row of ids into lists of a size that one query can take."""
    rest = iter(ids)
    while portion := list(islice(rest, PORTION)):
        yield portion


def _texts(rows: QuerySet[Model], column: str) -> Iterator[str]:
    """Yield a column of ids as text, whatever nonsense somebody has put there."""
    as_text = rows.annotate(as_text=Cast(column, TextField())).values_list("as_text", flat=True)
    for text in as_text.iterator():
        yield str(_uuid(text) or text)


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _rows(keys: Sequence[UUID]) -> dict[UUID, tuple[object, ...] | None]:
    """Return entries by id; None for one that holds a value that cannot be read."""
    try:
        found = list(AccessEntry.objects.filter(pk__in=keys).values_list(*ENTRY_FIELDS, "mac"))
    except ValueError:
        if len(keys) == 1:
            return {keys[0]: None}
        parts = [_rows([key]) for key in keys]
        return {key: row for part in parts for key, row in part.items()}
    return {row[0]: row for row in found}


def _entry(entry_id: UUID, row: tuple[object, ...] | None) -> Entry:
    if row is None:
        return Entry(str(entry_id), ("", ""), "", is_genuine=False)
    *values, mac = row
    text, at = str(entry_id), str(values[_ENTRY_AT])
    return Entry(text, (at, text), str(mac), entry_is_genuine(values, str(mac)))


def _seal(row: tuple[object, ...]) -> Seal:
    *values, mac = row
    number, month, _at, listed, digest, previous, _key = values
    assert isinstance(number, int)
    return Seal(
        number=number,
        month=str(month),
        entries=[str(each) for each in listed] if isinstance(listed, list) else [],
        digest=str(digest),
        previous=str(previous),
        is_genuine=seal_is_genuine(values, str(mac)),
    )
