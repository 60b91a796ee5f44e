"""Copies of an embedded database, by SQLite's own online backup."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from typing import IO, TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from finmaskig.vault.backups.errors import BackupRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from finmaskig.vault.backups.forgetting import Forgetting

_SECONDS = 30
"""How long to wait for somebody who writes."""


@contextmanager
def dump(database: Path, work: Path) -> Iterator[IO[bytes]]:
    """Give the bytes of a copy that is whole, taken while the program runs.

    ``work`` is a name for the copy while it is being read; it is gone afterwards.
    """
    if not database.is_file():
        raise BackupRefused(_("Databasen %s finns inte.") % database)
    with _own_file(work):
        with closing(_opened(database)) as source, closing(_opened(work)) as copy:
            source.backup(copy)
            copy.execute("PRAGMA journal_mode = DELETE")
            _refuse_broken(copy)
        with work.open("rb") as stream:
            yield stream


def restore(database: Path, data: IO[bytes], forgetting: Forgetting) -> int:
    """Put a copy in place in one step, after it has lost what it must; return how many keys.

    A process that is killed before that step has changed nothing.
    """
    work = database.with_name(f"{database.name}.restoring")
    with _own_file(work):
        with work.open("wb") as stream:
            shutil.copyfileobj(data, stream)
        with closing(_opened(work)) as copy:
            _refuse_broken(copy)
            copy.execute("PRAGMA secure_delete = ON")
            with copy:
                count = sum(copy.execute(one).rowcount for one in forgetting.record_keys())
                for one in forgetting.logins():
                    copy.execute(one)
            with closing(_opened(database)) as target:
                copy.backup(target)
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return count


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_SECONDS)


def _refuse_broken(copy: sqlite3.Connection) -> None:
    try:
        (answer,) = copy.execute("PRAGMA integrity_check(1)").fetchone()
    except sqlite3.DatabaseError as error:
        answer = str(error)
    if answer != "ok":
        raise BackupRefused(_("Databasen i kopian är inte hel: %s") % answer)


@contextmanager
def _own_file(work: Path) -> Iterator[None]:
    """Make an empty file that only its owner reads, and leave nothing of it."""
    _remove(work)
    os.close(os.open(work, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        yield
    finally:
        _remove(work)


def _remove(work: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        work.with_name(work.name + ending).unlink(missing_ok=True)
