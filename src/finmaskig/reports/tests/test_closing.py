"""Closing a period: once, everything at once, and nothing that was told before is undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.accounts import keyring
from finmaskig.pure.statistics.protect import protect
from finmaskig.reports.models import CountPeriod, Publication, Snapshot
from finmaskig.reports.queries.published import NotPublished, Question, answer, figure
from finmaskig.reports.services import closing, ledger
from finmaskig.reports.services.closing import (
    PeriodIsClosed,
    PeriodIsNotOver,
    SomebodyElsePublished,
    close_period,
)
from finmaskig.shared.errors import NotAllowed

pytestmark = pytest.mark.django_db
JAN, FEB, MAR, APR = (date(2022, month, 1) for month in (1, 2, 3, 4))
CODE = "2022-01--2022-03"


@pytest.fixture
def figures(board):
    """Let three units meet people in the spring of 2022."""
    board.meet(JAN, "girl", "young", a=7, b=9, c=8)
    board.meet(FEB, "girl", "old", a=6, b=11, c=12)
    board.meet(MAR, "boy", "old", a=1, b=1, c=1)
    board.meet(MAR, "boy", "adult", a=20, b=14, c=12)
    board.meet(APR, "girl", "adult", a=6, b=7, c=9)
    for unit, number in zip("abc", (40, 3, 2), strict=True):
        board.shifts[board.units[f"unit-{unit}"], JAN, ()] = number
    return board


def solved(task):
    """Protect with a secret that is the same in every test."""
    return protect(replace(task, secret=b"prov"))


def close(board, first=JAN, last=MAR, solve=solved):
    return close_period(actor=board.actors["analyst"], first=first, last=last, solve=solve)


def test_everything_is_told_at_once_and_a_small_count_never(figures):
    period = close(figures)
    assert (period.code, period.kind, period.closed_as) == (CODE, "quarter", "utredare, Unit-a")
    assert figure(figures.id, "met", CODE) == 102
    assert figure(figures.id, "met", CODE, {"sex": "boy", "age": "old"}) is None
    assert figure(figures.id, "children", CODE, {"sex": "boy"}) is None
    table = answer(
        figures.id, Question(measure="met", period=CODE, rows="sex", columns="age")
    ).table
    assert table.cells["boy", "not_recorded"] == 0
    assert 0 < len(table.hidden) < len(table.cells)


def test_each_board_has_a_secret_of_its_own_and_keeps_it(figures):
    seen = []

    def solve(task):
        seen.append(task.secret)
        return solved(task)

    close(figures, solve=solve)
    close(figures, JAN, APR, solve=solve)
    assert seen[0] == seen[1] != b""
    assert keyring.current(keyring.Purpose.FIGURES, unit=str(figures.id)).secret == seen[0]
    assert keyring.current(keyring.Purpose.FIGURES, unit="another").secret != seen[0]


def test_shifts_are_told_as_they_are(figures):
    close(figures)
    table = answer(figures.id, Question(measure="shifts", period=CODE, rows="unit")).table
    assert dict(table.cells) == {
        ("Total",): 45, ("unit-a",): 40, ("unit-b",): 3, ("unit-c",): 2,
    }  # fmt: skip


def test_late_entries_change_nothing_that_was_told(figures):
    close(figures)
    figures.meet(JAN, "girl", "young", a=10)
    close(figures, JAN, APR)
    assert figure(figures.id, "met", CODE) == 102
    assert figure(figures.id, "met", "2022-01--2022-04") in {124, None}
    assert Snapshot.objects.filter(family="met", month=JAN).count() == 1


def test_what_was_open_stays_open_and_what_was_hidden_stays_hidden(figures):
    close(figures)
    before = ledger.told(figures.id).fixed
    close(figures, JAN, APR)
    after = ledger.told(figures.id).fixed
    assert {cell: after[cell] for cell in before} == before


@pytest.mark.parametrize(
    ("role", "error"),
    [("analyst", None), ("lead", None), ("worker", NotAllowed), ("secretary", NotAllowed)],
)
def test_an_analyst_or_a_lead_closes(figures, role, error):
    if error is None:
        close_period(actor=figures.actors[role], first=JAN, last=MAR)
    else:
        with pytest.raises(error):
            close_period(actor=figures.actors[role], first=JAN, last=MAR)
    assert CountPeriod.objects.count() == (error is None)


@pytest.mark.parametrize(
    ("first", "last"),
    [(JAN, date(2100, 1, 1)), (MAR, JAN), (date(2015, 1, 1), date(2021, 1, 1))],
)
def test_only_whole_months_that_are_over_are_closed(figures, first, last):
    with pytest.raises(PeriodIsNotOver):
        close(figures, first, last)
    assert not Snapshot.objects.exists()


def test_a_period_is_closed_once(figures):
    close(figures)
    with pytest.raises(PeriodIsClosed):
        close(figures)


def test_who_comes_second_protects_again(figures):
    """What was published while this one was solved is fixed when it is solved again."""
    waiting = [True]

    def solve(task):
        if waiting and waiting.pop():
            close(figures, JAN, APR)
        return solved(task)

    close(figures, solve=solve)
    rows = Publication.objects.filter(component="people").order_by("number")
    assert [row.period.code for row in rows] == ["2022-01--2022-04", CODE]
    assert rows[1].previous_hash == rows[0].hash != ""


def test_who_is_always_second_gives_up_and_changes_nothing(figures, monkeypatch):
    monkeypatch.setattr(closing, "_published", lambda *_all: None)
    with pytest.raises(SomebodyElsePublished):
        close(figures)
    assert not Publication.objects.exists()


def test_what_cannot_be_protected_is_not_published(figures):
    def solve(_task):
        raise closing.TableError("Perioden 2021 står i vägen.")

    with pytest.raises(NotPublished, match="2021 står i vägen"):
        close(figures, solve=solve)
    assert not CountPeriod.objects.exists()
