"""Figures of steps and reports of concern, counted by hand beside what the database counts."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finmaskig.counting import registry
from finmaskig.guidance import rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.rules import Outcome, Report
from finmaskig.guidance.services import close_step
from finmaskig.guidance.tests.factories import hire, make_step, make_unit
from finmaskig.organisations.models import Unit
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
FIRST, LAST = date(2026, 6, 1), date(2026, 6, 30)


def counted(family, grid, board_id, first=FIRST, last=LAST):
    found = next(one for one in registry.family(family).grids if one.code == grid)
    return {(row.unit_id, row.codes): row.number for row in found.count(board_id, first, last)}


def sent(actor, *, receipt=False):
    step = make_step(actor, code="report-concern", level="must", receiver_kind="social_board")
    report = Report(now() - timedelta(hours=1), "Socialnämnden i Nacka", "")
    close_step(step=step, outcome=Outcome(rules.FULFILLED, report=report), actor=actor)
    if receipt:
        ReportOfConcern.objects.filter(step=step).update(receipt_at=now())
    return step


def test_steps_are_counted_by_side_how_much_they_bind_and_where_they_stand(worker):
    make_step(worker, level="offer")
    step = make_step(worker, level="must")
    close_step(step=step, outcome=Outcome(rules.FULFILLED), actor=worker)
    assert counted("steps", "status", worker.board_id) == {
        (worker.unit_id, ("victim", "offer", "open")): 1,
        (worker.unit_id, ("victim", "must", "done")): 1,
    }
    assert counted("steps", "result", worker.board_id) == {
        (worker.unit_id, ("victim", "offer", "not_recorded")): 1,
        (worker.unit_id, ("victim", "must", "fulfilled")): 1,
    }


def test_a_step_counts_in_the_month_when_it_opened(worker):
    step = make_step(worker)
    Step.objects.filter(pk=step.pk).update(created_at=now() - timedelta(days=30))
    assert counted("steps", "status", worker.board_id) == {}


def test_reports_are_counted_by_side_and_by_whether_a_receipt_came(worker):
    board = Unit.objects.get(pk=worker.unit_id).board
    buyers = hire(make_unit(board=board, side="buyer"))
    sent(worker)
    sent(worker, receipt=True)
    sent(buyers)
    assert counted("reports", "receipt", worker.board_id) == {
        (worker.unit_id, ("victim", "no")): 1,
        (worker.unit_id, ("victim", "yes")): 1,
        (buyers.unit_id, ("buyer", "no")): 1,
    }


def test_another_board_has_none_of_them(worker):
    sent(worker)
    assert counted("reports", "receipt", worker.user_id) == {}
    assert counted("steps", "status", worker.user_id) == {}


def test_every_code_counted_has_a_word(worker):
    sent(worker)
    make_step(worker, level="may")
    for family in ("steps", "reports"):
        for grid in registry.family(family).grids:
            for _unit, codes in counted(family, grid.code, worker.board_id):
                for axis, code in zip(grid.axes, codes, strict=True):
                    assert code in {*axis.named(), "not_recorded"}, (grid.code, code)
