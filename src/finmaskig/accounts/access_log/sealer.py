"""The sealer: when to seal, never within anyone's request."""

from __future__ import annotations

import logging
import time
from multiprocessing.util import Finalize
from threading import Lock, Timer

from django.conf import settings
from django.db import connection, connections

from finmaskig.accounts.access_log.services.sealing import seal_pending

__all__ = ["pace", "seal_after_response", "seal_at_exit", "seal_pending", "seal_quietly"]

logger = logging.getLogger(__name__)

SECONDS_BETWEEN = 1.0
WAITING_AT_MOST = 100


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
