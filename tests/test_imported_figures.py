"""Other data gives other figures: 500 invented meetings, counted here with SQLite alone."""

from __future__ import annotations

import csv
import io
import sqlite3
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from benchmarks.invented import EXAMPLE, EXAMPLE_ROWS, as_csv, rows
from finmaskig.config.cli import imports
from finmaskig.config.cli.report import report
from finmaskig.config.demo.fill import with_a_known_secret
from finmaskig.counting import registry
from finmaskig.organisations.models import Unit
from finmaskig.outreach.tests.factories import hire
from finmaskig.reports.services.closing import close_period

MAPPING = Path(EXAMPLE).with_suffix(".toml")
FIRST, LAST = date(2023, 1, 1), date(2023, 12, 31)
CHILD = (
    "(age = '15-17' OR (age GLOB '[0-9]*' AND CAST(age AS INTEGER) < 18 AND age NOT LIKE '%-%'))"
)
OFFERED = "svar IN ('Ja', 'Nej', 'Senare')"
COUNTED = {
    "encounters": "1",
    "exposed": "vem = 'Utsatt'",
    "buyers": "vem = 'Kund'",
    "youth_at_risk": "vem = 'Ung i riskmiljö'",
    "relatives": "vem = 'Anhörig'",
    "children": CHILD,
    "exposed_children": f"vem = 'Utsatt' AND {CHILD}",
    "buyer_children": f"vem = 'Kund' AND {CHILD}",
    "offered": OFFERED,
    "accepted": "svar = 'Ja'",
    "declined": "svar = 'Nej'",
    "could_not_offer": "svar = 'Ej tillfrågad'",
    "trafficking": "tecken IN ('Misstanke', 'Tydliga')",
    "joint_met": "polis = 'Ja'",
    "joint_exposed": "polis = 'Ja' AND vem = 'Utsatt'",
    "joint_buyers": "polis = 'Ja' AND vem = 'Kund'",
    "joint_offered": f"polis = 'Ja' AND {OFFERED}",
    "joint_exposed_children": f"polis = 'Ja' AND vem = 'Utsatt' AND {CHILD}",
    "joint_buyer_children": f"polis = 'Ja' AND vem = 'Kund' AND {CHILD}",
}
"""For each measure, what it is in the words of the raw file."""
ROLES = {"Utsatt": "vem = 'Utsatt'", "Köpare": "vem = 'Kund'", "Alla": "1"}
AGES = {
    "Under 18 år": CHILD,
    "18 år och äldre": f"NOT {CHILD} AND age NOT IN ('', '?')",
    "Alla": "1",
}
KEY_FIGURES = {
    "Utsatta i prostitution": COUNTED["joint_exposed"],
    "Misstänkta köpare": COUNTED["joint_buyers"],
    "Erbjudna stöd": COUNTED["joint_offered"],
    "Möten": COUNTED["encounters"],
}
SMALL = 5


@pytest.fixture(scope="module")
def raw():
    """Return the raw file in a database of its own."""
    base = sqlite3.connect(":memory:")
    base.execute(
        "CREATE TABLE met (nr, dag, tid, pass, typ, polis, plats, vem, age, kon, hem, tecken, "
        "erbjod, svar, varfor, sprak, kommentar)"
    )
    lines = list(csv.reader(io.StringIO(EXAMPLE.read_text("utf-8-sig")), delimiter=";"))[1:]
    base.executemany(f"INSERT INTO met VALUES ({','.join('?' * 17)})", lines)
    return base


@pytest.fixture
def board(db, clock):
    """Give an empty board whose only meetings are those of the file."""
    clock("2026-06-15 10:00")
    unit = Unit.objects.get(code="mikamottagningen-stockholm")
    hire(unit, "lead", "Chefen")
    words = ["encounters", str(EXAMPLE), "--mapping", str(MAPPING)]
    answer = CliRunner().invoke(imports.app, words)
    assert (answer.exit_code, "500 rader är inlästa." in answer.stdout) == (0, True)
    return unit


def number(raw, where, what="count(*)"):
    return raw.execute(f"SELECT {what} FROM met WHERE {where}").fetchone()[0]


def counted(measure, board_id):
    """Return a measure of the whole year, counted by the domain that owns it."""
    family = registry.family(measure.family)
    grid = next(g for g in family.grids if measure.at.keys() <= {a.code for a in g.axes})
    axes = list(grid.axes)
    total = 0
    for row in grid.count(board_id, FIRST, LAST):
        codes = dict(zip((a.code for a in axes), row.codes, strict=True))
        total += row.number * all(
            _within(codes[one.code], measure.at[one.code], one)
            for one in axes
            if one.code in measure.at
        )
    return total


def _within(code, wanted, axis):
    return code in wanted or axis.above().get(code) in wanted


def test_the_example_is_the_one_that_is_drawn():
    assert EXAMPLE.read_bytes() == as_csv(rows(EXAMPLE_ROWS))


def test_every_measure_is_what_the_raw_file_says(board, raw):
    found = {code: counted(registry.measure(code), board.board_id) for code in COUNTED}
    assert found == {code: number(raw, where) for code, where in COUNTED.items()}
    assert found["encounters"] == 500
    assert found["exposed_children"] > 0 < found["buyer_children"]
    shifts = {code: counted(registry.measure(code), board.board_id)
              for code in ("shifts", "joint_shifts")}  # fmt: skip
    assert shifts == {
        "shifts": number(raw, "1", "count(DISTINCT pass)"),
        "joint_shifts": number(raw, "polis = 'Ja'", "count(DISTINCT pass)"),
    }


@pytest.mark.unmeasured
def test_the_report_says_what_the_raw_file_says_and_nothing_small(board, raw, tmp_path):
    analyst = hire(board, "analyst", "Utredaren")
    close_period(actor=analyst, first=FIRST, last=LAST, solve=with_a_known_secret)
    told = report_of(board, tmp_path / "report.csv")
    expected = {key: true for key, true in in_the_raw_file(raw).items() if key in told}
    assert len(expected) == len(KEY_FIGURES) + len(ROLES) * len(AGES) + 1
    assert {key: told[key] for key in expected if told[key] is not None} == {
        key: true for key, true in expected.items() if told[key] is not None
    }
    assert [
        key for key, true in expected.items() if 0 < true < SMALL and told[key] is not None
    ] == []
    assert told["Utsatta i prostitution", "2023"] is not None
    assert told["Köpare", "Under 18 år"] is None


def report_of(unit, place):
    """Return the numbers of the yearly report by row and column; None where one is hidden."""
    app = typer.Typer()
    app.command()(report)
    words = ["yearly", "--from", str(FIRST), "--to", str(LAST), "--unit", unit.code]
    answer = CliRunner().invoke(app, [*words, "--format", "csv", "--out", str(place)])
    assert answer.exit_code == 0
    lines = list(csv.reader(io.StringIO(place.read_text("utf-8-sig"))))[1:]
    return {(row, column): int(n) if n else None for table, row, column, n, _ in lines if table}


def in_the_raw_file(raw):
    """Return the same numbers, counted in the raw file."""
    shifts = number(raw, "polis = 'Ja'", "count(DISTINCT pass)")
    found = {("Arbetspass tillsammans med polisen", "2023"): shifts}
    found |= {(name, "2023"): number(raw, where) for name, where in KEY_FIGURES.items()}
    return found | {
        (role, age): number(raw, f"polis = 'Ja' AND {who} AND {how_old}")
        for role, who in ROLES.items()
        for age, how_old in AGES.items()
    }
