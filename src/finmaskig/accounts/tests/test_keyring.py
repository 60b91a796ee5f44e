"""The key ring: whole files, one first key, and nothing for the public side."""

import json
import os
import subprocess
import sys
import textwrap
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.serialization import load_der_private_key
from django.core.exceptions import ImproperlyConfigured

from finmaskig.accounts import keyfiles, keyring
from finmaskig.accounts.keyring import Purpose, State


@pytest.fixture(autouse=True)
def folder(_own_state, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "keys"
    return settings.KEY_DIR


@pytest.mark.parametrize("purpose", [Purpose.LOG_MAC, Purpose.SEALED_FORMS])
def test_the_first_key_is_made_when_it_is_needed_and_then_kept(purpose):
    key = keyring.current(purpose)
    assert len(key.secret) == 32
    assert key == keyring.current(purpose) == keyring.by_id(key.id)
    assert (key.purpose, key.unit, key.state) == (purpose, "", State.ACTIVE)


def test_the_offline_key_is_a_private_key_that_browsers_can_seal_to():
    key = load_der_private_key(keyring.current(Purpose.OFFLINE).secret, password=None)
    assert key.curve.name == "secp256r1"


def test_each_purpose_and_each_unit_has_its_own_key():
    keys = [keyring.current(Purpose.LOG_MAC), keyring.current(Purpose.SEALED_FORMS)]
    keys.append(keyring.current(Purpose.LOG_MAC, unit="mika"))
    assert len({key.secret for key in keys}) == 3
    assert keyring.all_keys() == sorted(keys, key=lambda key: (key.created_at, key.id))


def test_only_the_owner_of_the_process_can_read_the_files(folder):
    keyring.current(Purpose.LOG_MAC)
    assert folder.stat().st_mode & 0o077 == 0
    assert [path.stat().st_mode & 0o777 for path in folder.glob("*.json")] == [0o600]


def test_a_secret_is_never_shown_by_accident():
    key = keyring.current(Purpose.LOG_MAC)
    assert "secret" not in repr(key)


def test_a_rotated_key_still_opens_what_is_old():
    old = keyring.current(Purpose.OFFLINE)
    new = keyring.rotate(Purpose.OFFLINE)
    assert keyring.current(Purpose.OFFLINE).id == new.id != old.id
    kept = keyring.by_id(old.id)
    assert (kept.secret, kept.state) == (old.secret, State.RETIRED)


def test_old_offline_keys_are_forgotten_after_ninety_days(clock):
    at = clock("2026-01-01 12:00")
    old = keyring.current(Purpose.OFFLINE)
    mac = keyring.current(Purpose.LOG_MAC)
    keyring.rotate(Purpose.OFFLINE)
    keyring.rotate(Purpose.LOG_MAC)
    assert keyring.forget_old_offline_keys() == 0
    clock(f"{at + timedelta(days=91):%Y-%m-%d %H:%M}")
    assert keyring.forget_old_offline_keys() == 1
    with pytest.raises(keyring.UnknownKey):
        keyring.by_id(old.id)
    assert keyring.by_id(mac.id).secret == mac.secret


def test_a_key_that_another_process_made_is_found(folder):
    mine = keyring.current(Purpose.LOG_MAC)
    path = folder / f"{mine.id}.json"
    seen = folder.stat().st_mtime_ns
    content = json.loads(path.read_text()) | {"id": "another"}
    (folder / "another.json").write_text(json.dumps(content))
    os.utime(folder, ns=(seen, seen))  # the clock of the disk did not move
    assert keyring.by_id("another").secret == mine.secret


def test_half_a_file_left_by_a_power_cut_is_no_key(folder):
    key = keyring.current(Purpose.LOG_MAC)
    (folder / "torn.new").write_text('{"id": "to')
    keyfiles._cache.clear()
    assert keyring.all_keys() == [key]


def test_a_damaged_file_is_named_and_its_key_unknown(folder):
    key = keyring.current(Purpose.LOG_MAC)
    other = keyring.current(Purpose.UNIT, unit="mika")
    for content in ("", "{}", "[1]", "{", json.dumps({"id": other.id, "secret": "&"})):
        (folder / f"{other.id}.json").write_text(content)
        keyfiles._cache.clear()
        assert keyring.damaged_files() == [f"{other.id}.json"]
        with pytest.raises(keyring.UnknownKey):
            keyring.by_id(other.id)
    assert keyring.current(Purpose.LOG_MAC) == key


def test_no_key_is_made_beside_a_damaged_one_that_may_be_it(folder):
    keyring.current(Purpose.UNIT, unit="mika")
    next(folder.glob("*.json")).write_text("{")
    keyfiles._cache.clear()
    for ask in (keyring.current, keyring.rotate):
        with pytest.raises(keyring.RingDamaged, match="finmaskig check"):
            ask(Purpose.UNIT, unit="mika")
    assert len(list(folder.glob("*.json"))) == 1


def test_a_folder_that_cannot_be_looked_into_is_not_an_empty_ring(folder, monkeypatch):
    keyring.current(Purpose.LOG_MAC)
    keyfiles._cache.clear()

    def refuse(_folder):
        raise PermissionError

    monkeypatch.setattr(type(folder), "iterdir", refuse)
    with pytest.raises(PermissionError):
        keyring.current(Purpose.UNIT, unit="mika")


def test_a_file_that_goes_while_the_ring_is_read_is_no_damage(folder, monkeypatch):
    key = keyring.current(Purpose.LOG_MAC)
    (folder / "gone.json").symlink_to(folder / "nowhere")
    keyfiles._cache.clear()
    assert keyring.all_keys() == [key]
    assert keyring.damaged_files() == []


def test_a_key_made_by_root_belongs_to_the_owner_of_the_folder(folder, monkeypatch):
    given = []
    monkeypatch.setattr(os, "fchown", lambda _handle, uid, gid: given.append((uid, gid)))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    keyring.current(Purpose.LOG_MAC)
    assert given == []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    keyring.current(Purpose.SEALED_FORMS)
    owner = folder.stat()
    assert set(given) == {(owner.st_uid, owner.st_gid)}


def test_a_full_disk_makes_no_key_and_changes_none(folder, monkeypatch):
    old = keyring.current(Purpose.UNIT, unit="mika")

    def full(_handle):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as during:
        during.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            keyring.rotate(Purpose.UNIT, unit="mika")
    assert keyring.all_keys() == [old]
    assert len(list(folder.glob("*.new"))) == 1
    assert keyring.rotate(Purpose.UNIT, unit="mika").id != old.id
    assert list(folder.glob("*.new")) == []


def test_the_clock_set_back_does_not_make_an_old_key_the_newest(folder, clock):
    clock("2026-11-25 12:00")
    old = keyring.current(Purpose.UNIT, unit="mika")
    clock("2020-01-01 12:00")
    new = keyring.rotate(Purpose.UNIT, unit="mika")
    assert new.created_at > old.created_at
    assert keyring.current(Purpose.UNIT, unit="mika").id == new.id


def test_the_key_behind_recognition_is_never_changed():
    keyring.current(Purpose.RECOGNITION, unit="mika")
    with pytest.raises(ValueError, match="never changed"):
        keyring.rotate(Purpose.RECOGNITION, unit="mika")


def test_a_replaced_unit_key_is_retired_freed_and_deleted_in_time(clock):
    at = clock("2026-11-25 12:00")
    old = keyring.current(Purpose.UNIT, unit="mika")
    other = keyring.current(Purpose.UNIT, unit="kast")
    new = keyring._make(Purpose.UNIT, "mika")  # killed before the old one was retired
    kept = timedelta(days=36)
    assert keyring.tend_unit_keys({old.id}, at=at, kept=kept) == 0
    assert keyring.by_id(old.id).state == State.RETIRED
    assert keyring.by_id(old.id).free_at is None
    assert keyring.tend_unit_keys(set(), at=at, kept=kept) == 0
    assert keyring.by_id(old.id).free_at == at
    keyring.keep_named({old.id, new.id})
    assert keyring.by_id(old.id).free_at is None
    keyring.tend_unit_keys(set(), at=at, kept=kept)
    assert keyring.tend_unit_keys({old.id}, at=at + kept, kept=kept) == 0
    assert keyring.tend_unit_keys(set(), at=at + kept, kept=kept) == 0
    assert keyring.tend_unit_keys(set(), at=at + 2 * kept, kept=kept) == 1
    assert {key.id for key in keyring.all_keys()} == {new.id, other.id}


def test_the_public_side_never_opens_the_ring(settings):
    settings.SIDE = "public"
    for ask in (keyring.current, keyring.by_id, keyring.rotate):
        with pytest.raises(ImproperlyConfigured, match="public"):
            ask("log-mac")
    with pytest.raises(ImproperlyConfigured, match="public"):
        keyring.all_keys()


def test_a_process_that_waited_uses_the_key_that_the_other_made(monkeypatch):
    made = keyring.current(Purpose.LOG_MAC)
    answers = iter([None, made])
    monkeypatch.setattr(keyring, "active", lambda *_, **__: next(answers))
    assert keyring.current(Purpose.LOG_MAC) == made


def test_processes_that_start_at_once_share_the_first_key(folder):
    code = """
        from django.conf import settings
        from pathlib import Path
        import sys
        settings.configure(SIDE="staff", KEY_DIR=Path(sys.argv[1]), USE_TZ=True)
        from finmaskig.accounts import keyring
        print(keyring.current("log-mac").id)
    """
    start = [sys.executable, "-c", textwrap.dedent(code), str(folder)]
    running = [subprocess.Popen(start, stdout=subprocess.PIPE) for _ in range(6)]
    assert len({process.communicate()[0] for process in running}) == 1
    assert len(list(folder.glob("*.json"))) == 1
