"""`finmaskig access-log verify`: its answers and its exit codes."""

import json

import pytest
from django.db import DatabaseError
from typer.testing import CliRunner

from finmaskig.accounts.access_log import sealer
from finmaskig.accounts.access_log.tests.factories import WORKER
from finmaskig.accounts.log import log_access
from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.triggers import triggers_off
from finmaskig.config.cli import access_log

pytestmark = pytest.mark.django_db


@pytest.fixture
def log(_own_state, settings, tmp_path):
    settings.KEY_DIR, settings.ANCHOR_FILE = tmp_path / "keys", tmp_path / "anchors"
    for _ in range(3):
        log_access(actor=WORKER, event="outreach.encounter_seen", subject="encounter")
    sealer.seal_pending()


def run(*options):
    return CliRunner().invoke(access_log.app, ["verify", *options])


def tamper():
    entry = AccessEntry.objects.order_by("at", "id").first()
    with triggers_off():
        AccessEntry.objects.filter(pk=entry.pk).update(user_name="Ingen")
    return str(entry.pk)


def test_a_whole_log_says_so_and_what_cannot_be_seen(log):
    answer = run()
    assert answer.exit_code == 0
    assert "3 rader, 1 förseglingar, varav 1 bekräftade av ankarfilen." in answer.stdout
    assert "Loggen är hel." in answer.stdout
    assert "Det som inte syns" in answer.stdout


def test_a_finding_is_named_and_gives_exit_code_one(log):
    altered = tamper()
    answer = run()
    assert answer.exit_code == 1
    assert f"– Raden {altered} är ändrad" in answer.stdout
    assert "1 fel." in answer.stdout


def test_a_program_can_read_the_answer(log):
    altered = tamper()
    answer = run("--json")
    assert answer.exit_code == 1
    read = json.loads(answer.stdout)
    assert (read["ok"], read["entries"], read["seals"]) == (False, 3, 1)
    assert [(each["fault"], each["id"]) for each in read["findings"]] == [
        ("entry_altered", altered)
    ]
    assert read["cannot_see"]


def test_destroyed_months_are_listed(log, monkeypatch):
    from finmaskig.accounts.access_log import verify
    from finmaskig.accounts.access_log.findings import Report

    monkeypatch.setattr(verify, "verify", lambda: Report(destroyed_months=["2020-01", "2020-02"]))
    assert "Förstörda månader: 2020-01, 2020-02." in run().stdout


def test_a_lost_key_ring_is_no_finding_but_an_error(log, settings, tmp_path):
    settings.KEY_DIR = tmp_path / "empty"
    answer = run()
    assert answer.exit_code == 2
    assert "Nyckelringen har ingen nyckel" in answer.stderr


@pytest.mark.parametrize("error", [DatabaseError("no such table"), PermissionError("anchor")])
def test_a_log_that_cannot_be_read_is_an_error(log, monkeypatch, error):
    from finmaskig.accounts.access_log import verify

    def fail():
        raise error

    monkeypatch.setattr(verify, "verify", fail)
    answer = run()
    assert answer.exit_code == 2
    assert "går inte att läsa" in answer.stderr
