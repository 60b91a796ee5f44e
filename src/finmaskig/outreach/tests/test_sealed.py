"""Packets that a phone sealed without network."""

import base64
import json

import pytest

from finmaskig.accounts import keyring
from finmaskig.outreach.sealed import Unreadable, open_packet, read_packet
from finmaskig.outreach.tests.phone import seal


def _received(packet):
    return read_packet(json.dumps(packet).encode())


def test_what_the_phone_sealed_is_read_back():
    assert open_packet(_received(seal("encounter", {"fields": [["kind", "exposed"]]}))) == {
        "fields": [["kind", "exposed"]]
    }


def test_a_packet_sealed_before_a_rotation_can_still_be_opened():
    packet = seal("tick", {"rule": "x"})
    keyring.rotate(keyring.Purpose.OFFLINE)
    assert open_packet(_received(packet)) == {"rule": "x"}


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff\xfe",
        json.dumps({"version": 1, "kind": "encounter", "id": "x"}).encode(),
    ],
)
def test_what_is_no_packet_is_refused(text):
    with pytest.raises(Unreadable):
        read_packet(text)


@pytest.mark.parametrize(
    "changes",
    [
        {"version": 2},
        {"kind": "letter"},
        {"id": "not-a-uuid"},
        {"id": "C0FFEE00-0000-4000-8000-000000000000"},
        {"body": "not base64!"},
        {"iv": None},
    ],
)
def test_a_malformed_packet_is_refused(changes):
    with pytest.raises(Unreadable):
        _received(seal("encounter", {}) | changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"kind": "tick"},
        {"id": "c0ffee00-0000-4000-8000-000000000000"},
        {"key": "nobody-knows"},
        {"ephemeral": base64.b64encode(b"no point").decode()},
        {"iv": base64.b64encode(bytes(12)).decode()},
        {"body": base64.b64encode(bytes(40)).decode()},
    ],
)
def test_a_packet_that_was_altered_on_the_way_is_refused(changes):
    packet = _received(seal("encounter", {}) | changes)
    with pytest.raises(Unreadable):
        open_packet(packet)


def test_a_key_of_another_purpose_opens_nothing():
    other = keyring.current(keyring.Purpose.LOG_MAC)
    with pytest.raises(Unreadable):
        open_packet(_received(seal("encounter", {}) | {"key": other.id}))


def test_content_that_is_no_object_is_refused():
    with pytest.raises(Unreadable):
        open_packet(_received(seal("encounter", ["a", "list"])))
