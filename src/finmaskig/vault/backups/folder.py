"""The folder of copies: what they are called, how old they are, which have to go."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from finmaskig.shared.clock import local

if TYPE_CHECKING:
    from pathlib import Path

_NAME = re.compile(
    r"finmaskig-(\d{8}T\d{6}Z)\.(?:zip|(zip\.part|database\.part(?:-journal|-wal|-shm)?))"
)
_STAMP = "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True)
class Copy:
    """One copy of the database, or what is left of one that was interrupted."""

    path: Path
    at: datetime
    is_whole: bool

    @property
    def on(self) -> date:
        """Return the day it was made, in Sweden."""
        return local(self.at).date()


def name_of(at: datetime) -> str:
    """Return the name of a copy that is made now.

    >>> name_of(datetime.fromisoformat("2026-11-25T03:15:00+01:00"))
    'finmaskig-20261125T021500Z.zip'
    """
    return f"finmaskig-{at.astimezone(UTC):{_STAMP}}.zip"


def copies(folder: Path) -> list[Copy]:
    """Return the whole copies in a folder, oldest first; files of others are never looked at."""
    return [copy for copy in _ours(folder) if copy.is_whole]


def prune(folder: Path, *, today: date, keep_days: int) -> list[Path]:
    """Delete copies that are too old, and what interruptions left; return what was deleted.

    The newest copy always stays: a clock that is wrong must not take the last one.
    """
    ours = _ours(folder)
    newest = max((copy.at for copy in ours if copy.is_whole), default=None)
    limit = today - timedelta(days=keep_days)
    too_old = [
        copy.path
        for copy in ours
        if (copy.is_whole and copy.on <= limit and copy.at != newest)
        or (not copy.is_whole and copy.on < today)
    ]
    for path in too_old:
        path.unlink(missing_ok=True)
    return too_old


def _ours(folder: Path) -> list[Copy]:
    found = []
    for path in folder.iterdir() if folder.is_dir() else ():
        match = _NAME.fullmatch(path.name)
        if match and (at := _time(match[1])):
            found.append(Copy(path, at, is_whole=not match[2]))
    return sorted(found, key=lambda copy: (copy.at, copy.path.name))


def _time(stamp: str) -> datetime | None:
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
