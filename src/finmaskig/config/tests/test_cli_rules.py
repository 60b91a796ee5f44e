"""`finmaskig rules`: its answers, its refusals in Swedish, and its exit codes."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pytest
from django.db import DatabaseError

from finmaskig.config.cli import main, rules_input
from finmaskig.guidance import queries
from finmaskig.organisations import queries as organisations
from finmaskig.organisations.queries import shipped_directory
from finmaskig.organisations.services import load_directory
from finmaskig.pure.guidance.directory import Directory
from finmaskig.pure.guidance.facts import Vocabulary

pytestmark = pytest.mark.django_db
CHILD = '{"age": 16, "kind": "exposed", "residence": "0182"}'
ASKED = ("--municipality", "0180", "--on", "2026-06-15")
FACTS = ("--facts", CHILD)


@pytest.fixture
def run(monkeypatch, capsys):
    def command(*arguments):
        monkeypatch.setenv("FINMASKIG_SECRET_KEY", "only for this test")
        monkeypatch.setattr(sys, "argv", ["finmaskig", "rules", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        return ended.value.code, *capsys.readouterr()

    return command


def test_a_child_is_reported_and_every_advice_has_its_keys(run):
    code, out, err = run("decide", *FACTS, *ASKED, "--json")
    advice = {one["code"]: one for one in json.loads(out)}
    report = advice["child-report"]
    assert (code, err) == (0, "")
    assert (report["level"], report["step"]) == ("must", "report-concern")
    assert report["receiver"]["kind"] == "social_board"
    assert report["receiver"]["unit"]
    assert report["due"] == "2026-06-15T12:00:00+02:00"
    assert report["source"] == "19 kap. 1 § SoL (2025:400)"
    assert all({"reason", "due_words"} <= set(one) for one in advice.values())


def test_at_night_the_social_emergency_service_answers(run):
    _, out, _ = run("decide", *FACTS, *ASKED, "--at", "02:00", "--json")
    report = next(one for one in json.loads(out) if one["code"] == "child-report")
    assert report["receiver"]["kind"] == "social_emergency"
    assert report["receiver"]["instead_of"]


def test_an_old_date_gives_the_old_law(run):
    _, out, _ = run("decide", *FACTS, "--municipality", "0180", "--on", "2025-06-30", "--json")
    assert json.loads(out)[0]["source"] == "14 kap. 1 § SoL (2001:453)"


def test_without_json_the_answer_is_a_table_and_the_day_is_today(run, clock):
    clock("2026-06-15 02:00")
    code, out, _ = run("decide", "--facts", '{"acute": true, "needs": ["health"]}')
    header, first, *_ = out.splitlines()
    assert code == 0
    assert header.split() == ["NIVÅ", "VAD", "VEM", "NÄR", "KÄLLA"]
    assert first.startswith("MÅSTE")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--facts", '{"shoe": 1}'], "Uppgiften ”shoe” finns inte. Tillåtet: age, age_band"),
        (["--facts", '{"kind": "x"}'], "kind kan inte vara ”x”. Tillåtet: exposed, buyer"),
        (["--facts", '{"age": 16, "age_band": "25+"}'], "stämmer inte med age 16"),
        (["--facts", '{"age": 16, "age": 40}'], "har samma uppgift två gånger"),
        (["--facts", '{"age": '], "går inte att läsa som JSON"),
        (["--facts", "[" * 100_000], "går inte att läsa som JSON"),
        (["--facts", "[]"], "ska vara ett objekt"),
        ([], "--facts saknas"),
        ([*FACTS, "--municipality", "9999"], "--municipality kan inte vara ”9999”"),
        ([*FACTS, "--on", "2026-02-30"], "--on kan inte vara ”2026-02-30”"),
        ([*FACTS, "--on", "20260615"], "--on kan inte vara ”20260615”"),
        ([*FACTS, "--on", "9999-12-31"], "--on kan inte vara ”9999-12-31”"),
        ([*FACTS, "--at", "24:00"], "--at kan inte vara ”24:00”"),
        ([*FACTS, "--on", "2026-03-29", "--at", "02:30"], "klockan ställs om till sommartid"),
    ],
)
def test_wrong_use_is_one_swedish_sentence_and_exit_2(run, arguments, sentence):
    code, out, err = run("decide", *arguments)
    assert (code, out) == (2, "")
    assert sentence in err
    assert len(err.splitlines()) == 1


@pytest.mark.parametrize("number", ["0", "-1", "many", "99999999"])
def test_a_number_of_samples_is_a_whole_number(run, number):
    code, _, err = run("check", *ASKED, "--samples", number)
    assert (code, err) == (2, "Fel: --samples ska vara ett heltal från 1 till 10000000.\n")


@pytest.mark.unmeasured
def test_one_date_is_proved_with_a_hundred_thousand_seeded_situations(run):
    code, out, _ = run("check", *ASKED, "--json")
    report = json.loads(out)
    assert (code, report["findings"], report["dates"]) == (0, [], ["2026-06-15"])
    assert report["situations"] >= 10**9
    assert report["cells"] > 0
    assert report["samples"] >= 100_000
    assert report["seconds"] > 0


@pytest.mark.unmeasured
@pytest.mark.parametrize("municipality", ["0180", "0581", "0182", "0980", "2480"])
def test_the_shipped_net_has_no_holes_on_any_date(run, municipality):
    arguments = ("--municipality", municipality, "--samples", "2000", "--seed", "7")
    code, out, _ = run("check", *arguments)
    assert (code, out.splitlines()[-1]) == (0, "Nätet har inga hål.")


def with_a_hole(monkeypatch):
    whole = rules_input.World.net

    def net(world):
        rules = tuple(rule for rule in whole(world).rules if rule.code != "child-report")
        return replace(whole(world), rules=rules)

    monkeypatch.setattr(rules_input.World, "net", net)


def test_a_finding_is_told_with_an_example_and_exit_1(run, monkeypatch):
    with_a_hole(monkeypatch)
    code, out, _ = run("check", *ASKED, "--samples", "1", "--json")
    holes = {one["code"]: one for one in json.loads(out)["findings"]}
    assert code == 1
    assert holes["report-child"]["claim"] == "report"
    assert holes["report-child"]["example"]["kind"] in {"exposed", "youth_at_risk", "buyer"}
    assert holes["report-child"]["on"] == "2026-06-15"


def test_a_finding_is_told_in_words_too(run, monkeypatch):
    with_a_hole(monkeypatch)
    code, out, _ = run("check", *ASKED, "--samples", "1")
    assert code == 1
    assert "– 2026-06-15: Ett barn får ingen orosanmälan. (report, report-child)" in out
    assert out.splitlines()[-1].endswith("hål eller fel.")


def test_a_loaded_database_answers_before_the_shipped_files(run):
    load_directory()
    world = rules_input.open_world("0180")
    assert world.in_database
    assert world.rules_on(date(2026, 6, 15)).rules
    assert world.directory.offices != ()
    code, out, _ = run("check", *ASKED, "--samples", "1000")
    assert (code, out.splitlines()[-1]) == (0, "Nätet har inga hål.")


def gone():
    raise DatabaseError


@pytest.mark.parametrize("directory", [gone, lambda: Directory(Vocabulary({}, {}))])
def test_without_a_loaded_database_the_shipped_files_answer(run, monkeypatch, directory):
    monkeypatch.setattr(organisations, "directory", directory)
    code, out, _ = run("decide", *FACTS, *ASKED, "--json")
    assert (code, json.loads(out)[0]["code"]) == (0, "child-report")
    world = rules_input.open_world("0180")
    assert not world.in_database
    assert any(rule.code.startswith("stockholm") for rule in world.net().rules)


def test_a_key_in_a_file_is_left_in_its_file(monkeypatch):
    monkeypatch.delenv("FINMASKIG_SECRET_KEY", raising=False)
    monkeypatch.setenv("FINMASKIG_SECRET_KEY_FILE", "/run/secrets/key")
    assert rules_input.open_world("0581").municipality == "0581"
    assert "FINMASKIG_SECRET_KEY" not in os.environ


def test_adopted_sets_are_cut_to_the_time_they_were_adopted(monkeypatch):
    adopted = [
        ("stockholm", date(2023, 1, 1), date(2023, 12, 31)),
        ("norrkoping", date(2021, 1, 1), date(2021, 12, 31)),  # before it was written
    ]
    rows = [SimpleNamespace(ruleset=n, valid_from=a, valid_to=b) for n, a, b in adopted]
    monkeypatch.setattr(queries, "adoptions", lambda _: rows)
    world = rules_input.World("0182", shipped_directory(), in_database=True)
    local = [rule for rule in world.net().rules if rule.code.startswith(("stock", "norr"))]
    assert {(rule.valid_from, rule.valid_to) for rule in local} == {adopted[0][1:]}


def test_a_fresh_checkout_needs_neither_key_nor_database(tmp_path):
    kept = ("PATH", "PYTHONPATH", "LANG", "VIRTUAL_ENV", "HOME")
    environment = {key: os.environ[key] for key in kept if key in os.environ}
    program = [sys.executable, "-c", "from finmaskig.config.cli.main import run; run()"]
    answer = subprocess.run(
        [*program, "rules", "decide", *FACTS, *ASKED, "--json"],
        env={**environment, "FINMASKIG_DATA_DIR": str(tmp_path / "var")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout)[0]["code"] == "child-report"
    assert list(tmp_path.iterdir()) == []
