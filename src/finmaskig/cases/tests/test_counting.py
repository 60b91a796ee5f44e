"""Figures of contacts, counted by hand beside what the database counts."""

from __future__ import annotations

from datetime import date

import pytest

from finmaskig.cases.models import CasePeriod, Linking, PeriodCount, Talk
from finmaskig.cases.services.fading import forget_cases
from finmaskig.cases.tests.factories import opened
from finmaskig.counting import registry
from finmaskig.shared.clock import now

FIRST, LAST, MONTH = date(2026, 1, 1), date(2026, 1, 31), date(2026, 1, 1)


def counted(family, grid, board, first=FIRST, last=LAST):
    """Return the numbers of a grid by unit and codes, of one month."""
    found = next(one for one in registry.family(family).grids if one.code == grid)
    return {(row.unit_id, row.codes): row.number for row in found.count(board.pk, first, last)}


@pytest.fixture
def case(house):
    """A contact opened in January, with a first talk nine days later, ended in the same month."""
    case = opened(house.sara)
    case.periods.update(
        opened_on=date(2026, 1, 2), closed_on=date(2026, 1, 31), closing_reason="agreed",
        outcome="safer",
    )  # fmt: skip
    return case


def talk(case, day, **values):
    return Talk.objects.create(
        case=case, mode=case.mode, held_on=day, author_id=case.worker_id, noted_at=now(), **values
    )


def test_opened_contacts_are_counted_by_kind_and_by_how_long_they_waited(house, case):
    talk(case, date(2026, 1, 5), came=False)
    talk(case, date(2026, 1, 11), form="here")
    assert counted("contacts_opened", "wait", house.board) == {
        (house.mika.pk, ("own", "wait-14")): 1
    }


def test_who_has_not_talked_yet_has_no_wait(house, case):
    assert counted("contacts_opened", "wait", house.board) == {
        (house.mika.pk, ("own", "not_recorded")): 1
    }


def test_who_comes_back_is_counted_again(house, case):
    CasePeriod.objects.create(case=case, opened_on=date(2026, 2, 1))
    both = counted("contacts_opened", "again", house.board, last=date(2026, 2, 28))
    assert both == {(house.mika.pk, ("own", "no")): 1, (house.mika.pk, ("own", "yes")): 1}
    assert counted("contacts_opened", "again", house.board) == {(house.mika.pk, ("own", "no")): 1}


@pytest.mark.parametrize(
    ("opened_on", "length"),
    [
        (date(2026, 1, 1), "length-30"),
        (date(2025, 12, 31), "length-90"),
        (date(2025, 11, 2), "length-90"),
        (date(2025, 11, 1), "length-180"),
        (date(2025, 1, 31), "length-365"),
        (date(2025, 1, 30), "length-more"),
    ],
)
def test_a_contact_ends_in_a_class_of_length(house, case, opened_on, length):
    case.periods.update(opened_on=opened_on, closed_on=LAST)
    assert counted("contacts_closed", "length", house.board) == {
        (house.mika.pk, ("own", length)): 1
    }


def test_a_faded_contact_is_counted_once_as_ended(house, case):
    grids = [grid.code for grid in registry.family("contacts_closed").grids]
    before = {code: counted("contacts_closed", code, house.board) for code in grids}
    forget_cases([case.pk])
    assert PeriodCount.objects.get().count == 1
    assert {code: counted("contacts_closed", code, house.board) for code in grids} == before


def test_a_faded_contact_and_a_live_one_are_one_row(house, case):
    PeriodCount.objects.create(
        unit=house.mika, board=house.board, side="victim", month=MONTH, days=29, reason="agreed",
        outcome="safer", mode="A", kind="own", count=4,
    )  # fmt: skip
    assert counted("contacts_closed", "case_outcome", house.board) == {
        (house.mika.pk, ("own", "safer")): 5
    }


def test_talks_that_were_missed_are_told_apart(house, case):
    talk(case, date(2026, 1, 5), came=False)
    talk(case, date(2026, 1, 11), form="phone", interpreter="phone")
    talk(case, date(2026, 2, 1), form="phone")
    assert counted("talks", "came-talk_form", house.board) == {
        (house.mika.pk, ("own", "no", "not_recorded")): 1,
        (house.mika.pk, ("own", "yes", "phone")): 1,
    }


def test_linkings_are_counted_by_how_and_by_what_came_of_them(house, case):
    for ended in ("came", "came", "did_not_come", ""):
        Linking.objects.create(
            case=case, unit=house.kast, how="told", linked_on=date(2026, 1, 9), ended=ended
        )
    assert counted("linkings", "how-ended", house.board) == {
        (house.mika.pk, ("own", "told", "came")): 2,
        (house.mika.pk, ("own", "told", "did_not_come")): 1,
        (house.mika.pk, ("own", "told", "not_recorded")): 1,
    }
    assert registry.measure("linkings_lost").at == {"ended": ("did_not_come",)}


def test_risk_groups_stand_in_one_row_for_each_contact(house):
    case = opened(house.sara, "B")
    type(case).objects.update(risk_factors=["debt", "threats"])
    month = case.opened_on.replace(day=1)
    assert counted("contacts_opened", "risk", house.board, month, case.opened_on) == {
        (house.mika.pk, ("own", "debt+threats")): 1
    }


def test_another_board_is_never_counted(house, case):
    talk(case, date(2026, 1, 11))
    for family in ("contacts_opened", "contacts_closed", "talks", "linkings"):
        for grid in registry.family(family).grids:
            assert counted(family, grid.code, house.elsewhere.board) == {}


def test_a_contact_is_open_at_the_end_of_each_month_until_the_one_when_it_ended(house, case):
    case.periods.update(opened_on=date(2026, 1, 31), closed_on=date(2026, 3, 31))
    opened(house.jonas).periods.update(opened_on=date(2026, 2, 1))
    (grid,) = registry.family("contacts_open").grids
    rows = list(grid.count(house.board.pk, date(2025, 12, 1), date(2026, 3, 31)))
    assert {(row.unit_id, row.month.month, row.codes[0]): row.number for row in rows} == {
        (house.mika.pk, 1, "own"): 1,
        (house.mika.pk, 2, "own"): 1,
        (house.kast.pk, 2, "buyer"): 1,
        (house.kast.pk, 3, "buyer"): 1,
    }


def test_what_is_open_is_what_was_with_what_came_and_without_what_went(house, case):
    for day in (5, 9):
        opened(house.sara).periods.update(opened_on=date(2026, 1, day))
    opened(house.sara).periods.update(opened_on=date(2025, 12, 9))
    (grid,) = registry.family("contacts_open").grids
    stock = {row.month: row.number for row in grid.count(house.board.pk, date(2025, 12, 1), LAST)}
    came = sum(counted("contacts_opened", "again", house.board).values())
    went = sum(counted("contacts_closed", "length", house.board).values())
    assert stock[MONTH] == stock[date(2025, 12, 1)] + came - went == 3


def test_a_period_that_never_ended_is_not_counted_as_ended(house, case):
    CasePeriod.objects.create(case=case, opened_on=date(2026, 3, 1))
    forget_cases([case.pk])
    assert not CasePeriod.objects.exists()
    assert [(one.count, one.came_back) for one in PeriodCount.objects.all()] == [(1, True)]
