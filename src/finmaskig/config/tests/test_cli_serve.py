"""The command line without a database: what is wrong is one sentence and an exit code."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = str(Path(sys.executable).parent / "finmaskig")
OURS = ("FINMASKIG_", "DATABASE_URL", "DJANGO_", "PYTEST_")


def run(*words, **more):
    environment = {key: value for key, value in os.environ.items() if not key.startswith(OURS)}
    return subprocess.run(
        [PROGRAM, *words], env=environment | more, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("words", "more", "says"),
    [
        (["dance"], {}, "Fel:"),
        (["serve", "--side", "both"], {}, "staff eller public"),
        (["serve"], {"FINMASKIG_DEMO": "1"}, "FINMASKIG_DEMO hör till demo"),
        (["demo", "--port", "8000", "--public-port", "8000"], {}, "måste vara olika"),
        (["demo", "--port", "many"], {}, "Värdet på --port"),
        (["check"], {}, "Sätt FINMASKIG_SECRET_KEY"),
        (["keys", "rotate"], {}, "Ange en av --unit KOD"),
        (["keys", "list"], {"FINMASKIG_SECRET_KEY": "x"}, "databasen går inte att läsa"),
        (["backup", "--keep-days", "99"], {}, "--keep-days ska vara 1 till 35"),
        (["backup"], {"FINMASKIG_SECRET_KEY": "x"}, "--to saknas"),
        (["restore"], {}, "--from saknas"),
        (["keys", "list"], {"FINMASKIG_SIDE": "public", "FINMASKIG_DEMO": "1"}, "personalens sida"),
        (["restore", "--from", "x"], {"FINMASKIG_SECRET_KEY": "x"}, "x finns inte"),
        (["public-role", "--name", "x; DROP"], {"FINMASKIG_SECRET_KEY": "x"}, "små bokstäver"),
        (["nightly"], {"FINMASKIG_DEMO": "1", "DATABASE_URL": "postgres:///x"}, "DATABASE_URL"),
    ],
)
def test_wrong_use_is_exit_code_2_and_one_sentence(tmp_path, words, more, says):
    done = run(*words, FINMASKIG_DATA_DIR=str(tmp_path), **more)
    assert done.returncode == 2
    assert says in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_the_rights_of_the_public_side_are_printed_as_sql(tmp_path):
    done = run(
        "public-role", "--name", "x", FINMASKIG_DATA_DIR=str(tmp_path), FINMASKIG_SECRET_KEY="x"
    )
    assert done.returncode == 0
    assert "GRANT UPDATE (answer, answered_at, meeting) ON handovers_receipt TO x;" in done.stdout


def test_help_lists_every_command():
    done = run("--help")
    assert done.returncode == 0
    for command in (
        "demo",
        "serve",
        "check",
        "nightly",
        "public-role",
        "users",
        "rules",
        "access-log",
        "keys",
        "backup",
        "restore",
    ):
        assert command in done.stdout


def test_check_says_what_is_missing_before_people_rely_on_it(tmp_path):
    done = run(
        "check",
        FINMASKIG_DATA_DIR=str(tmp_path),
        FINMASKIG_SECRET_KEY="kort",
        FINMASKIG_INSECURE_HTTP="1",
    )
    assert done.returncode == 1
    for finding in ("SECRET_KEY är kort", "SQLite", "https", "ändringar av databasen väntar"):
        assert finding in done.stdout
