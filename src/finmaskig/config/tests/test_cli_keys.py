"""`finmaskig keys`: what is in the ring, new keys, and one sentence when something is wrong."""

import json
from uuid import uuid4

import pytest
from django.db import DatabaseError
from typer.testing import CliRunner

from finmaskig.accounts import keyfiles, keyring
from finmaskig.accounts.models import AccessEntry
from finmaskig.config.cli import keys
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.organisations.tests.test_people import make_unit
from finmaskig.vault import queries, services
from finmaskig.vault.models import RecordKey

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def ring(_own_state, settings, tmp_path):
    settings.KEY_DIR, settings.ANCHOR_FILE = tmp_path / "keys", tmp_path / "anchors"
    return settings.KEY_DIR


@pytest.fixture
def unit():
    return make_unit("mika")


@pytest.fixture
def boxes(unit):
    return [services.make_box(record=uuid4(), unit_id=unit.pk) for _ in range(3)]


def run(*words):
    return CliRunner().invoke(keys.app, [str(word) for word in words])


def read(*words):
    answer = run(*words, "--json")
    return answer.exit_code, json.loads(answer.stdout)


def lose(ring, unit):
    key = keyring.current(keyring.Purpose.UNIT, unit=str(unit.pk))
    (ring / f"{key.id}.json").unlink()
    keyfiles._cache.clear()
    return key.id


def test_an_empty_ring_says_so():
    answer = run("list")
    assert (answer.exit_code, "Nyckelringen är tom" in answer.stdout) == (0, True)


def test_each_key_is_shown_with_its_unit_and_never_its_secret(boxes, unit):
    gone = str(uuid4())  # a unit that left the directory
    keyring.current(keyring.Purpose.RECOGNITION, unit=gone)
    answer = run("list")
    assert answer.exit_code == 0
    assert "enhetens text" in answer.stdout
    assert "mika" in answer.stdout
    assert "3 poster" in answer.stdout
    code, said = read("list")
    fields = {"id", "purpose", "unit", "state", "created_at", "rows"}
    assert (code, [set(key) for key in said["keys"]]) == (0, [fields, fields])
    assert {(key["unit"], key["rows"]) for key in said["keys"]} == {("mika", 3), (gone, 0)}


def test_a_missing_key_and_a_damaged_file_are_findings(boxes, unit, ring):
    lost = lose(ring, unit)
    (ring / "torn.json").write_text("{")
    answer = run("list")
    assert answer.exit_code == 1
    assert f"Nyckeln {lost} behövs av text men saknas" in answer.stdout
    assert "Filen torn.json går inte att läsa" in answer.stdout
    assert read("list")[1]["missing_keys"] == [lost]


def test_a_unit_gets_a_new_key(boxes, unit):
    answer = run("rotate", "--unit", "mika")
    assert answer.exit_code == 0
    assert "mika: ny nyckel. 3 poster öppnas nu med den." in answer.stdout
    assert "Kopiera nycklarnas mapp nu" in answer.stdout
    assert "igenkänning byts aldrig" in answer.stdout
    current = keyring.current(keyring.Purpose.UNIT, unit=str(unit.pk))
    assert queries.named_keys() == {unit.pk: {current.id: 3}}
    entry = AccessEntry.objects.get()
    assert (entry.user_name, entry.event) == ("finmaskig keys", "vault.unit_key_rotated")


def test_all_units_with_text_get_one(boxes):
    services.make_box(record=uuid4(), unit_id=uuid4())  # of a unit that left the directory
    code, done = read("rotate", "--all")
    assert code == 0
    assert sorted(one["rewrapped"] for one in done) == [1, 3]
    assert "mika" in {one["unit"] for one in done}


def test_without_any_text_there_is_nothing_to_rotate():
    assert "Ingen enhet har någon text än" in run("rotate", "--all").stdout


def test_deep_gives_each_record_a_key_too(boxes, unit):
    answer = run("rotate", "--unit", "mika", "--deep")
    assert answer.exit_code == 0
    assert "3 poster fick en egen ny nyckel" in answer.stdout
    assert services.box_of(boxes[0].record, unit.pk).older == boxes[0].key


def test_one_record_can_get_a_key(boxes, unit):
    code, done = read("rotate", "--record", boxes[1].record)
    assert (code, done[0]["renewed"]) == (0, 1)
    assert RecordKey.objects.filter(older__isnull=False).count() == 1


def test_what_does_not_open_is_a_finding(boxes, unit, ring):
    lose(ring, unit)
    answer = run("rotate", "--unit", "mika", "--deep")
    assert answer.exit_code == 1
    assert "3 poster gick inte att öppna och är orörda" in answer.stdout


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Ange en av"),
        (["--all", "--unit", "mika"], "Ange en av"),
        (["--unit", "okänd"], "Enheten ”okänd” finns inte"),
    ],
)
def test_wrong_use_is_told(unit, words, says):
    error = run("rotate", *words).exception
    assert isinstance(error, WrongUse)
    assert says in error.message
    assert keyring.all_keys() == []


def test_an_id_that_is_none_is_wrong_use(unit):
    assert run("rotate", "--record", "no-id").exit_code == 2


@pytest.mark.parametrize("error", [DatabaseError("gone"), OSError("full")])
def test_a_disk_or_a_database_that_fails_is_one_sentence(boxes, monkeypatch, error):
    def fail(*_, **__):
        raise error

    monkeypatch.setattr(keyring, "all_keys", fail)
    monkeypatch.setattr(services, "rotate_unit_key", fail)
    for words, says in ((["list"], "går inte att läsa"), (["rotate", "--all"], "kör om")):
        answer = run(*words)
        assert answer.exit_code == 2
        assert says in answer.stderr


def test_a_damaged_ring_makes_no_new_key(boxes, ring):
    (ring / "torn.json").write_text("{")
    answer = run("rotate", "--unit", "mika")
    assert answer.exit_code == 2
    assert "finmaskig check" in answer.stderr
