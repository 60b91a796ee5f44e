"""`finmaskig retention`: what is ripe, what went, and one sentence when it is wrong use."""

import json

import pytest
from django.db import DatabaseError
from typer.testing import CliRunner

from finmaskig.cases.models import Case
from finmaskig.cases.tests.factories import make_house
from finmaskig.config import deployment
from finmaskig.config.cli import nightly, retention, serve
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.retention.models import NightlyRun
from finmaskig.retention.tests.factories import RIPE_AT, after_days, approved, decided, old_case
from finmaskig.shared.clock import pretend
from finmaskig.vault import destroyed

pytestmark = pytest.mark.django_db
MOMENT = after_days(RIPE_AT, 8)


@pytest.fixture
def house(_own_state, settings, tmp_path):
    settings.KEY_DIR, settings.ANCHOR_FILE = tmp_path / "keys", tmp_path / "anchors"
    house = make_house()
    old_case(house.sara)
    return house


def ran(*words, at=RIPE_AT):
    with pretend(at):
        return CliRunner().invoke(retention.app, list(words))


def test_before_the_board_has_decided_the_records_wait_for_it(house):
    answer = ran("preview")
    assert answer.exit_code == 0
    assert f"{house.mika.code}: 1 väntar på nämndens beslut" in answer.stdout


def test_no_alias_is_printed(house):
    alias = Case.objects.get().alias
    for words in (["preview"], ["preview", "--json"], ["run", "--json"]):
        assert alias not in ran(*words).output


def test_what_two_persons_decided_goes_after_seven_days(house):
    decided(house.lead)
    approved(house.sara, house.lead)
    assert "Gallrade poster: 0." in ran("run").stdout
    answer = ran("run", "--json", at=MOMENT)
    assert (answer.exit_code, json.loads(answer.stdout)["destroyed"]) == (0, 1)
    assert "Ingen tid har gått ut" in ran("preview", at=MOMENT).stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["preview", "--on", "snart"], "--on är en dag"),
        (["run", "--on", "2099-01-01"], "de sju dagarna går inte att hoppa över"),
    ],
)
def test_wrong_use_is_one_sentence(house, words, says):
    answer = ran(*words)
    assert isinstance(answer.exception, WrongUse)
    assert says in str(answer.exception)


def test_a_record_without_a_day_is_reported_everywhere(house):
    Case.objects.update(last_note_on="2032-01-01")
    answer = ran("preview", "--json")
    errors = json.loads(answer.stdout)["errors"]
    assert (answer.exit_code, [one["why"] for one in errors]) == (1, ["in_future"])
    assert "dag som inte har varit" in ran("preview").stdout
    assert ran("run").exit_code == 1
    with pretend(RIPE_AT):
        assert any("saknar dag för gallring" in one for one in deployment._retention())
        sentence, ok = nightly._retention(RIPE_AT)
    assert (ok, "vars dag inte går att räkna ut" in sentence) == (False, True)


def test_a_missed_night_is_a_finding(house):
    NightlyRun.objects.create(ran_at=RIPE_AT)
    with pretend(after_days(RIPE_AT, 1)):
        assert deployment._retention() == []
    with pretend(after_days(RIPE_AT, 2)):
        assert "har inte körts sedan 2031-03-03" in deployment._retention()[0]


def test_what_has_changed_is_told(house):
    assert "blev kvar: 3." in retention.sentence_of({"destroyed": 0, "dropped": 3, "errors": 0})


def test_a_database_that_fails_is_one_sentence(house, monkeypatch):
    def fail():
        raise DatabaseError

    monkeypatch.setattr("finmaskig.retention.queries.preview.boards_with_records", fail)
    answer = ran("preview")
    assert (answer.exit_code, answer.output.startswith("Fel: DatabaseError")) == (2, True)


def test_rows_that_an_old_copy_brought_back_go_before_anybody_is_served(house):
    destroyed.note([Case.objects.get().pk])
    serve._keep_destroyed()
    assert not Case.objects.exists()
