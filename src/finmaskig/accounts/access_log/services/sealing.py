"""Link what was logged into the chain; any number of processes may try at once."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from django.db import connection, transaction

from finmaskig.accounts.access_log import anchor
from finmaskig.accounts.access_log.macs import GENESIS, month_of, seal_digest, sign_seal
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

MOST_IN_A_SEAL = 1000
_ADVISORY_LOCK = 0x46494E4D


def seal_pending() -> int:
    """Seal everything that waits and anchor it; return how many entries were sealed.

    Does nothing while another process is at it. Never call it within a transaction: what it
    anchors must be committed.
    """
    sealed = 0
    while AccessPending.objects.exists():
        count = _seal_some()
        if count == 0:
            break
        sealed += count
    anchor.append_new()
    return sealed


@transaction.atomic(durable=True)
def _seal_some() -> int:
    """Move up to one seal's worth of pending entries into the chain."""
    if not _is_alone():
        return 0
    waiting = AccessEntry.objects.filter(pending__isnull=False).order_by("at", "id")
    rows = list(waiting.values_list("id", "at", "mac")[:MOST_IN_A_SEAL])
    for month, group in groupby(rows, key=lambda row: month_of(row[1])):
        _add_seal(month, list(group))
    AccessPending.objects.filter(entry_id__in=[row[0] for row in rows]).delete()
    return len(rows)


def _add_seal(month: str, rows: list[tuple[UUID, datetime, str]]) -> None:
    """Append one seal; entries of different months never share one."""
    last = AccessSeal.objects.order_by("-number").first()
    number, previous = (last.number + 1, last.digest) if last else (1, GENESIS)
    seal = AccessSeal(
        number=number,
        month=month,
        at=now(),
        entries=[str(entry_id) for entry_id, _at, _mac in rows],
        digest=seal_digest(number, month, previous, [(row[0], row[2]) for row in rows]),
        previous=previous,
    )
    sign_seal(seal)
    seal.save(force_insert=True)


def _is_alone() -> bool:
    """Take the sealer's lock without waiting; SQLite's transaction is the lock."""
    if connection.vendor != "postgresql":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_ADVISORY_LOCK])
        (taken,) = cursor.fetchone()
    return bool(taken)
