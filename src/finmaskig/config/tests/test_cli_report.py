"""`finmaskig report`: the whole file or none of it, and one sentence when it cannot be made."""

from __future__ import annotations

import io

import docx
import pytest
import typer
from pypdf import PdfReader
from typer.testing import CliRunner

from finmaskig.accounts.models import AccessEntry
from finmaskig.config.cli.report import report
from finmaskig.config.cli.wrong_use import WrongUse
from finmaskig.organisations.tests.factories import make_unit
from finmaskig.reports.tests.factories import met, publish
from finmaskig.reports.tests.writing import VALUES, YEAR, desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_own_state")]
DAYS = ("--from", "2022-01-01", "--to", "2022-12-31")


@pytest.fixture
def place():
    with desk() as found:
        yield found


def ran(*words):
    app = typer.Typer()
    app.command()(report)
    return CliRunner().invoke(app, [str(word) for word in words])


def pdf_text(content):
    return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)


def word_text(content):
    return "\n".join(one.text for one in docx.Document(io.BytesIO(content)).paragraphs)


READERS = {"pdf": pdf_text, "docx": word_text, "html": bytes.decode, "csv": bytes.decode}


@pytest.mark.parametrize("kind", READERS)
@pytest.mark.usefixtures("place")
def test_the_report_is_written_in_each_format(tmp_path, kind):
    out = tmp_path / f"report.{kind}"
    unit = ("--unit", "test-unit", "--reference", "SN 2023/4")
    answer = ran("yearly", *DAYS, *unit, "--format", kind, "--out", out)
    assert (answer.exit_code, answer.stdout) == (0, f"Skrev {out}.\n")
    assert "364" in READERS[kind](out.read_bytes())
    assert [one.name for one in tmp_path.iterdir()] == [out.name]
    assert AccessEntry.objects.get().reason.startswith(f"{kind}: yearly 2022-01--2022-12")


@pytest.mark.usefixtures("place")
def test_a_period_that_is_not_closed_is_one_sentence(tmp_path):
    out = tmp_path / "report.pdf"
    answer = ran("yearly", "--from", "2023-01-01", "--to", "2023-12-31", "--out", out)
    assert answer.exit_code == 1
    assert "Perioden 2023-01--2023-12 är inte stängd hos Nämnden för test-unit." in answer.stderr
    assert not out.exists()


def test_when_nothing_is_closed_it_says_so(tmp_path):
    answer = ran("yearly", *DAYS, "--out", tmp_path / "report.pdf")
    assert answer.exit_code == 1
    assert "Ingen nämnd har stängt perioden." in answer.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("none", *DAYS), "Rapporten none finns inte"),
        (("yearly", "--from", "snart", "--to", "2022-12-31"), "--from är en dag"),
        (("yearly", "--from", "2022-01-02", "--to", "2022-12-31"), "hela månader"),
        (("yearly", "--from", "2022-12-01", "--to", "2022-01-31"), "före --from"),
        (("yearly", *DAYS, "--format", "exe"), "--format är"),
        (("yearly", *DAYS, "--unit", "none"), "Enheten none finns inte"),
        (("yearly", *DAYS, "--board", "none"), "Nämnden none har inga"),
    ],
)
@pytest.mark.usefixtures("place")
def test_wrong_use_is_one_sentence(tmp_path, words, says):
    answer = ran(*words, "--out", tmp_path / "report.pdf")
    assert isinstance(answer.exception, WrongUse)
    assert says in answer.exception.message
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("place")
def test_a_file_that_cannot_be_written_is_one_sentence(tmp_path):
    answer = ran("yearly", *DAYS, "--out", tmp_path / "none" / "report.pdf")
    assert "Det går inte att skriva" in answer.exception.message
    (tmp_path / "report.pdf").mkdir()
    answer = ran("yearly", *DAYS, "--out", tmp_path / "report.pdf")
    assert "Det går inte att skriva" in answer.exception.message
    assert [one.name for one in tmp_path.iterdir()] == ["report.pdf"]


@pytest.mark.usefixtures("place")
def test_with_several_boards_one_is_chosen(tmp_path):
    other = make_unit("other")
    publish(other.board_id, YEAR, met({("Total", *key): n for key, n in VALUES.items()}))
    out = ("--out", tmp_path / "report.csv", "--format", "csv")
    answer = ran("yearly", *DAYS, *out)
    assert "Välj med --board: board-of-other, board-of-test-unit." in answer.exception.message
    assert ran("yearly", *DAYS, *out, "--board", "board-of-other").exit_code == 0
