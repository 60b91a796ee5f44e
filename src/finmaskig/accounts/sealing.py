"""Seal short texts for one use: authenticated, and readable only by the staff side."""

from __future__ import annotations

import base64
import binascii

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from finmaskig.accounts import keyring


class NotSealedHere(ValueError):
    """The text was not sealed by this program for this use."""


def seal(content: bytes, *, use: str) -> str:
    """Return the content as a text that only `unseal` with the same use can read."""
    key = keyring.current(keyring.Purpose.SEALED_FORMS)
    sealed = _box(key, use).encrypt(content, aad=use.encode())
    return f"{key.id}.{base64.urlsafe_b64encode(sealed).decode()}"


def unseal(text: str, *, use: str) -> bytes:
    """Return what was sealed; raises ``NotSealedHere`` for anything else."""
    key_id, _dot, sealed = text.partition(".")
    try:
        key = keyring.by_id(key_id)
        return _box(key, use).decrypt(base64.urlsafe_b64decode(sealed), aad=use.encode())
    except (keyring.UnknownKey, binascii.Error, CryptoError, ValueError) as error:
        raise NotSealedHere(use) from error


def _box(key: keyring.Key, use: str) -> Aead:
    """Derive one key for each use, so that a text sealed for one never opens as another."""
    derived = HKDF(algorithm=SHA256(), length=Aead.KEY_SIZE, salt=None, info=use.encode())
    return Aead(derived.derive(key.secret))
