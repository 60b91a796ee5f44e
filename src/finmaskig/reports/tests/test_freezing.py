"""Counts are frozen once, all at one moment, and turned into exact tables."""

from __future__ import annotations

from datetime import date

import pytest

from finmaskig.counting.registry import Axis, together
from finmaskig.pure.statistics.dimension import TOTAL
from finmaskig.reports.models import Snapshot
from finmaskig.reports.queries.counted import Slot, Source, axis_dimension, period_dimension, tables
from finmaskig.reports.queries.frozen import frozen
from finmaskig.reports.rules import span
from finmaskig.reports.services import freezing
from finmaskig.reports.services.freezing import StillChanging, changed_counts, keep, new_counts
from finmaskig.reports.tests.factories import family, registered
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
JAN, FEB, MAR = (date(2022, month, 1) for month in (1, 2, 3))
WINTER, SPRING = span(JAN, FEB), span(FEB, MAR)
FORM = Axis(code="form", name="form", words={"street": "gata", "online": "nätet"}, several=True)


def freeze(board_id, months):
    keep(new_counts(board_id, months), at=now())


def freeze_changes(board_id, months, *, version):
    """Freeze what has changed; return how many counts did."""
    rows = changed_counts(board_id, months, version=version)
    keep(rows, at=now())
    return len(rows)


def source(board, *spans, most=1):
    months = {month for one in spans for month in one.months}
    return Source(spans, frozen(board.id, months, most=most), tuple(sorted(board.units)))


def one(board, *spans, most=1, unit=None):
    """Return the tables of the meetings."""
    people = family("met", board.met)
    return dict(tables(people, source(board, *spans, most=most), unit=unit))


def test_a_month_is_frozen_once(board):
    board.meet(JAN, "girl", "young", a=7)
    freeze(board.id, [JAN])
    board.meet(JAN, "girl", "young", a=1)
    freeze(board.id, [JAN, FEB])
    rows = Snapshot.objects.filter(family="met").order_by("month")
    assert [(row.month, row.counts) for row in rows] == [
        (JAN, {"main": [["unit-a", ["girl", "young"], 7]]}),
        (FEB, {}),
    ]
    assert len({row.digest for row in rows}) == 2


def test_only_what_has_changed_is_frozen_anew(board):
    board.meet(JAN, "girl", "young", a=7)
    freeze(board.id, [JAN, FEB])
    assert freeze_changes(board.id, [JAN, FEB], version=2) == 0
    board.meet(JAN, "girl", "young", a=1)
    assert freeze_changes(board.id, [JAN, FEB, MAR], version=2) == 1
    board.meet(JAN, "girl", "young", a=1)
    assert freeze_changes(board.id, [JAN, FEB], version=3) == 1
    assert freeze_changes(board.id, [JAN, FEB], version=4) == 0
    counts = frozen(board.id, [JAN], most=2)
    assert counts.of("met", JAN, 2, "main") == (("unit-a", ("girl", "young"), 8),)
    assert counts.of("met", JAN, 1, "main") == (("unit-a", ("girl", "young"), 7),)
    assert counts.of("met", MAR, 1, "main") == ()


def test_counts_that_change_while_they_are_counted_are_counted_again(board, monkeypatch):
    seen = []

    def count(*_all):
        seen.append(1)
        return {("met", JAN): {"main": [("unit-a", ("girl", "young"), min(len(seen), 3))]}}

    monkeypatch.setattr(freezing, "_count_once", count)
    freeze(board.id, [JAN])
    assert Snapshot.objects.get().counts["main"][0][2] == 3
    seen.clear()
    monkeypatch.setattr(freezing, "_count_once", lambda *_all: seen.append(1) or len(seen))
    with pytest.raises(StillChanging):
        freeze(board.id, [FEB])


def test_periods_that_overlap_are_put_together_from_silent_pieces():
    found = period_dimension((WINTER, SPRING, span(JAN, JAN)))
    assert found.shown == (WINTER.code, SPRING.code, "2022-01--2022-01")
    assert found.silent == {"2022-02--2022-02", "2022-03--2022-03"}
    assert found.leaves_of(WINTER.code) == ("2022-01--2022-01", "2022-02--2022-02")


def test_an_exact_table_has_all_periods_units_and_codes(board):
    board.meet(JAN, "girl", "young", a=7, b=2)
    board.meet(FEB, "boy", "", a=1)
    board.meet(MAR, "gone", "old", c=4)
    freeze(board.id, [JAN, FEB, MAR])
    table = one(board, WINTER, SPRING)[Slot("met", "main")]
    assert [each.name for each in table.dimensions] == ["period", "unit", "sex", "age"]
    counts = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    assert counts[WINTER.code, TOTAL, TOTAL, TOTAL] == 10
    assert counts[SPRING.code, TOTAL, TOTAL, "not_recorded"] == 1
    assert counts[SPRING.code, "unit-c", "gone", "child"] == 4
    own = one(board, WINTER, SPRING, unit="unit-b")[Slot("met", "main")]
    assert list(own.counts.values()) == [2]


def test_what_was_added_and_what_was_taken_are_tables_of_their_own(board):
    board.meet(JAN, "girl", "young", a=7, b=2)
    freeze(board.id, [JAN])
    board.meet(JAN, "girl", "young", a=3, b=-2)
    freeze_changes(board.id, [JAN], version=2)
    found = one(board, span(JAN, JAN), most=2)
    numbers = {slot.measure: sum(table.counts.values()) for slot, table in found.items()}
    assert numbers == {"met": 9, "met@2": 10, "met/main+2": 3, "met/main-2": 2}


def test_a_thing_with_several_codes_is_counted_once_in_the_total(board):
    unit = board.units["unit-a"]
    counts = {(unit, JAN, (together(codes),)): 5 for codes in ((), ("street", "online"))}
    counts[unit, JAN, ("street",)] = 4
    people = family("forms", counts, axes=(FORM,))
    with registered(people):
        freeze(board.id, [JAN])
        ((_slot, table),) = tables(people, source(board, span(JAN, JAN)))
    values = dict(zip(table.keys(), table.values.reshape(-1).tolist(), strict=True))
    period = span(JAN, JAN).code
    shown = {code: values[period, TOTAL, code] for code in (TOTAL, "street", "online")}
    assert shown == {TOTAL: 14, "street": 9, "online": 5}


def test_an_axis_may_be_given_by_functions_and_keeps_its_old_codes():
    axis = Axis(
        code="place",
        name="plats",
        words=lambda: {"county": "län", "town": "stad"},
        parents=lambda: {"town": "county"},
    )
    found = axis_dimension(axis, frozenset({"old-town"}))
    assert found.leaves == ("town", "old-town", "not_recorded")
    assert found.leaves_of("county") == ("town",)


def test_a_month_between_two_is_not_frozen_with_them(board):
    board.meet(FEB, "girl", "young", a=7)
    freeze(board.id, [JAN, MAR])
    assert not Snapshot.objects.filter(month=FEB).exists()
