"""`finmaskig backup` and `restore`: what they say, and what they refuse."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
import typer
from django.db import DatabaseError
from typer.testing import CliRunner

from finmaskig.config.cli import backup
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.vault.backups import KEPT_DAYS, making, restoring
from finmaskig.vault.backups.errors import BackupRefused
from finmaskig.vault.backups.making import Made
from finmaskig.vault.backups.restoring import Restored

MADE_AT = datetime(2026, 11, 25, 2, 15, tzinfo=UTC)
app = typer.Typer()
app.command("backup")(backup.backup)
app.command("restore")(backup.restore)


def run(*words):
    return CliRunner().invoke(app, list(words))


@pytest.fixture
def asked(monkeypatch):
    """Stand in for the vault; return what it was asked."""
    asked = []

    def make(**how):
        asked.append(how)
        return Made(Path("/k/finmaskig-20261125T021500Z.zip"), 12_345_678, (Path("/k/old.zip"),))

    def put_back(**how):
        asked.append(how)
        return Restored(MADE_AT, 2, (), None)

    monkeypatch.setattr(making, "make_copy", make)
    monkeypatch.setattr(restoring, "restore_copy", put_back)
    return asked


def fail_with(monkeypatch, error):
    def fail(**_how):
        raise error

    monkeypatch.setattr(making, "make_copy", fail)
    monkeypatch.setattr(restoring, "restore_copy", fail)


def test_a_copy_says_where_it_is_and_that_keys_are_apart(asked):
    answer = run("backup", "--to", "/k")
    assert answer.exit_code == 0
    assert "finmaskig-20261125T021500Z.zip (12,3 MB)" in answer.stdout
    assert "1 kopior som var 35 dagar eller äldre togs bort" in answer.stdout
    assert "Nycklarna ingår aldrig" in answer.stdout
    assert (asked[0]["to"], asked[0]["keep_days"]) == (Path("/k"), 35)
    assert asked[0]["actor"].name == "finmaskig backup"


def test_the_folder_can_stand_in_the_settings(asked, settings):
    settings.BACKUP_DIR = "/configured"
    said = json.loads(run("backup", "--keep-days", "7", "--json").stdout)
    assert (asked[0]["to"], asked[0]["keep_days"]) == (Path("/configured"), 7)
    assert said["keys_included"] is False
    assert said["pruned"] == ["/k/old.zip"]


def test_the_command_line_promises_what_the_vault_does():
    assert backup.MOST_DAYS == KEPT_DAYS == 35


def test_nothing_pruned_is_not_mentioned(asked, monkeypatch):
    monkeypatch.setattr(making, "make_copy", lambda **_: Made(Path("/k/new.zip"), 1, ()))
    assert "togs bort" not in run("backup", "--to", "/k").stdout


@pytest.mark.parametrize(
    "words", [["--to", "/k", "--keep-days", "36"], ["--to", "/k", "--keep-days", "0"], []]
)
def test_wrong_use_asks_the_vault_nothing(asked, words):
    assert isinstance(run("backup", *words).exception, WrongUse)
    assert asked == []


def test_what_was_put_back_is_told(asked):
    answer = run("restore", "--from", "/k/copy.zip", "--replace")
    assert answer.exit_code == 0
    assert "Databasen är som 2026-11-25 03:15." in answer.stdout
    assert "2 nycklar till det som förstörts sedan dess togs bort igen" in answer.stdout
    assert "stäng dem som har slutat" in answer.stdout
    assert (asked[0]["source"], asked[0]["replace"]) == (Path("/k/copy.zip"), True)


def test_missing_keys_are_a_finding_and_the_old_anchor_is_named(asked, monkeypatch):
    done = Restored(MADE_AT, 0, ("key-1",), Path("/a/anchors.old"))
    monkeypatch.setattr(restoring, "restore_copy", lambda **_how: done)
    answer = run("restore", "--from", "/k/copy.zip")
    assert answer.exit_code == 1
    assert "1 nycklar saknas" in answer.stdout
    assert "spara /a/anchors.old" in answer.stdout
    answer = run("restore", "--from", "/k/copy.zip", "--json")
    said = json.loads(answer.stdout)
    assert (said["missing_keys"], said["anchor_set_aside"]) == (["key-1"], "/a/anchors.old")


@pytest.mark.parametrize("words", [["backup", "--to", "/k"], ["restore", "--from", "/k/c.zip"]])
@pytest.mark.parametrize(
    ("error", "says"),
    [
        (BackupRefused("Programmet pg_dump saknas."), "Fel: Programmet pg_dump saknas."),
        (DatabaseError("password"), "Fel: DatabaseError. Det gick inte att nå databasen"),
        (PermissionError("/k"), "Fel: PermissionError."),
    ],
)
def test_every_refusal_is_one_sentence(monkeypatch, words, error, says):
    fail_with(monkeypatch, error)
    answer = run(*words)
    assert answer.exit_code == 2
    assert says in answer.stderr
    assert "password" not in answer.stderr
