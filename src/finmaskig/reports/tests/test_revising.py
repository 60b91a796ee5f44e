"""Late entries come once a year, for all periods at once, and a small difference is never told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.pure.statistics.audit import Knowledge, audit
from finmaskig.pure.statistics.dimension import Dimension
from finmaskig.pure.statistics.policy import Policy
from finmaskig.pure.statistics.protect import protect
from finmaskig.pure.statistics.table import SafeTable, TableError, identity
from finmaskig.reports.models import CountPeriod, Publication, Snapshot
from finmaskig.reports.queries.pattern import PERIOD, read
from finmaskig.reports.queries.published import (
    NotPublished,
    Question,
    answer,
    figure,
    last_revision_on,
)
from finmaskig.reports.services import revising
from finmaskig.reports.services.closing import SomebodyElsePublished, close_period
from finmaskig.reports.services.revising import (
    NothingHasChanged,
    NothingIsClosed,
    RevisedTooRecently,
    revise,
    waiting,
)
from finmaskig.reports.services.verifying import verify
from finmaskig.shared.errors import NotAllowed

pytestmark = pytest.mark.django_db
JAN, FEB, MAR, APR = (date(2022, month, 1) for month in (1, 2, 3, 4))
CODE = "2022-01--2022-03"
FAR = 10_000


def solved(task):
    return protect(replace(task, secret=b"prov"))


@pytest.fixture
def spring(board, clock):
    """Let a quarter be closed, in which three units met people."""
    clock("2022-05-02 10:00")
    board.meet(JAN, "girl", "young", a=7, b=9, c=8)
    board.meet(FEB, "girl", "old", a=6, b=11, c=12)
    board.meet(MAR, "boy", "old", a=1, b=1, c=1)
    board.meet(MAR, "boy", "adult", a=20, b=14, c=12)
    board.shifts[board.units["unit-a"], JAN, ()] = 40
    close_period(actor=board.actors["analyst"], first=JAN, last=MAR, solve=solved)
    return board


def revised(board, solve=solved):
    return revise(actor=board.actors["analyst"], solve=solve)


def cells(board, version, **shown):
    question = Question(measure="met", period=CODE, version=version, **shown)
    return dict(answer(board.id, question).table.cells)


def test_nothing_is_revised_where_nothing_is_closed(board):
    with pytest.raises(NothingIsClosed):
        revised(board)


def test_nothing_is_published_where_nothing_has_changed(spring):
    with pytest.raises(NothingHasChanged):
        revised(spring)
    assert Publication.objects.count() == 2
    assert waiting(spring.id) == revising.Waiting((), ())


@pytest.mark.parametrize("role", ["worker", "secretary"])
def test_an_analyst_or_a_lead_revises(spring, role):
    spring.meet(JAN, "girl", "young", a=10)
    with pytest.raises(NotAllowed):
        revise(actor=spring.actors[role])
    assert revise(actor=spring.actors["lead"], solve=solved) == 2


def test_a_large_difference_is_told_and_the_first_version_stands(spring):
    before = cells(spring, 1, rows="sex", columns="age")
    spring.meet(FEB, "girl", "old", a=10, b=12, c=9)
    spring.shifts[spring.units["unit-b"], JAN, ()] = 3
    assert waiting(spring.id) == revising.Waiting((JAN, FEB), ("met", "shifts"))
    assert revised(spring) == 2
    assert (figure(spring.id, "met", CODE), figure(spring.id, "shifts", CODE)) == (133, 43)
    assert cells(spring, 1) == {(): 102}
    assert cells(spring, 1, rows="sex", columns="age") == before
    assert AccessEntry.objects.filter(event="reports.figures_revised").count() == 1
    assert verify().faults == ()


def test_what_did_not_change_is_told_as_before(spring):
    spring.meet(JAN, "girl", "young", a=1)
    before = cells(spring, 1, rows="sex", columns="age")
    revised(spring)
    after = cells(spring, 2, rows="sex", columns="age")
    touched = {(sex, age) for sex in ("girl", "Total") for age in ("young", "child", "Total")}
    assert {key: after[key] for key in after if key not in touched} == {
        key: before[key] for key in before if key not in touched
    }
    told = {key for key in touched if before[key] is not None}
    assert ("girl", "young") in told
    assert all(after[key] is None for key in told)


def test_the_next_revision_is_a_year_away(spring, clock):
    spring.meet(JAN, "girl", "young", a=10)
    revised(spring)
    spring.meet(JAN, "girl", "young", b=10)
    clock("2023-05-01 10:00")
    close_period(actor=spring.actors["analyst"], first=APR, last=APR, solve=solved)
    with pytest.raises(RevisedTooRecently, match="2 maj 2023"):
        revised(spring)
    clock("2023-05-02 10:00")
    assert revised(spring) == 3
    assert figure(spring.id, "met", CODE) in {122, None}
    assert last_revision_on(spring.id).date() == date(2023, 5, 2)
    assert verify().faults == ()


def test_a_period_that_is_closed_later_is_told_as_it_is_known_then(spring):
    spring.meet(JAN, "girl", "young", a=10, b=9, c=8)
    spring.meet(FEB, "girl", "old", c=2)
    revised(spring)
    spring.meet(APR, "girl", "adult", a=6, b=7, c=9)
    close_period(actor=spring.actors["analyst"], first=JAN, last=APR, solve=solved)
    row = CountPeriod.objects.get(code="2022-01--2022-04")
    assert sorted(row.publications.values_list("component", "version")) == [
        ("open", 2), ("people", 2),
    ]  # fmt: skip
    assert figure(spring.id, "shifts", row.code) == 40
    assert_nobody_knows(spring)
    assert verify().faults == ()


def test_who_comes_second_revises_again(spring):
    spring.meet(JAN, "girl", "young", a=10)
    calls = []

    def solve(task):
        calls.append(task)
        if len(calls) == 1:
            close_period(actor=spring.actors["lead"], first=JAN, last=FEB, solve=solved)
        return solved(task)

    assert revised(spring, solve) == 2
    assert len(calls) == 2
    assert Publication.objects.filter(version=2).count() == 4


def test_who_is_always_second_gives_up_and_freezes_nothing(spring, monkeypatch):
    monkeypatch.setattr(revising, "_published", lambda *_all: False)
    spring.meet(JAN, "girl", "young", a=10)
    with pytest.raises(SomebodyElsePublished):
        revised(spring)
    assert not Snapshot.objects.filter(version=2).exists()


def test_what_cannot_be_protected_is_not_revised(spring):
    def solve(_task):
        raise TableError("Perioden står i vägen.")

    spring.meet(JAN, "girl", "young", a=10)
    with pytest.raises(NotPublished, match="Perioden står i vägen"):
        revised(spring, solve)
    assert not Snapshot.objects.filter(version=2).exists()


@pytest.mark.parametrize(
    "late",
    [
        [(JAN, "girl", "young", {"a": 1})],
        [(JAN, "girl", "young", {"a": -1})],
        [(JAN, "girl", "young", {"a": -1}), (JAN, "girl", "old", {"a": 1})],
        [(MAR, "boy", "old", {"a": 1, "b": 1, "c": 1})],
        [(MAR, "boy", "old", {"a": -1})],
        [(MAR, "boy", "adult", {"a": 5}), (MAR, "boy", "adult", {"b": 1})],
        [(FEB, "girl", "old", {"a": 9, "b": 8, "c": 7}), (JAN, "boy", "young", {"c": 2})],
    ],
)
def test_a_small_difference_is_never_known(spring, late):
    for month, sex, age, numbers in late:
        spring.meet(month, sex, age, **numbers)
    revised(spring)
    assert_nobody_knows(spring)


def assert_nobody_knows(board):
    """Attack all that was told: every hidden cell, and how much each count has changed.

    The attacker asks for new - old + FAR as if it were a cell of its own.
    """
    told = {}
    for row in Publication.objects.filter(board_id=board.id, component="people"):
        for one in read(row.pattern):
            is_count = "/" not in one.family and row.version > 1
            name = f"{one.family}@{row.version}" if is_count else one.family
            told[name, row.period.code] = one
    tables = [with_period(*each, one) for each, one in told.items()]
    equations, questions, nets = [], {}, true_changes(board)
    for (name, code), one in told.items():
        if name == "met@2":
            dimensions = (*one.dimensions, Dimension(PERIOD, (code,)))
            for key in one.cells:
                at = [identity(m, dimensions, (*key, code)) for m in NAMES]
                equations.append(tuple(zip(at, (1, -1, -1, 1), strict=True)))
                asked, far = (f"change:{key}{code}", frozenset()), (f"far:{key}{code}", frozenset())
                equations.append(((asked, 1), (at[0], -1), (at[1], 1), (far, -1)))
                tables.append(SafeTable((), {(): None}, asked[0]))
                tables.append(SafeTable((), {(): FAR}, far[0]))
                questions[asked] = nets[code, key]
    found = audit(tables, Knowledge(policy=Policy(), equations=equations))
    assert found.passed or {one.cell for one in found.findings} <= set(questions)
    small = [cell for cell, net in questions.items() if 0 < abs(net) < 5]
    known = {one.cell for one in found.findings}
    assert small
    assert not known & set(small)


NAMES = ("met@2", "met", "met/main+2", "met/main-2")


def with_period(name, code, one):
    dimensions = (*one.dimensions, Dimension(PERIOD, (code,)))
    return SafeTable(dimensions, {(*key, code): n for key, n in one.cells.items()}, name)


def true_changes(board):
    """Count from the frozen rows how much each cell of each period has changed."""
    found = {}
    for period in CountPeriod.objects.filter(board_id=board.id):
        row = Publication.objects.filter(period=period, component="people").first()
        (table,) = (one for one in read(row.pattern) if one.family == "met")
        for key in table.cells:
            wanted = [set(d.leaves_of(c)) for d, c in zip(table.dimensions, key, strict=True)]
            found[period.code, key] = sum(
                (1 if version == 2 else -1) * number
                for version in (1, 2)
                for unit, codes, number in lines(board, period, version)
                if all(c in w for c, w in zip((unit, *codes), wanted, strict=True))
            )
    return found


def lines(board, period, version):
    for month in period.span.months:
        rows = Snapshot.objects.filter(
            board_id=board.id, family="met", month=month, version__lte=version
        )
        newest = rows.order_by("-version").first()
        yield from newest.counts.get("main", [])
