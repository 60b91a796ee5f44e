"""What lies in the folder of the key ring: one whole file for each key, nothing half written."""

from __future__ import annotations

import base64
import fcntl
import json
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Purpose(TextChoices):
    """What a key may be used for; one purpose, one key."""

    LOG_MAC = "log-mac"
    SEALED_FORMS = "sealed-forms"
    OFFLINE = "offline"
    UNIT = "unit"
    RECOGNITION = "recognition"
    FIGURES = "figures"
    IMPORTS = "imports"


class State(TextChoices):
    """Active keys are used for what is new, retired ones only for what is old."""

    ACTIVE = "active"
    RETIRED = "retired"


@dataclass(frozen=True)
class Key:
    """One key. The secret is raw bytes, for a key pair the private key as PKCS #8 (DER)."""

    id: str
    purpose: str
    unit: str
    state: str
    created_at: datetime
    retired_at: datetime | None
    secret: bytes = field(repr=False)
    free_at: datetime | None = None
    """Since when nothing in the database names it; a copy of the database may still do so."""

    @property
    def age(self) -> tuple[datetime, str]:
        """Return what keys are put in order by."""
        return self.created_at, self.id


@dataclass(frozen=True)
class Ring:
    """The ring as last read, and when its folder had last changed."""

    changed: int
    keys: dict[str, Key]
    damaged: frozenset[str]


_EMPTY = Ring(0, {}, frozenset())
_cache: dict[Path, Ring] = {}


def folder() -> Path:
    """Return the folder; the public process has no business there."""
    if settings.SIDE != "staff":
        raise ImproperlyConfigured("The public process never opens the key ring of the staff.")
    place: Path = settings.KEY_DIR
    return place


def ring() -> Ring:
    """Return the ring, read again when a file has come, gone or been replaced."""
    place = folder()
    if not place.exists():
        return _EMPTY
    changed = place.stat().st_mtime_ns
    known = _cache.get(place)
    if known is None or known.changed != changed:
        known = _read_all(place, changed)
        _cache[place] = known
    return known


def ring_as_last_read() -> Ring:
    """Return the ring without looking at the disk, for what never changes under an id."""
    return _cache.get(folder(), _EMPTY)


def ring_read_again() -> Ring:
    """Return the ring from the disk, whatever the clock of the disk says."""
    _cache.clear()
    return ring()


def write(key: Key) -> None:
    """Put the file in place whole or not at all, also when the power goes."""
    content = {
        "id": key.id,
        "purpose": key.purpose,
        "unit": key.unit,
        "state": key.state,
        "created": key.created_at.isoformat(),
        "retired": key.retired_at.isoformat() if key.retired_at else None,
        "free": key.free_at.isoformat() if key.free_at else None,
        "secret": base64.b64encode(key.secret).decode(),
    }
    place = _file(key.id)
    temporary = place.with_suffix(".new")
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        belong_to_the_folder(handle)
        json.dump(content, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(place)
    sync_folder()
    _cache.clear()


def delete(keys: list[Key]) -> None:
    """Remove the files of keys, for ever."""
    for key in keys:
        _file(key.id).unlink()
    sync_folder()
    _cache.clear()


def belong_to_the_folder(handle: int) -> None:
    """Give an open file to the owner of the ring, so that root locks nobody out."""
    if os.geteuid() == 0:
        owner = folder().stat()
        os.fchown(handle, owner.st_uid, owner.st_gid)


@contextmanager
def locked() -> Iterator[None]:
    """Let one process at a time add to the ring, so that two never make the same first key.

    What is half written while nobody else has the lock was left by a power cut or a full disk.
    """
    folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder() / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        belong_to_the_folder(handle)
        fcntl.flock(handle, fcntl.LOCK_EX)
        _cache.clear()
        for torn in folder().glob("*.new"):
            torn.unlink()
        yield
    finally:
        os.close(handle)


def _file(key_id: str) -> Path:
    return folder() / f"{key_id}.json"


def _read_all(place: Path, changed: int) -> Ring:
    """Read each file; one that was just deleted is gone, one that cannot be read is damaged."""
    keys, damaged = {}, set()
    for path in sorted(place.iterdir()):  # unlike a glob, this fails when it may not look
        if path.suffix != ".json":
            continue
        try:
            key = _read(path)
        except FileNotFoundError:
            continue
        except (OSError, ValueError, KeyError, TypeError):
            damaged.add(path.name)
        else:
            keys[key.id] = key
    return Ring(changed, keys, frozenset(damaged))


def _read(path: Path) -> Key:
    content = json.loads(path.read_text(encoding="utf-8"))
    return Key(
        id=content["id"],
        purpose=content["purpose"],
        unit=content["unit"],
        state=content["state"],
        created_at=datetime.fromisoformat(content["created"]),
        retired_at=_time(content["retired"]),
        secret=base64.b64decode(content["secret"], validate=True),
        free_at=_time(content.get("free")),
    )


def _time(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def sync_folder() -> None:
    """Make renames and deletions in the folder last."""
    handle = os.open(folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
