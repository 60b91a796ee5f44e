"""The key ring: a folder outside the database with one file for each key."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts import keyfiles
from finmaskig.accounts.keyfiles import Key, Purpose, State
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

__all__ = [
    "Key",
    "Purpose",
    "RingDamaged",
    "State",
    "UnknownKey",
    "active",
    "all_keys",
    "by_id",
    "current",
    "damaged_files",
    "forget_old_offline_keys",
    "keep_named",
    "rotate",
    "tend_unit_keys",
]

KEPT_AFTER_ROTATION = timedelta(days=90)
"""How long a private key that phones may still have sealed to stays in the ring."""


class UnknownKey(LookupError):
    """No file in the key ring carries that id."""


class RingDamaged(DomainError):
    """A file in the ring cannot be read: it may hold the very key that is missing."""

    status = HTTPStatus.SERVICE_UNAVAILABLE


def current(purpose: str, *, unit: str = "") -> Key:
    """Return the key to use for what is new, and make the first one when there is none."""
    key = active(purpose, unit=unit)
    if key is not None:
        return key
    with keyfiles.locked():
        return active(purpose, unit=unit) or _make(purpose, unit)


def active(purpose: str, *, unit: str = "") -> Key | None:
    """Return the key that is used for what is new, if there is one."""
    found = [key for key in keyfiles.ring().keys.values() if _serves(key, purpose, unit)]
    return max(found, key=lambda key: key.age, default=None)


def by_id(key_id: str) -> Key:
    """Return a key by its id, active or retired; raises ``UnknownKey``."""
    known = keyfiles.ring_as_last_read()
    if key_id not in known.keys:
        known = keyfiles.ring_read_again()
    try:
        return known.keys[key_id]
    except KeyError as error:
        raise UnknownKey(key_id) from error


def all_keys() -> list[Key]:
    """Return every key, oldest first."""
    return sorted(keyfiles.ring().keys.values(), key=lambda key: key.age)


def damaged_files() -> list[str]:
    """Return the names of files in the ring that hold no key that can be read."""
    return sorted(keyfiles.ring().damaged)


def rotate(purpose: str, *, unit: str = "") -> Key:
    """Make a new active key and retire the ones before it; both stay in the ring.

    The key behind recognition codes cannot be changed: the codes themselves are not kept, only
    what it made of them, and a returning person would never be recognised again.
    """
    if purpose == Purpose.RECOGNITION:
        raise ValueError("The key behind recognition codes is never changed.")
    with keyfiles.locked():
        old = [key for key in all_keys() if _serves(key, purpose, unit)]
        new = _make(purpose, unit)
        for key in old:
            keyfiles.write(_retired(key, at=new.created_at))
    return new


def keep_named(named: Collection[str]) -> None:
    """Count keys that the database names as not free, after all; a restored copy can do that."""
    if not any(key.free_at for key in all_keys() if key.id in named):
        return
    with keyfiles.locked():
        for key in all_keys():
            if key.id in named and key.free_at is not None:
                keyfiles.write(replace(key, free_at=None))


def tend_unit_keys(named: Collection[str], *, at: datetime, kept: timedelta) -> int:
    """Retire what a newer key has replaced, and delete what nothing has named for long.

    ``named`` are the ids that the database names now. A key is free from the moment it is first
    seen unnamed, and deleted when it has been free so long that every copy of the database that
    could name it is gone. Returns how many were deleted.
    """
    with keyfiles.locked():
        _refuse_damage()
        old = _replaced_unit_keys()
        deleted = [key for key in old if key.id not in named and _was_free(key, at - kept)]
        for key in old:
            tended = _tended(key, is_named=key.id in named, at=at)
            if key not in deleted and tended != key:
                keyfiles.write(tended)
        keyfiles.delete(deleted)
    return len(deleted)


def forget_old_offline_keys() -> int:
    """Delete private offline keys that were retired so long ago that no phone uses them."""
    with keyfiles.locked():
        old = [
            key
            for key in all_keys()
            if key.purpose == Purpose.OFFLINE
            and key.retired_at is not None
            and key.retired_at < now() - KEPT_AFTER_ROTATION
        ]
        keyfiles.delete(old)
    return len(old)


def _serves(key: Key, purpose: str, unit: str) -> bool:
    return key.purpose == purpose and key.unit == unit and key.state == State.ACTIVE


def _replaced_unit_keys() -> list[Key]:
    """Return the unit keys that a newer one has replaced, retired or not yet."""
    keys = [key for key in all_keys() if key.purpose == Purpose.UNIT]
    newest = {key.unit: key.id for key in keys if key.state == State.ACTIVE}
    return [key for key in keys if newest.get(key.unit) != key.id]


def _was_free(key: Key, since: datetime) -> bool:
    return key.free_at is not None and key.free_at <= since


def _tended(key: Key, *, is_named: bool, at: datetime) -> Key:
    """Return a replaced key as it should be: retired, and free when nothing names it."""
    retired = _retired(key, at=key.retired_at or at)
    return replace(retired, free_at=None if is_named else key.free_at or at)


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
    Purpose.FIGURES: _random_bytes,
    Purpose.IMPORTS: _random_bytes,
}


def _make(purpose: str, unit: str) -> Key:
    """Make a key and return it once it is safely on disk.

    It is younger than all before it, also when the clock was set back.
    """
    _refuse_damage()
    secret = _MAKERS[purpose]()
    same = [key.created_at for key in all_keys() if (key.purpose, key.unit) == (purpose, unit)]
    at = max([now(), *(created_at + timedelta(microseconds=1) for created_at in same)])
    key = Key(str(uuid4()), str(purpose), unit, State.ACTIVE.value, at, None, secret)
    keyfiles.write(key)
    return key


def _refuse_damage() -> None:
    """Make no key beside a file that cannot be read: that may be the one that is needed."""
    if damaged_files():
        raise RingDamaged(
            _("Nyckelringen har en fil som inte går att läsa. Be driften att köra finmaskig check.")
        )


def _retired(key: Key, *, at: datetime) -> Key:
    return replace(key, state=State.RETIRED.value, retired_at=at)
