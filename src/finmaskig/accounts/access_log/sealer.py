"""The sealer: links what was logged into a chain, never within anyone's request."""

from __future__ import annotations

import logging
import time
from itertools import groupby
from multiprocessing.util import Finalize
from threading import Lock, Timer
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import connection, connections, transaction

from finmaskig.accounts.access_log import anchor
from finmaskig.accounts.access_log.macs import GENESIS, month_of, seal_digest, sign_seal
from finmaskig.accounts.models import AccessEntry, AccessPending, AccessSeal
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

logger = logging.getLogger(__name__)

MOST_IN_A_SEAL = 1000
SECONDS_BETWEEN = 1.0
WAITING_AT_MOST = 100
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


# --- When to seal --------------------------------------------------------------------------------


class _Pace:
    """What this process has logged since it last sealed. A hint only: the rows are the truth."""

    def __init__(self) -> None:
        """Start with nothing logged."""
        self.lock = Lock()
        self.logged = 0
        self.last = 0.0
        self.timer: Timer | None = None

    def note(self) -> None:
        """Count one entry."""
        self.logged += 1

    def is_due(self) -> bool:
        """Tell whether a second has passed, or very many entries wait."""
        waited = time.monotonic() - self.last
        return self.logged >= WAITING_AT_MOST or (self.logged > 0 and waited >= SECONDS_BETWEEN)

    def start_again(self) -> None:
        """Count from now."""
        self.logged, self.last = 0, time.monotonic()


pace = _Pace()


def seal_after_response() -> None:
    """Seal when it is time, or see to it that somebody does within a second."""
    if connection.in_atomic_block or pace.logged == 0:
        return
    if pace.is_due():
        seal_quietly()
    elif settings.SEAL_IN_BACKGROUND:
        _seal_in_a_second()


def seal_quietly() -> None:
    """Seal, and let a failure wait for the next attempt: it never breaks a response."""
    pace.start_again()
    try:
        seal_pending()
    except Exception:
        logger.exception("access_log_not_sealed")


def seal_at_exit() -> None:
    """Seal what waits when this process ends; a server's workers pass by ``atexit``."""
    if settings.SEAL_IN_BACKGROUND:
        Finalize(None, seal_quietly, exitpriority=1)


def _seal_in_a_second() -> None:
    """Start one timer, for the last entry before a quiet spell."""
    with pace.lock:
        if pace.timer is None:
            pace.timer = Timer(SECONDS_BETWEEN, _seal_from_timer)
            pace.timer.daemon = True
            pace.timer.start()


def _seal_from_timer() -> None:
    with pace.lock:
        pace.timer = None
    try:
        seal_quietly()
    finally:
        connections.close_all()
