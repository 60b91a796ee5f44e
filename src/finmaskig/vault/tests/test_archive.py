"""One copy is one file: whole or not there, and every byte is checked before it is used."""

import json
from contextlib import contextmanager, suppress
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest

from finmaskig.vault.backups import archive
from finmaskig.vault.backups.errors import BackupRefused

ABOUT = archive.About(
    version="0.1.0",
    at="2026-11-25T03:15:00+01:00",
    engine="sqlite",
    demo=False,
    migrations=("vault.0001_initial",),
)


@contextmanager
def dump(content=b"rows" * 1000, error=None):
    yield BytesIO(content)
    if error:
        raise error


@pytest.fixture
def copy(tmp_path):
    archive.save(tmp_path / "copy.zip", dump(), ABOUT)
    return tmp_path / "copy.zip"


def rewrite(copy, **changed):
    """Write the manifest anew, with other values or without some."""
    with ZipFile(copy) as old:
        data, said = old.read("database"), json.loads(old.read("manifest.json"))
    said = {name: value for name, value in (said | changed).items() if value is not None}
    with ZipFile(copy, "w") as new:
        new.writestr("database", data)
        new.writestr("manifest.json", json.dumps(said))


@pytest.mark.parametrize("engine", ["sqlite", "postgresql"])
def test_a_copy_comes_back_as_it_was(tmp_path, engine):
    about = replace(ABOUT, engine=engine)
    size = archive.save(tmp_path / "copy.zip", dump(), about)
    assert size == (tmp_path / "copy.zip").stat().st_size
    assert archive.read(tmp_path / "copy.zip") == about
    with archive.data_of(tmp_path / "copy.zip") as data:
        assert data.read() == b"rows" * 1000


def test_only_its_owner_reads_it(copy):
    assert copy.stat().st_mode & 0o777 == 0o600


def test_it_knows_when_it_was_made_and_names_no_key(copy):
    assert archive.read(copy).made_at.hour == 3
    with ZipFile(copy) as opened:
        said = json.loads(opened.read("manifest.json"))
    assert set(said) == {"version", "at", "engine", "demo", "migrations", "form", "sha256"}


def test_a_dump_that_fails_leaves_nothing(tmp_path):
    with pytest.raises(BackupRefused, match="gick inte"):
        archive.save(tmp_path / "copy.zip", dump(error=BackupRefused("pg_dump gick inte")), ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_copy_is_never_written_over(copy):
    before = copy.read_bytes()
    with pytest.raises(BackupRefused, match="finns redan"):
        archive.save(copy, dump(b"other"), ABOUT)
    assert copy.read_bytes() == before


def test_a_copy_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BackupRefused, match="finns inte"):
        archive.read(tmp_path / "nowhere.zip")


@pytest.mark.parametrize(
    "changed",
    [
        {"sha256": "0" * 64},
        {"sha256": None},
        {"form": 2},
        {"migrations": None},
        {"at": "yesterday"},
        {"at": 7},
        {"more": "than known"},
    ],
)
def test_a_manifest_that_does_not_fit_is_refused(copy, changed):
    rewrite(copy, **changed)
    with pytest.raises(BackupRefused, match="skadad"):
        archive.read(copy)


def test_changed_bytes_are_found_wherever_they_are(copy):
    whole = copy.read_bytes()
    for where in range(0, len(whole), len(whole) // 23):
        changed = bytearray(whole)
        changed[where] ^= 0x55
        copy.write_bytes(bytes(changed))
        with suppress(BackupRefused):
            assert archive.read(copy) == ABOUT  # a byte that says nothing, such as a date


@pytest.mark.parametrize("content", [b"", b"PK", b"no zip at all" * 99])
def test_another_file_is_refused(tmp_path, content):
    (tmp_path / "copy.zip").write_bytes(content)
    with pytest.raises(BackupRefused, match="ingen säkerhetskopia"):
        archive.read(tmp_path / "copy.zip")
