"""`finmaskig nightly`: every job runs, twice is once, and a failure is told."""

import json
from datetime import timedelta

import pytest
import typer
from django.db import DatabaseError

from finmaskig.config.cli import nightly
from finmaskig.guidance.models import Step
from finmaskig.guidance.tests.factories import hire, make_step, make_unit
from finmaskig.organisations.services import load_directory
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(clock):
    clock("2026-06-15 02:00")
    load_directory()
    return hire(make_unit())


def run(capsys, *, as_json=False):
    with pytest.raises(typer.Exit) as ended:
        nightly.nightly(as_json=as_json)
    return ended.value.exit_code, capsys.readouterr().out


def test_each_job_says_one_line_and_twice_is_once(worker, capsys):
    late = now() - timedelta(hours=2)
    make_step(worker, late_at=late, subject_kind="quarterly_notice")
    code, out = run(capsys)
    assert code == 0
    assert len(out.splitlines()) == len(nightly.JOBS)
    assert "Försenade steg: 1 lyftes" in out
    assert "Försenade steg: 0 lyftes" in run(capsys)[1]
    assert Step.objects.get().climb_level == 1


def test_a_step_without_subject_is_a_finding(worker, capsys):
    step = make_step(worker)
    code, out = run(capsys, as_json=True)
    found = next(one for one in json.loads(out) if one["job"] == "Steg utan underlag")
    assert (code, found["ok"]) == (1, False)
    assert str(step.pk) in found["sentence"]


def test_a_notice_that_nobody_can_write_is_a_finding(worker, capsys, monkeypatch):
    from finmaskig.guidance import services
    from finmaskig.guidance.services.notices import NoticesOpened

    def none_opened(**_at):
        return NoticesOpened(0, ("0126", "0126"))

    monkeypatch.setattr(services, "open_quarterly_notices", none_opened)
    code, out = run(capsys)
    assert code == 1
    assert "Ingen enhet kan skriva till 0126." in out


@pytest.mark.parametrize("error", [DatabaseError, AssertionError])
def test_one_job_that_fails_does_not_stop_the_others(worker, capsys, monkeypatch, error):
    def fail(_at):
        raise error

    monkeypatch.setitem(nightly.JOBS, "Larm", fail)
    code, out = run(capsys)
    assert code == 1
    assert f"Larm gick inte: {error.__name__}" in out
    assert "Försenade steg: 0" in out
