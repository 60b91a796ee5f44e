"""The key ring: a folder outside the database with one file for each key."""

from __future__ import annotations

import base64
import fcntl
import json
import os
import secrets
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.models import TextChoices

from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

KEPT_AFTER_ROTATION = timedelta(days=90)
"""How long a private key that phones may still have sealed to stays in the ring."""


class Purpose(TextChoices):
    """What a key may be used for; one purpose, one key."""

    LOG_MAC = "log-mac"
    SEALED_FORMS = "sealed-forms"
    OFFLINE = "offline"
    UNIT = "unit"
    RECOGNITION = "recognition"


class State(TextChoices):
    """Active keys are used for what is new, retired ones only for what is old."""

    ACTIVE = "active"
    RETIRED = "retired"


class UnknownKey(LookupError):
    """No file in the key ring carries that id."""


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


def current(purpose: str, *, unit: str = "") -> Key:
    """Return the key to use for what is new, and make the first one when there is none."""
    key = _newest_active(purpose, unit)
    if key is not None:
        return key
    with _locked():
        return _newest_active(purpose, unit) or _make(purpose, unit)


def by_id(key_id: str) -> Key:
    """Return a key by its id, active or retired; raises ``UnknownKey``."""
    _changed, known = _cache.get(_folder(), (0, {}))
    if key_id not in known:
        _cache.clear()
        known = _keys()
    try:
        return known[key_id]
    except KeyError as error:
        raise UnknownKey(key_id) from error


def all_keys() -> list[Key]:
    """Return every key, oldest first."""
    return sorted(_keys().values(), key=lambda key: (key.created_at, key.id))


def rotate(purpose: str, *, unit: str = "") -> Key:
    """Make a new active key and retire the ones before it; both stay in the ring."""
    with _locked():
        old = [key for key in all_keys() if _serves(key, purpose, unit)]
        new = _make(purpose, unit)
        for key in old:
            _write(_retired(key, at=new.created_at))
    return new


def forget_old_offline_keys() -> int:
    """Delete private offline keys that were retired so long ago that no phone uses them."""
    with _locked():
        old = [
            key
            for key in all_keys()
            if key.purpose == Purpose.OFFLINE
            and key.retired_at is not None
            and key.retired_at < now() - KEPT_AFTER_ROTATION
        ]
        for key in old:
            _file(key.id).unlink()
        _sync_folder()
        _cache.clear()
    return len(old)


# --- What lies in the folder ---------------------------------------------------------------------

_cache: dict[Path, tuple[int, dict[str, Key]]] = {}
"""The ring as last read, and when its folder had last changed."""


def _folder() -> Path:
    """Return the folder; the public process has no business there."""
    if settings.SIDE != "staff":
        raise ImproperlyConfigured("The public process never opens the key ring of the staff.")
    folder: Path = settings.KEY_DIR
    return folder


def _file(key_id: str) -> Path:
    return _folder() / f"{key_id}.json"


def _keys() -> dict[str, Key]:
    """Return the ring, read again when a file has come, gone or been replaced."""
    folder = _folder()
    if not folder.exists():
        return {}
    changed = folder.stat().st_mtime_ns
    known = _cache.get(folder)
    if known is None or known[0] != changed:
        keys = [_read(path) for path in sorted(folder.glob("*.json"))]
        known = (changed, {key.id: key for key in keys})
        _cache[folder] = known
    return known[1]


def _serves(key: Key, purpose: str, unit: str) -> bool:
    return key.purpose == purpose and key.unit == unit and key.state == State.ACTIVE


def _newest_active(purpose: str, unit: str) -> Key | None:
    found = [key for key in _keys().values() if _serves(key, purpose, unit)]
    return max(found, key=lambda key: (key.created_at, key.id), default=None)


def _random_bytes() -> bytes:
    return secrets.token_bytes(32)


def _private_key() -> bytes:
    """Return a new P-256 private key, the curve that browsers can seal to."""
    key = ec.generate_private_key(ec.SECP256R1())
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


_MAKERS: dict[str, Callable[[], bytes]] = {
    Purpose.LOG_MAC: _random_bytes,
    Purpose.SEALED_FORMS: _random_bytes,
    Purpose.OFFLINE: _private_key,
    Purpose.UNIT: _random_bytes,
    Purpose.RECOGNITION: _random_bytes,
}


def _make(purpose: str, unit: str) -> Key:
    """Make a key and return it once it is safely on disk."""
    secret = _MAKERS[purpose]()
    key = Key(str(uuid4()), str(purpose), unit, State.ACTIVE.value, now(), None, secret)
    _write(key)
    return key


def _retired(key: Key, *, at: datetime) -> Key:
    return Key(key.id, key.purpose, key.unit, State.RETIRED.value, key.created_at, at, key.secret)


def _read(path: Path) -> Key:
    content = json.loads(path.read_text(encoding="utf-8"))
    retired_at = content["retired"]
    return Key(
        id=content["id"],
        purpose=content["purpose"],
        unit=content["unit"],
        state=content["state"],
        created_at=datetime.fromisoformat(content["created"]),
        retired_at=datetime.fromisoformat(retired_at) if retired_at else None,
        secret=base64.b64decode(content["secret"]),
    )


def _write(key: Key) -> None:
    """Put the file in place whole or not at all, also when the power goes."""
    content = {
        "id": key.id,
        "purpose": key.purpose,
        "unit": key.unit,
        "state": key.state,
        "created": key.created_at.isoformat(),
        "retired": key.retired_at.isoformat() if key.retired_at else None,
        "secret": base64.b64encode(key.secret).decode(),
    }
    place = _file(key.id)
    temporary = place.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        json.dump(content, stream, indent=1)
        stream.flush()
        os.fsync(stream.fileno())
    temporary.replace(place)
    _sync_folder()
    _cache.clear()


def _sync_folder() -> None:
    """Make renames and deletions in the folder last."""
    handle = os.open(_folder(), os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _locked() -> Iterator[None]:
    """Let one process at a time add to the ring, so that two never make the same first key."""
    _folder().mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(_folder() / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        _cache.clear()
        yield
    finally:
        os.close(handle)
