"""A phone for the tests: seals as ui/static/ui/js/field/seal.js does."""

import base64
import json
import os
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from finmaskig.outreach.sealed import server_key


def seal(kind, content, *, packet_id=None):
    """Return a packet as the phone would send it."""
    server = server_key()
    packet_id = str(packet_id or uuid4())
    theirs = ec.EllipticCurvePublicKey.from_encoded_point(
        ec.SECP256R1(), base64.b64decode(server.public)
    )
    mine = ec.generate_private_key(ec.SECP256R1())
    point = mine.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    shared = mine.exchange(ec.ECDH(), theirs)
    secret = HKDF(SHA256(), length=32, salt=bytes(32), info=point).derive(shared)
    iv = os.urandom(12)
    bound = f"1|{kind}|{packet_id}|{server.key}".encode()
    body = AESGCM(secret).encrypt(iv, json.dumps(content).encode(), bound)
    binary = {"ephemeral": point, "iv": iv, "body": body}
    packet = {"version": 1, "kind": kind, "id": packet_id, "key": server.key}
    return packet | {name: base64.b64encode(value).decode() for name, value in binary.items()}
