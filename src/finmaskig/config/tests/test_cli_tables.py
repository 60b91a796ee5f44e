"""`finmaskig tables`: anyone's files are protected and attacked, without a database or a key."""

import csv
import json
import os
import subprocess
import sys
from types import SimpleNamespace

import pytest

from finmaskig.config.cli import main, tables_answer
from finmaskig.pure.statistics import protect as engine

CELLS = "region,sex,n\nA,K,3\nA,M,20\nA,X,30\nB,K,40\nB,M,50\nB,X,60\nC,K,7\nC,M,8\nC,X,9\n"
HIER = "code,parent\nTotal,\nnorr,Total\nC,Total\nA,norr\nB,norr\n"
SUMS = "region,n\nA,53\nB,150\nC,24\n"
ASKED = ("CELLS.csv", "--dims", "region,sex", "--count", "n", "--out", "SAFE.csv")
GAP = "sex,n,status\nTotal,30,open\nK,,hidden\nM,27,open\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name, text in (("CELLS", CELLS), ("HIER", HIER), ("SUMS", SUMS), ("GAP", GAP)):
        (tmp_path / f"{name}.csv").write_text(text)
    return tmp_path


@pytest.fixture
def run(monkeypatch, capsys):
    def command(*arguments):
        monkeypatch.setattr(sys, "argv", ["finmaskig", "tables", *arguments])
        with pytest.raises(SystemExit) as ended:
            main.run()
        return ended.value.code, *capsys.readouterr()

    return command


def cells_of(path, *dims):
    with path.open() as file:
        return {
            tuple(row[d] for d in dims): (row["n"], row["status"]) for row in csv.DictReader(file)
        }


@pytest.mark.parametrize("method", ["optimal", "fast"])
def test_a_small_count_is_hidden_and_cannot_be_worked_out(run, folder, method):
    code, out, err = run(
        "protect", *ASKED, "--hierarchy", "region=HIER.csv", "--method", method, "--json"
    )
    told = json.loads(out)
    cells = cells_of(folder / "SAFE.csv", "region", "sex")
    assert (code, err) == (0, "")
    assert (told["cells"], told["unsafe"], told["audit"]["passed"]) == (20, 1, True)
    assert told["hidden"] == told["unsafe"] + told["objective"]
    assert cells["A", "K"] == ("", "hidden")
    assert cells["Total", "Total"] == ("227", "open")
    code, out, _ = run(
        "audit",
        "SAFE.csv",
        "--dims",
        "region,sex",
        "--inner",
        "CELLS.csv",
        "--hierarchy",
        "region=HIER.csv",
        "--json",
    )
    found = json.loads(out)
    one = next(each for each in found["intervals"] if each["cell"] == {"region": "A", "sex": "K"})
    assert (code, found["passed"]) == (0, True)
    assert one["low"] <= 3 <= one["high"]
    assert one["high"] - one["low"] >= 2


def test_what_can_be_worked_out_is_found(run):
    code, out, _ = run("audit", "GAP.csv", "--dims", "sex", "--json")
    finding = json.loads(out)["findings"][0]
    assert code == 1
    assert finding == {"cell": {"sex": "K"}, "low": 3, "high": 3, "need": 1}
    code, out, _ = run("audit", "GAP.csv", "--dims", "sex")
    assert (code, out.splitlines()[0]) == (1, "– K: 3 till 3, ska kunna variera 1.")


def test_a_published_table_that_does_not_add_up_is_refused(run, folder):
    (folder / "GAP.csv").write_text("sex,n,status\nTotal,30,open\nK,,hidden\nM,30,open\n")
    code, out, err = run("audit", "GAP.csv", "--dims", "sex", "--published", "SUMS.csv")
    assert (code, "SUMS.csv, rad 1: kolumnen status saknas" in err) == (2, True)
    code, out, err = run("audit", "GAP.csv", "--dims", "sex")
    assert (code, out) == (2, "")
    assert "Rätta antalen" in err


def test_sums_that_no_hierarchy_explains_are_no_parts(run, folder):
    assert run("protect", *ASKED, "--hierarchy", "region=HIER.csv")[0] == 0
    code, out, err = run("audit", "SAFE.csv", "--dims", "region,sex")
    assert (code, out) == (2, "")
    assert "SAFE.csv, rad " in err
    assert "region blir " in err
    assert "skriv --hierarchy region=HIER.csv" in err
    (folder / "GAP.csv").write_text("sex,n,status\nAlla,30,open\nK,,hidden\nM,27,open\n")
    code, out, err = run("audit", "GAP.csv", "--dims", "sex")
    assert (code, out) == (2, "")
    assert "GAP.csv, rad 2: sex saknar Total" in err
    (folder / "GAP.csv").write_text("sex,n,status\nTotal,30,open\nK,2,open\nM,27,open\n")
    assert "sex blir 29 tillsammans, men Total är 30" in run("audit", "GAP.csv", "--dims", "sex")[2]


def test_what_is_published_in_part_is_attacked_as_it_is(run, folder):
    (folder / "PART.csv").write_text(
        "sex,age,n,status\nTotal,Total,30,open\nK,14,,hidden\nM,14,,hidden\nTotal,15,20,open\n"
    )
    code, out, _ = run("audit", "PART.csv", "--dims", "sex,age", "--json")
    assert code == 0
    assert json.loads(out)["hidden"] == 2


def test_two_linked_files_of_one_name_are_told_apart(run, folder):
    (folder / "more").mkdir()
    (folder / "more" / "SUMS.csv").write_text(SUMS)
    linked = ("--linked", "SUMS.csv", "--linked", "more/SUMS.csv", "--dims", "region")
    code, _, err = run("protect", *ASKED, *linked, "--dims", "region")
    assert (code, "Två tabeller skulle bli SAFE_SUMS.csv" in err) == (2, True)


def test_rounded_tables_add_up_the_same_way_each_time(run, folder, monkeypatch):
    monkeypatch.setenv("FINMASKIG_SECRET_KEY", "only for this test")
    asked = ("protect", *ASKED, "--method", "round", "--base", "3")
    _, out, _ = run(*asked, "--json")
    first = (folder / "SAFE.csv").read_text()
    told = json.loads(out)
    assert (told["base"], told["unsafe"], told["hidden"]) == (3, 1, 0)
    assert told["audit"]["passed"]
    assert told["audit"]["furthest"] < 3
    code, out, _ = run(*asked)
    assert (code, (folder / "SAFE.csv").read_text()) == (0, first)
    assert "avrundade till 3" in out


def test_linked_and_earlier_tables_share_the_fate_of_a_cell(run, folder):
    linked = ("--dims", "region", "--linked", "SUMS.csv")
    code, out, _ = run("protect", *ASKED, *linked)
    assert (code, "Skrev SAFE.csv, SAFE_SUMS.csv." in out) == (0, True)
    before = cells_of(folder / "SAFE.csv", "region", "sex")
    assert cells_of(folder / "SAFE_SUMS.csv", "region")["B",] == before["B", "Total"]
    later = [*ASKED[:-1], "LATER.csv", "--published", "SAFE.csv"]
    assert run("protect", *later)[0] == 0
    assert cells_of(folder / "LATER.csv", "region", "sex") == before


def test_what_is_out_already_can_stand_in_the_way(run, folder):
    (folder / "OPEN.csv").write_text(
        "region,sex,n,status\nTotal,K,50,open\nB,K,40,open\nC,K,7,open\nA,Total,53,open\n"
    )
    code, _, err = run("protect", *ASKED, "--published", "OPEN.csv")
    assert code == 1
    assert err.startswith("Fel: ")
    assert "Inget skrevs." in err
    assert not (folder / "SAFE.csv").exists()


def test_what_two_tables_give_away_together_is_not_written(run, folder):
    (folder / "OTHER.csv").write_text("age,n,status\nTotal,227,open\n14,227,open\n15,,hidden\n")
    code, _, err = run("protect", *ASKED, "--published", "OTHER.csv")
    assert code in {1, 2}
    assert err.startswith("Fel: ")
    assert not (folder / "SAFE.csv").exists()


def test_proposals_come_with_what_they_give(run):
    asked = ("coarsen", *ASKED[:-2])
    code, out, _ = run(*asked, "--json")
    found = json.loads(out)["proposals"]
    assert code == 0
    assert found
    assert all(one["fewer"] > 0 for one in found)
    assert "färre celler döljas" in run(*asked)[1]
    assert "Inget att slå ihop" in run(*asked, "--threshold", "1")[1]


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("CELLS", "region,sex,n\nA,K,-1\n", "CELLS.csv, rad 2: n är ”-1”"),
        ("CELLS", "region,sex,n\nA,K,1.5\n", "CELLS.csv, rad 2: n är ”1.5”"),
        ("CELLS", "region,sex,n\nA,K,x\n", "CELLS.csv, rad 2: n är ”x”"),
        ("CELLS", "region,sex,n\nA,K,1\nA,K,1\n", "CELLS.csv, rad 3: cellen A × K"),
        ("CELLS", "region,sex,n\nX,K,1\n", "CELLS.csv, rad 2: koden X finns inte"),
        ("CELLS", "region,n\nA,1\n", "CELLS.csv, rad 1: kolumnen sex saknas"),
        ("CELLS", "", "CELLS.csv, rad 1: filen är tom"),
        ("HIER", "code,parent\nTotal,\nA,B\nB,A\n", "HIER.csv, rad 3: koden A går i en cirkel"),
        ("HIER", "code,parent\nA,X\n", "HIER.csv, rad 2: föräldern X finns inte"),
    ],
)
def test_each_fault_ends_with_two_and_nothing_written(run, folder, name, text, said):
    (folder / f"{name}.csv").write_text(text)
    before = sorted(folder.iterdir())
    code, out, err = run("protect", *ASKED, "--hierarchy", "region=HIER.csv")
    assert (code, out) == (2, "")
    assert err.startswith(f"Fel: {said}")
    assert sorted(folder.iterdir()) == before


@pytest.mark.parametrize("coding", ["utf-16", "latin-1"])
def test_another_encoding_is_refused(run, folder, coding):
    (folder / "CELLS.csv").write_text("region,sex,n\nÅ,K,1\n", encoding=coding)
    code, _, err = run("protect", *ASKED)
    assert (code, "Spara som CSV UTF-8" in err) == (2, True)


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (("--method", "magic"), "--method"),
        (("--objective", "joy"), "--objective"),
        (("--method", "round", "--base", "7"), "--base"),
        (("--seconds", "0"), "--seconds"),
        (("--seconds", "nan"), "--seconds"),
        (("--zeros", "some"), "--zeros"),
        (("--threshold", "0"), "Tröskel och bredd"),
        (("--threshold", "many"), "--threshold"),
        (("--width", "100000000000000000000"), "--width ska vara högst 1000000"),
        (("--hierarchy", "region"), "--hierarchy skrivs"),
        (("--hierarchy", "age=HIER.csv"), "--hierarchy nämner age"),
        (("--linked", "SUMS.csv"), "--dims en gång för varje tabell"),
        (("--linked", "SUMS.csv", "--dims", "region,region"), "olika kolumner"),
        (("--linked", "SUMS.csv", "--dims", "region,n"), "--count kan inte vara n"),
        (("--out", "CELLS.csv"), "CELLS.csv skulle skrivas över"),
        (("--out", "none/SAFE.csv"), "en mapp som finns"),
        (("--published", "GAP.csv", "--method", "round"), "--published går inte ihop"),
        (("--published", "GAP.csv"), "inte från samma källa"),
    ],
)
def test_wrong_use_is_a_sentence(run, folder, extra, said):
    code, out, err = run("protect", *ASKED, *extra)
    assert (code, out) == (2, "")
    assert said in err
    assert not (folder / "SAFE.csv").exists()


def test_a_table_that_fails_its_last_audit_is_not_written(run, folder, monkeypatch):
    cell = ("", frozenset({("sex", "K")}))
    failed = SimpleNamespace(passed=False, findings=(SimpleNamespace(cell=cell),))
    done = SimpleNamespace(audit=failed, tables=())
    monkeypatch.setattr(engine, "protect", lambda _: done)
    code, _, err = run("protect", *ASKED)
    assert (code, "går K att räkna ut" in err) == (1, True)
    assert tables_answer._words(("", frozenset())) == "summan av alla"


def test_neither_database_nor_key_is_needed(folder):
    clean = {k: v for k, v in os.environ.items() if not k.startswith(("FINMASKIG", "DJANGO"))}
    start = "from finmaskig.config.cli.main import run; run()"
    done = subprocess.run(
        [sys.executable, "-c", start, "tables", "protect", *ASKED, "--json"],
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["audit"]["passed"]
