"""PostgreSQL's programs: what is asked of them, and what they complain of, in one sentence.

Stand-ins here, so that these tests run anywhere; test_copies.py uses the real ones.
"""

import subprocess
from io import BytesIO
from uuid import uuid4

import pytest

from finmaskig.vault.backups import postgresql
from finmaskig.vault.backups.archive import About
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.backups.forgetting import Forgetting

SERVER = postgresql.Server.of(
    {"HOST": "db.example", "PORT": "", "USER": "fin", "PASSWORD": "hemligt", "NAME": "fin"}
)
RECORD = uuid4()
ABOUT = About(
    version="0.1.0",
    at="2026-11-25",
    engine="postgresql",
    demo=False,
    migrations=("vault.0001_initial", "sessions.x"),
)


@pytest.fixture
def stand_in(tmp_path, monkeypatch):
    """Return a function that writes a program in the place of one of PostgreSQL's."""

    def write(name, script):
        place = tmp_path / name
        place.write_text(f"#!/bin/sh\n{script}\n")
        place.chmod(0o700)

    monkeypatch.setattr(postgresql, "_DEBIAN", tmp_path / "nowhere")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    monkeypatch.chdir(tmp_path)
    write("pg_restore", "exec cat")
    write("psql", 'cat > script; echo "destroyed 1"; echo "7"; echo "destroyed 2"')
    return write


def restore(data=b"CREATE TABLE copy ();\n"):
    return postgresql.restore(SERVER, BytesIO(data), Forgetting(ABOUT, [RECORD]))


def test_a_dump_is_what_the_program_writes(stand_in, tmp_path):
    stand_in("pg_dump", 'echo "$@" > words; env | grep ^PG > said; echo rows')
    with postgresql.dump(SERVER) as stream:
        assert stream.read() == b"rows\n"
    assert "hemligt" not in (tmp_path / "words").read_text()
    assert "PGPASSWORD=hemligt" in (tmp_path / "said").read_text()
    assert "PGPORT" not in (tmp_path / "said").read_text()


def test_a_dump_that_fails_is_told_with_its_reason(stand_in):
    stand_in("pg_dump", 'echo half; echo "pg_dump: error: server is away" >&2; exit 1')
    with (
        pytest.raises(BackupRefused, match="pg_dump gick inte: pg_dump: error: server is away"),
        postgresql.dump(SERVER) as stream,
    ):
        stream.read()


def test_whoever_fails_while_reading_a_dump_ends_it(stand_in):
    stand_in("pg_dump", "exec sleep 60")
    with pytest.raises(OSError, match="full"), postgresql.dump(SERVER):
        raise OSError("full")


def test_a_missing_program_is_told_with_what_to_install(stand_in, monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    with pytest.raises(BackupRefused, match="postgresql-client"), postgresql.dump(SERVER):
        pass


def test_the_newest_of_debians_programs_is_used(tmp_path, monkeypatch):
    for version in ("9", "15"):
        place = tmp_path / version / "bin" / "pg_dump"
        place.parent.mkdir(parents=True)
        place.touch()
    monkeypatch.setattr(postgresql, "_DEBIAN", tmp_path)
    assert postgresql._program("pg_dump") == str(tmp_path / "15" / "bin" / "pg_dump")


def test_a_restore_is_one_transaction_that_ends_with_forgetting(stand_in, tmp_path):
    assert restore() == 3
    script = (tmp_path / "script").read_text()
    parts = ["BEGIN;", "DROP TABLE", "CREATE TABLE copy", f"IN ('{RECORD}')", "django_session"]
    places = [script.index(part) for part in [*parts, "COMMIT;"]]
    assert places == sorted(places)


def test_a_copy_that_cannot_be_read_is_never_committed(stand_in, tmp_path):
    stand_in("pg_restore", 'cat > /dev/null; echo "CREATE"; echo "error: broken" >&2; exit 1')
    with pytest.raises(BackupRefused, match="pg_restore gick inte: error: broken"):
        restore()
    written = tmp_path / "script"
    assert not written.exists() or "COMMIT" not in written.read_text()


def test_a_program_that_stops_early_is_told_with_its_reason(stand_in):
    stand_in("psql", 'echo "psql: ERROR: no such role" >&2; exit 3')
    with pytest.raises(BackupRefused, match="psql gick inte: psql: ERROR: no such role"):
        restore(b"x" * 5_000_000)


def test_a_program_that_says_nothing_still_gives_a_sentence(stand_in):
    stand_in("psql", "cat > /dev/null; exit 3")
    with pytest.raises(BackupRefused, match="psql gick inte"):
        restore()


def test_no_program_is_left_running(stand_in, monkeypatch):
    started = []
    start = subprocess.Popen

    def note(*words, **how):
        started.append(start(*words, **how))
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", note)
    stand_in("psql", "exit 3")
    with pytest.raises(BackupRefused):
        restore(b"x" * 5_000_000)
    assert [each.returncode is not None for each in started] == [True, True]
