"""The anchor: a file outside the database that remembers the number and digest of each seal."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC
from typing import TYPE_CHECKING, BinaryIO

from django.conf import settings

from finmaskig.accounts.access_log.queries import proof

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

_LONGEST_LINE = 200


@dataclass(frozen=True)
class Anchored:
    """What the file says about one seal; number 0 is a line that cannot be read."""

    number: int
    digest: str


def append_new() -> None:
    """Append each seal that the file does not have yet; call it after the commit.

    A process that died between commit and anchor is made up for by the next one.
    """
    with _opened_alone(_file()) as stream:
        _drop_torn_line(stream)
        later = proof.digests_after(_last_number(stream))
        stream.seek(0, os.SEEK_END)
        for number, digest, at in later:
            stream.write(f"{number} {digest} {at.isoformat()}\n".encode())
        stream.flush()
        os.fsync(stream.fileno())


def exists() -> bool:
    """Tell whether there is an anchor to compare with."""
    return _file().exists()


def set_aside(at: datetime) -> Path | None:
    """Rename the file when the database has fewer seals than it: a restored copy is older.

    Return the new name, or None when the file fits the database. The next seal begins a new file.
    """
    place = _file()
    if not exists():
        return None
    with _opened_alone(place) as stream:
        _drop_torn_line(stream)
        if _last_number(stream) <= proof.last_number():
            return None
        aside = place.with_name(f"{place.name}.{at.astimezone(UTC):%Y%m%dT%H%M%S.%fZ}")
        place.rename(aside)
    _sync_folder(place.parent)
    return aside


def size() -> int:
    """Return the size of the file in bytes; 0 when there is none."""
    return _file().stat().st_size if exists() else 0


def lines(*, until: int) -> Iterator[Anchored]:
    """Yield what the first bytes of the file say, in its own order."""
    if until == 0:
        return
    with _file().open("rb") as stream:
        while stream.tell() < until and (line := stream.readline()).endswith(b"\n"):
            yield _parsed(line.decode(errors="replace"))


def _file() -> Path:
    place: Path = settings.ANCHOR_FILE
    return place


def _parsed(line: str) -> Anchored:
    words = line.split()
    if len(words) != 3 or not words[0].isdecimal():
        return Anchored(0, line.strip()[:80])
    return Anchored(int(words[0]), words[1])


@contextmanager
def _opened_alone(place: Path) -> Iterator[BinaryIO]:
    """Open the file for one process at a time, and make a new file's name last."""
    is_new = not place.exists()
    place.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(place, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+b") as stream:
        fcntl.flock(stream, fcntl.LOCK_EX)
        if is_new:
            _sync_folder(place.parent)
        yield stream


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _tail(stream: BinaryIO) -> bytes:
    size = stream.seek(0, os.SEEK_END)
    stream.seek(max(0, size - _LONGEST_LINE))
    return stream.read()


def _drop_torn_line(stream: BinaryIO) -> None:
    """Remove half a line that a power cut left; the seal is appended again, whole."""
    tail = _tail(stream)
    if tail and not tail.endswith(b"\n"):
        torn = len(tail) - (tail.rfind(b"\n") + 1)
        stream.truncate(stream.seek(0, os.SEEK_END) - torn)


def _last_number(stream: BinaryIO) -> int:
    """Return the number on the last line; 0 for an empty file."""
    tail = _tail(stream).decode(errors="replace").splitlines()
    return _parsed(tail[-1]).number if tail else 0
