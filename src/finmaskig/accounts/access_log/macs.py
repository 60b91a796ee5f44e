"""The canonical form of each row of the log, and the code that shows it unaltered."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from finmaskig.accounts import keyring

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from finmaskig.accounts.models import AccessEntry, AccessSeal, AccessSegment

GENESIS = "0" * 64
"""What the first seal names as the one before it."""

ENTRY_FIELDS = (
    *("id", "at", "user_id", "user_name", "service_number", "unit_id", "unit_name", "role"),
    *("side", "board_id", "event", "subject", "ids", "reason", "key_id"),
)
SEAL_FIELDS = ("number", "month", "at", "entries", "digest", "previous", "key_id")
SEGMENT_FIELDS = (
    *("id", "month", "state", "proposed_by", "proposed_by_name", "proposed_at", "confirmed_by"),
    *("confirmed_by_name", "confirmed_at", "destroyed_at", "destroyed_count", "key_id"),
)


_ENCODER = json.JSONEncoder(separators=(",", ":"))


def month_of(at: datetime) -> str:
    """Return the month, in UTC, that an entry is sealed and destroyed with.

    >>> month_of(datetime.fromisoformat("2026-07-01T01:30:00+02:00"))
    '2026-06'
    """
    return at.astimezone(UTC).strftime("%Y-%m")


def seal_digest(
    number: int, month: str, previous: str, entries: Iterable[tuple[UUID | str, str]]
) -> str:
    """Return the digest over the seal before and the id and code of each entry, in order."""
    pairs = [[str(entry_id), mac] for entry_id, mac in entries]
    return hashlib.sha256(_canonical("digest/1", [number, month, previous, pairs])).hexdigest()


def sign_entry(entry: AccessEntry) -> None:
    """Set the key and the code of a new entry."""
    key = keyring.current(keyring.Purpose.LOG_MAC)
    entry.key_id = key.id
    entry.mac = _mac(key.secret, "entry/1", [getattr(entry, name) for name in ENTRY_FIELDS])


def sign_seal(seal: AccessSeal) -> None:
    """Set the key and the code of a new seal."""
    key = keyring.current(keyring.Purpose.LOG_MAC)
    seal.key_id = key.id
    seal.mac = _mac(key.secret, "seal/1", [getattr(seal, name) for name in SEAL_FIELDS])


def sign_segment(segment: AccessSegment) -> None:
    """Set the key and the code of a segment whose state has changed."""
    key = keyring.current(keyring.Purpose.LOG_MAC)
    segment.key_id = key.id
    segment.mac = _mac(key.secret, "segment/1", [getattr(segment, name) for name in SEGMENT_FIELDS])


def entry_is_genuine(values: Sequence[object], mac: str) -> bool:
    """Tell whether the values of ``ENTRY_FIELDS`` are those that were signed."""
    return _is_genuine("entry/1", values, mac)


def seal_is_genuine(values: Sequence[object], mac: str) -> bool:
    """Tell whether the values of ``SEAL_FIELDS`` are those that were signed."""
    return _is_genuine("seal/1", values, mac)


def segment_is_genuine(segment: AccessSegment) -> bool:
    """Tell whether a segment is as two persons left it."""
    values = [getattr(segment, name) for name in SEGMENT_FIELDS]
    return _is_genuine("segment/1", values, segment.mac)


def _is_genuine(kind: str, values: Sequence[object], mac: str) -> bool:
    """The last value names the key; a row signed with an unknown key is not genuine."""
    try:
        key = keyring.by_id(str(values[-1]))
    except keyring.UnknownKey:
        return False
    return hmac.compare_digest(_mac(key.secret, kind, values), mac)


def _mac(secret: bytes, kind: str, values: Iterable[object]) -> str:
    return hmac.new(secret, _canonical(kind, values), hashlib.sha256).hexdigest()


def _canonical(kind: str, values: Iterable[object]) -> bytes:
    """Return the same bytes for the same row, whatever the database and the time zone."""
    plain = [kind, *(_plain(value) for value in values)]
    return _ENCODER.encode(plain).encode()


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value
