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
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from django.db.models import Model, QuerySet

PORTION = 500
_ENTRY_AT, _ENTRY_MAC = ENTRY_FIELDS.index("at"), len(ENTRY_FIELDS)


@dataclass(frozen=True)
class Entry:
    """An entry as it stands in the table now."""

    id: str
    order: tuple[str, str]
    mac: str
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
        numbers = list(later.values_list("number", flat=True)[:PORTION])
        if not numbers:
            return
        rows = _rows(AccessSeal.objects.all(), (*SEAL_FIELDS, "mac"), numbers)
        yield from (_seal(number, rows[number]) for number in numbers)
        last = numbers[-1]


def entries(ids: Iterable[str]) -> dict[str, Entry]:
    """Return those of the entries that are in the table."""
    wanted = [UUID(each) for each in ids if _is_uuid(each)]
    rows = _rows(AccessEntry.objects.all(), (*ENTRY_FIELDS, "mac"), wanted)
    return {str(entry_id): _entry(str(entry_id), row) for entry_id, row in rows.items()}


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
        yield str(UUID(text)) if _is_uuid(text) else text


def _is_uuid(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True


def _rows(
    table: QuerySet[Model], fields: tuple[str, ...], keys: Sequence[object]
) -> dict[object, tuple[object, ...] | None]:
    """Return rows by key; None for a row that holds a value that cannot be read."""
    try:
        found = list(table.filter(pk__in=keys).values_list("pk", *fields))
    except (ValueError, TypeError, AttributeError):
        if len(keys) == 1:
            return {keys[0]: None}
        parts = [_rows(table, fields, [key]) for key in keys]
        return {key: row for part in parts for key, row in part.items()}
    return {row[0]: row[1:] for row in found}


def _entry(entry_id: str, row: tuple[object, ...] | None) -> Entry:
    if row is None:
        return Entry(entry_id, ("", entry_id), "", is_genuine=False)
    *values, mac = row
    genuine = entry_is_genuine(values, str(mac))
    return Entry(entry_id, (str(values[_ENTRY_AT]), entry_id), str(mac), genuine)


def _seal(number: int, row: tuple[object, ...] | None) -> Seal:
    if row is None:
        return Seal(number, "", (), "", "", is_genuine=False)
    *values, mac = row
    _number, month, _at, listed, digest, previous, _key = values
    ids = [str(each) for each in listed] if isinstance(listed, list) else []
    return Seal(
        number, str(month), ids, str(digest), str(previous), seal_is_genuine(values, str(mac))
    )
