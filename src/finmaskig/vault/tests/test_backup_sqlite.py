"""Copies of an embedded database: taken while somebody writes, put back in one step."""

import re
import sqlite3
from contextlib import closing
from io import BytesIO
from uuid import uuid4

import pytest
from django.db import connection

from finmaskig.vault.backups import sqlite
from finmaskig.vault.backups.archive import About
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.backups.forgetting import Forgetting

APPS = ("sessions.0001_initial", "vault.0001_initial")
GONE = uuid4()


def forgetting(records=(), apps=APPS):
    about = About(version="1", at="2026-11-25", engine="sqlite", demo=False, migrations=apps)
    return Forgetting(about, records)


def rows(path, table="vault_recordkey"):
    with closing(sqlite3.connect(path)) as opened:
        return sorted(row[0] for row in opened.execute(f"SELECT * FROM {table}"))


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "live.sqlite3"
    with closing(sqlite3.connect(path)) as opened:
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute("CREATE TABLE vault_recordkey (record TEXT)")
        opened.execute("CREATE TABLE django_session (session_key TEXT)")
        opened.execute("INSERT INTO vault_recordkey VALUES (?), ('kept')", [GONE.hex])
        opened.execute("INSERT INTO django_session VALUES ('logged in')")
        opened.commit()
    return path


@pytest.fixture
def copy(database, tmp_path):
    with sqlite.dump(database, tmp_path / "work") as stream:
        return stream.read()


def left(tmp_path):
    names = (path.name for path in tmp_path.iterdir())
    return {name for name in names if not name.startswith("live.sqlite3-")}


def test_a_copy_is_taken_while_somebody_writes(database, tmp_path):
    with closing(sqlite3.connect(database)) as writer:
        writer.execute("INSERT INTO vault_recordkey VALUES ('not committed')")
        with sqlite.dump(database, tmp_path / "work") as stream:
            (tmp_path / "copy").write_bytes(stream.read())
    assert rows(tmp_path / "copy") == sorted([GONE.hex, "kept"])
    assert left(tmp_path) == {"live.sqlite3", "copy"}


def test_a_database_that_is_not_there_is_told_and_not_made(tmp_path):
    with pytest.raises(BackupRefused, match="finns inte"), sqlite.dump(tmp_path / "no", tmp_path):
        pass
    assert left(tmp_path) == set()


def test_a_copy_replaces_all_and_loses_what_it_must(database, copy, tmp_path):
    with closing(sqlite3.connect(database)) as reader:
        reader.execute("INSERT INTO vault_recordkey VALUES ('since then')")
        reader.commit()
        assert sqlite.restore(database, BytesIO(copy), forgetting([GONE, uuid4()])) == 1
        seen = reader.execute("SELECT record FROM vault_recordkey").fetchall()
    assert seen == [("kept",)]
    assert rows(database, "django_session") == []
    assert left(tmp_path) == {"live.sqlite3"}
    assert GONE.hex.encode() not in database.read_bytes()


def test_a_copy_becomes_a_new_database_where_there_is_none(copy, tmp_path):
    place = tmp_path / "new.sqlite3"
    assert sqlite.restore(place, BytesIO(copy), forgetting()) == 0
    assert rows(place) == sorted([GONE.hex, "kept"])


def test_a_copy_from_before_there_were_keys_is_no_error(database, copy):
    assert sqlite.restore(database, BytesIO(copy), forgetting([GONE], apps=())) == 0
    assert rows(database, "django_session") == ["logged in"]


@pytest.mark.parametrize(
    "spoil", [lambda c: c[:5000], lambda _c: b"nothing" * 999, lambda c: c[:9]]
)
def test_a_copy_that_is_not_whole_changes_nothing(database, copy, tmp_path, spoil):
    before = rows(database)
    with pytest.raises(BackupRefused, match="inte hel"):
        sqlite.restore(database, BytesIO(spoil(copy)), forgetting())
    assert rows(database) == before
    assert left(tmp_path) == {"live.sqlite3"}


def test_what_a_killed_restore_left_is_in_nobodys_way(database, copy, tmp_path):
    (tmp_path / "live.sqlite3.restoring").write_bytes(b"half a database")
    sqlite.restore(database, BytesIO(copy), forgetting())
    assert left(tmp_path) == {"live.sqlite3"}


@pytest.mark.django_db
def test_no_table_needs_a_function_that_only_a_running_program_has():
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        tables = cursor.fetchall()
    needing = [name for name, sql in tables if re.search(r"\bdjango_\w+\(", sql)]
    assert needing == []  # a copy of such a database cannot be checked, so none is made
