"""`finmaskig import`: all rows or none, every faulty one named, and a sentence for the rest."""

from __future__ import annotations

import json

import pytest
from typer.testing import CliRunner

from finmaskig.accounts.models import AccessEntry
from finmaskig.config.cli import imports
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.imports.tests.factories import MEETINGS, as_csv
from finmaskig.organisations.models import Unit
from finmaskig.outreach.models import Encounter
from finmaskig.outreach.tests.factories import hire, make_board, make_unit

pytestmark = pytest.mark.django_db
FAULTY = [*MEETINGS, ["2022-04-01", "3", "Gatumiljö", "", "Odd", "300", "", ""]]


@pytest.fixture
def unit():
    unit = make_unit(make_board(), name="Mika")
    hire(unit, "lead", "Chefen")
    return unit


@pytest.fixture
def given(tmp_path, unit):
    """Return a function that writes a file and a mapping and runs the command."""

    def run(*words, rows=MEETINGS, mapping="", kind="encounters", name="m.csv"):
        (tmp_path / name).write_bytes(as_csv(rows))
        (tmp_path / "m.toml").write_text(mapping or f'unit = "{unit.code}"')
        asked = [kind, tmp_path / name, "--mapping", tmp_path / "m.toml", *words]
        return CliRunner().invoke(imports.app, [str(word) for word in asked])

    return run


def test_a_file_is_read_in_and_the_second_time_adds_nothing(given):
    answer = given()
    assert (answer.exit_code, answer.stderr) == (0, "")
    assert "Kolumner som läses: Dag ← Datum; Passets nummer ← Passnr" in answer.stdout
    assert "4 rader är inlästa." in answer.stdout
    assert "4 rader fanns redan." in given().stdout
    assert Encounter.objects.count() == 4
    entry = AccessEntry.objects.filter(event="imports.read_in").get()
    assert (entry.user_name, entry.unit_name) == ("finmaskig import", "Mika")


def test_a_dry_run_keeps_nothing(given):
    answer = given("--dry-run")
    assert answer.exit_code == 0
    assert "4 rader kan läsas in." in answer.stdout
    assert not Encounter.objects.exists()


def test_every_faulty_row_is_listed_and_nothing_is_read_in(given):
    answer = given(rows=FAULTY)
    assert answer.exit_code == 1
    assert "Rad 6, Vem, ”Odd”: Ordet är inte känt. Tillåtet: Utsatt" in answer.stdout
    assert "Rad 6, Ålder, ”300”: Värdet är för högt" in answer.stdout
    assert "Inget är inläst." in answer.stdout
    assert not Encounter.objects.exists()


def test_the_good_rows_can_be_read_in_and_the_rest_kept(given, tmp_path):
    answer = given("--good", "--rest", tmp_path / "rest.csv", rows=FAULTY)
    assert answer.exit_code == 1
    assert f"Raderna som inte gick står i {tmp_path / 'rest.csv'}." in answer.stdout
    assert Encounter.objects.count() == 4
    assert "Odd" in (tmp_path / "rest.csv").read_text("utf-8-sig")


def test_the_answer_for_a_program(given):
    answer = json.loads(given("--json", rows=FAULTY).stdout)
    assert (answer["new_count"], answer["faulty_count"], answer["read_in"]) == (4, 1, False)
    assert answer["problems"][0]["row"] == 6
    assert answer["problems"][0]["why"].startswith("Ordet är inte känt.")


def test_each_kind_has_its_command(given):
    shifts = [["Datum", "Passtyp"], ["2022-03-01", "Hotell"]]
    assert given(kind="shifts", rows=shifts).exit_code == 0
    contacts = [["Öppnad", "Avslutad", "Vem", "Läge", "Orsak"],
                ["2022-03-01", "2022-04-01", "Anhörig", "A", "Annat"]]  # fmt: skip
    assert given(kind="contacts", rows=contacts).exit_code == 0


@pytest.mark.parametrize(
    ("mapping", "words", "says"),
    [
        ("kind = 'shifts'", (), "Mappningen är för shifts, inte för encounters"),
        ("sheet = 1", (), "sheet ska vara en text"),
        ("heading_row = 1", (), "Ange enheten med --unit"),
        ("unit = 'odd'", (), "Enheten ”odd” finns inte"),
        ("", ("--by", "000"), "Ingen med tjänstenummer 000 arbetar i Mika"),
        ("", ("--unit", "no-board"), "har ingen nämnd"),
        ("", ("--unit", "no-lead"), "har ingen enhetschef här"),
        ("", ("--mapping", "/no/such.toml"), "Det går inte att läsa /no/such.toml"),
        ("unit = 'x'\n[always]\nshift_start = 'sent'", ("--unit", "mika"), "under always"),
    ],
)
def test_wrong_use_is_one_sentence(given, unit, mapping, words, says):
    Unit.objects.filter(pk=unit.pk).update(code="mika")
    unit.code = "mika"
    Unit.objects.filter(pk=make_unit(make_board()).pk).update(code="no-lead")
    Unit.objects.filter(pk=make_unit(make_board()).pk).update(
        code="no-board", board=None, is_staffed_here=False
    )
    answer = given(*words, mapping=mapping)
    assert isinstance(answer.exception, WrongUse)
    assert says in str(answer.exception)


def test_a_file_that_is_not_there_is_one_sentence(unit):
    answer = CliRunner().invoke(imports.app, ["encounters", "/no/such.csv", "--unit", unit.code])
    assert "Det går inte att läsa /no/such.csv." in str(answer.exception)


def test_somebody_who_works_there_can_be_named(given, unit):
    sara = hire(unit, name="Sara")
    given("--by", sara.service_number or "")
    assert Encounter.objects.exists()


class Terminal:
    def __init__(self):
        self.written = ""

    def isatty(self):
        return True

    def write(self, text):
        self.written += text

    def flush(self):
        pass


def test_the_bar_moves_where_somebody_looks(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    with imports._bar("Läser in") as move:
        move(50, 100)
        move(100, 100)
    assert "100%" in terminal.written
