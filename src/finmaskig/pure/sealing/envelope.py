"""Keys around keys and texts under keys: XChaCha20-Poly1305, bound to where they belong."""

from __future__ import annotations

from nacl.exceptions import CryptoError
from nacl.secret import Aead
from nacl.utils import random as random_bytes

KEY_BYTES: int = Aead.KEY_SIZE
"""Length of every key, in bytes (32)."""


class Unreadable(ValueError):
    """The key does not fit, the place is another, or a byte has changed."""


def new_key() -> bytes:
    """Return 32 new random bytes."""
    key: bytes = random_bytes(KEY_BYTES)
    return key


def wrap(outer: bytes, inner: bytes, *, place: str) -> bytes:
    """Return a key sealed under another one, so that it opens only at its place.

    Both keys are 32 bytes; the answer is 24 bytes of nonce, 32 of sealed key and 16 of tag.
    """
    return _seal(outer, inner, place)


def unwrap(outer: bytes, wrapped: bytes, *, place: str) -> bytes:
    """Return the key that was wrapped; raises ``Unreadable`` for anything else."""
    return _open(outer, wrapped, place)


def seal_text(key: bytes, text: str, *, place: str) -> bytes:
    """Return a text sealed under a key of 32 bytes, bound to its place.

    The place is associated data (``model|row|field|version``): a text moved to another row or
    field does not open. The same text never looks the same twice.

    >>> key = new_key()
    >>> open_text(key, seal_text(key, "Vi ses på tisdag", place="a"), place="a")
    'Vi ses på tisdag'
    """
    return _seal(key, text.encode(), place)


def open_text(key: bytes, sealed: bytes, *, place: str) -> str:
    """Return a sealed text; raises ``Unreadable`` when the key or the place is another."""
    return _open(key, sealed, place).decode()


def _seal(key: bytes, content: bytes, place: str) -> bytes:
    sealed: bytes = Aead(key).encrypt(content, aad=place.encode())
    return bytes(sealed)


def _open(key: bytes, sealed: bytes, place: str) -> bytes:
    try:
        content: bytes = Aead(key).decrypt(sealed, aad=place.encode())
    except (CryptoError, ValueError) as error:
        raise Unreadable(place) from error
    return content
