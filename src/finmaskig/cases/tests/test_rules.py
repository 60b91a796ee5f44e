"""Decisions about contacts, with dates at their edges."""

from datetime import date

import pytest

from finmaskig.cases import rules


def test_only_advice_can_become_something_else():
    allowed = {(old, new) for old in rules.MODES for new in rules.MODES}
    allowed = {pair for pair in allowed if rules.may_change_mode(*pair)}
    assert allowed == {("A", "B"), ("A", "C"), ("A", "D")}


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 12, 31), 2, date(2026, 2, 28)),
        (date(2026, 1, 15), 0, date(2026, 1, 15)),
    ],
)
def test_a_month_without_that_day_ends_on_its_last(day, months, expected):
    assert rules.months_after(day, months) == expected


def test_who_never_left_has_not_come_back():
    assert not rules.came_back(None, date(2026, 1, 1))


def test_a_silent_contact_is_asked_about_after_sixty_days():
    assert rules.quiet_on(date(2026, 1, 1)) == date(2026, 3, 2)
