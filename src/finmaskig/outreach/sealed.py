"""Opening what a phone sealed to the server's public key while it had no network."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import dataclass
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PublicFormat,
    load_der_private_key,
)

from finmaskig.accounts import keyring

VERSION = 1
KINDS = ("encounter", "tick")
_PARTS = ("version", "kind", "id", "key", "ephemeral", "iv", "body")


class Unreadable(ValueError):
    """The packet is not one of ours, or has been altered on the way."""


@dataclass(frozen=True)
class Packet:
    """A packet as it came: what is outside the seal can be read by anyone on the phone."""

    kind: str
    id: UUID
    key: str
    ephemeral: bytes
    iv: bytes
    body: bytes

    @property
    def bound(self) -> bytes:
        """Return the associated data that ties the content to kind, id and key."""
        return f"{VERSION}|{self.kind}|{self.id}|{self.key}".encode()


@dataclass(frozen=True)
class ServerKey:
    """What a phone needs to seal: the key's id and the raw public point, in base64."""

    key: str
    public: str


def server_key() -> ServerKey:
    """Return the public half of the key to seal to now."""
    key = keyring.current(keyring.Purpose.OFFLINE)
    point = _private(key).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    return ServerKey(key.id, base64.b64encode(point).decode())


def read_packet(text: bytes) -> Packet:
    """Return the packet in a request body; raises ``Unreadable`` when it is not one."""
    try:
        parts = json.loads(text)
        version, kind, packet_id, key, *binary = (parts[name] for name in _PARTS)
        ephemeral, iv, body = (base64.b64decode(one, validate=True) for one in binary)
        packet = Packet(str(kind), UUID(packet_id), str(key), ephemeral, iv, body)
    except (ValueError, KeyError, TypeError, AttributeError, binascii.Error) as error:
        raise Unreadable from error
    if version != VERSION or kind not in KINDS or str(packet.id) != packet_id:
        raise Unreadable
    return packet


def open_packet(packet: Packet) -> dict[str, object]:
    """Return what is in the packet; raises ``Unreadable`` when it cannot be opened."""
    try:
        private = _private(keyring.by_id(packet.key))
        theirs = ec.EllipticCurvePublicKey.from_encoded_point(ec.SECP256R1(), packet.ephemeral)
        shared = private.exchange(ec.ECDH(), theirs)
        secret = HKDF(SHA256(), length=32, salt=bytes(32), info=packet.ephemeral).derive(shared)
        content = json.loads(AESGCM(secret).decrypt(packet.iv, packet.body, packet.bound))
    except (ValueError, InvalidTag, keyring.UnknownKey) as error:
        raise Unreadable from error
    if not isinstance(content, dict):
        raise Unreadable
    return content


def _private(key: keyring.Key) -> ec.EllipticCurvePrivateKey:
    if key.purpose != keyring.Purpose.OFFLINE:
        raise keyring.UnknownKey(key.id)
    private = load_der_private_key(key.secret, password=None)
    assert isinstance(private, ec.EllipticCurvePrivateKey)
    return private
