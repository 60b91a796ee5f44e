"""Swedish days and time limits: holidays, nights when the clock is set, 29 February."""

from datetime import UTC, date, datetime, timedelta

import pytest

from finmaskig.pure.guidance.tests.factories import moment
from finmaskig.pure.guidance.within import Within, within_from
from finmaskig.pure.guidance.workdays import (
    add_months,
    add_working_days,
    end_of_quarter,
    is_working_day,
    local,
)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2026, 6, 18), True),
        (date(2026, 6, 19), False),  # Midsummer Eve
        (date(2026, 6, 22), True),
        (date(2026, 6, 26), True),  # an ordinary Friday in June
        (date(2026, 12, 23), True),
        (date(2026, 12, 24), False),  # Christmas Eve
        (date(2026, 12, 25), False),
        (date(2026, 12, 31), False),  # New Year's Eve
        (date(2027, 1, 6), False),  # Epiphany
        (date(2026, 4, 3), False),  # Good Friday
        (date(2026, 5, 1), False),
        (date(2026, 5, 14), False),  # Ascension Day
        (date(2026, 6, 6), False),  # National Day, a Saturday
        (date(2026, 6, 14), False),  # a Sunday
    ],
)
def test_holidays_and_the_three_eves_are_not_worked(day, worked):
    assert is_working_day(day) is worked


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2026, 6, 15), 1, date(2026, 6, 16)),
        (date(2026, 6, 18), 1, date(2026, 6, 22)),
        (date(2026, 6, 13), 1, date(2026, 6, 15)),
        (date(2026, 12, 23), 3, date(2026, 12, 30)),
        (date(2026, 4, 2), 5, date(2026, 4, 13)),
        (date(2024, 2, 28), 1, date(2024, 2, 29)),
    ],
)
def test_working_days_pass_over_holidays(day, count, later):
    assert add_working_days(day, count) == later


@pytest.mark.parametrize(
    ("day", "count", "later"),
    [
        (date(2024, 2, 29), 6, date(2024, 8, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 1, date(2026, 12, 30)),
    ],
)
def test_months_end_on_a_day_that_exists(day, count, later):
    assert add_months(day, count) == later


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 6, 30)),
        (date(2026, 12, 1), date(2026, 12, 31)),
    ],
)
def test_a_quarter_ends_with_its_third_month(day, end):
    assert end_of_quarter(day) == end


@pytest.mark.parametrize(
    ("limit", "at", "due"),
    [
        ("now", "2026-06-15 02:00", "2026-06-15 02:00"),
        ("meeting", "2026-12-31 20:00", "2027-01-01 08:00"),
        ("1 working_days", "2026-06-18 23:50", "2026-06-22 23:59"),
        ("3 working_days", "2026-06-15 09:00", "2026-06-18 23:59"),
        ("21 days", "2024-02-08 12:00", "2024-02-29 23:59"),
        ("6 months", "2026-08-31 12:00", "2027-02-28 23:59"),
        ("quarter", "2026-02-03 12:00", "2026-03-31 23:59"),
        ("1 working_days", "2026-03-27 12:00", "2026-03-30 23:59"),  # the clock is set forward
        ("1 working_days", "2026-10-23 12:00", "2026-10-26 23:59"),  # and back
    ],
)
def test_a_limit_of_days_ends_with_a_swedish_day(limit, at, due):
    assert local(within_from(limit).due(moment(at))) == moment(due)


@pytest.mark.parametrize(
    ("night", "clock_later"),
    [("2026-03-29 00:30", "2026-03-29 04:30"), ("2026-10-25 00:30", "2026-10-25 02:30")],
)
def test_hours_are_hours_when_the_clock_is_set(night, clock_later):
    at = moment(night)
    due = Within("hours", 3).due(at)
    assert due - at.astimezone(UTC) == timedelta(hours=3)
    assert f"{local(due):%Y-%m-%d %H:%M}" == clock_later


@pytest.mark.parametrize("limit", ["early", "next_talk", "consent", "none"])
def test_what_waits_for_someone_has_no_date(limit):
    assert within_from(limit).due(datetime(2026, 6, 15, tzinfo=UTC)) is None


@pytest.mark.parametrize(
    ("limit", "words"),
    [
        ("now", "genast"),
        ("meeting", "under mötet"),
        ("1 hours", "inom en timme"),
        ("4 hours", "inom 4 timmar"),
        ("1 working_days", "nästa arbetsdag"),
        ("5 working_days", "inom 5 arbetsdagar"),
        ("1 days", "i morgon"),
        ("21 days", "inom 21 dagar"),
        ("1 months", "inom en månad"),
        ("6 months", "inom 6 månader"),
        ("quarter", "före kvartalets slut"),
        ("none", "tills vidare"),
    ],
)
def test_a_limit_is_told_in_words(limit, words):
    assert within_from(limit).words == words


@pytest.mark.parametrize("odd", ["", "soon", "days", "0 days", "3 now", "1 hours ", "-1 days"])
def test_an_odd_limit_is_not_read(odd):
    assert within_from(odd) is None
