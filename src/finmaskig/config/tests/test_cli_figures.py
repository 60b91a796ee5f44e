"""`finmaskig figures`: a period is closed from the server, and the ledger is proved."""

from __future__ import annotations

import json
from datetime import date

import pytest
from django.db import DatabaseError
from typer.testing import CliRunner

from finmaskig.accounts.models import AccessEntry
from finmaskig.config.cli import figures
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.organisations.tests.factories import make_unit
from finmaskig.reports.models import CountPeriod
from finmaskig.reports.services import verifying
from finmaskig.reports.tests.factories import family, measure, registered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_own_state")]
DAYS = ("--from", "2022-01-01", "--to", "2022-03-31")


@pytest.fixture
def unit():
    """Let a unit have met twenty people in a quarter."""
    found = make_unit()
    counts = {(found.pk, date(2022, 1, 1), ("girl", "adult")): 20}
    with registered(family("met", counts), measures=(measure("met", "met"),)):
        yield found


def ran(*words):
    return CliRunner().invoke(figures.app, words)


@pytest.mark.parametrize("option", ["unit", "board"])
def test_a_period_is_closed_by_unit_or_board(unit, option):
    code = {"unit": unit.code, "board": unit.board.code}[option]
    answer = ran("close", *DAYS, f"--{option}", code)
    assert answer.exit_code == 0, answer.output
    assert "Perioden 2022-01--2022-03 är stängd hos Nämnden för test-unit." in answer.stdout
    period = CountPeriod.objects.get()
    assert (period.closed_by, period.closed_as) == (None, "kommando på servern")
    assert AccessEntry.objects.get(event="reports.period_closed").user_name == (
        "finmaskig figures close"
    )


def test_what_cannot_be_closed_is_one_sentence(unit):
    assert ran("close", *DAYS, "--unit", unit.code).exit_code == 0
    again = ran("close", *DAYS, "--unit", unit.code)
    assert again.exit_code == 1
    assert "Perioden är redan stängd." in again.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (DAYS, "antingen --unit eller --board"),
        ((*DAYS, "--unit", "a", "--board", "b"), "antingen --unit eller --board"),
        ((*DAYS, "--unit", "none"), "Enheten none finns inte"),
        ((*DAYS, "--board", "none"), "Nämnden none finns inte"),
        (("--from", "2022-01-02", "--to", "2022-03-31", "--unit", "a"), "hela månader"),
    ],
)
def test_wrong_use_is_one_sentence(unit, words, says):
    answer = ran("close", *words)
    assert isinstance(answer.exception, WrongUse)
    assert says in answer.exception.message
    assert not CountPeriod.objects.exists()


def test_a_whole_ledger_is_said_to_be_whole(unit):
    ran("close", *DAYS, "--unit", unit.code)
    answer = ran("verify")
    assert answer.exit_code == 0
    assert answer.stdout.startswith("2 publiceringar hos 1 nämnder vilar på 3 frusna antal.")
    assert "Liggaren är hel, om läsloggen är det" in answer.stdout
    assert json.loads(ran("verify", "--json").stdout)["ok"] is True


def test_a_fault_is_told_with_its_row(unit, monkeypatch):
    fault = verifying.Fault("testnamnden", "people", 7, "Raden är ändrad.")
    lost = verifying.Fault("testnamnden", "", 0, "Något saknas.")
    proof = verifying.Proof(boards=1, publications=8, snapshots=3, faults=(fault, lost))
    monkeypatch.setattr(verifying, "verify", lambda: proof)
    answer = ran("verify")
    assert answer.exit_code == 1
    assert "– testnamnden, siffror om människor nummer 7: Raden är ändrad." in answer.stdout
    assert "– testnamnden: Något saknas." in answer.stdout
    assert "2 fel." in answer.stdout
    told = json.loads(ran("verify", "--json").stdout)
    assert [one["number"] for one in told["faults"]] == [7, 0]


def test_a_database_that_cannot_be_read_is_one_sentence(monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr(verifying, "verify", fail)
    answer = ran("verify")
    assert (answer.exit_code, answer.stdout) == (2, "")
    assert "liggaren går inte att läsa" in answer.stderr
