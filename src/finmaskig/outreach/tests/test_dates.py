"""Nights that the calendar makes odd."""

from datetime import UTC, date, datetime, time

import pytest

from finmaskig.outreach.forms.shifts import ShiftPlanForm, at_wall_clock
from finmaskig.outreach.models import UnitMonth
from finmaskig.outreach.queries.words import PlanChoices
from finmaskig.outreach.tests.factories import ADULT, BUYER, closed, met, running

CHOICES = PlanChoices(kinds=[("street", "Gata")], arenas=[])


def plan(day, starts, ends):
    data = {"kind": "street", "day": day, "starts": starts, "ends": ends}
    form = ShiftPlanForm(data, choices=CHOICES)
    assert form.is_valid(), form.errors
    return form.new


@pytest.mark.parametrize(
    ("day", "starts", "ends", "hours"),
    [
        ("2026-06-15", "18.00", "23.00", 5),
        ("2026-06-15", "22.00", "03.00", 5),
        ("2026-12-31", "22.00", "03.00", 5),
        ("2028-02-28", "22.00", "03.00", 5),
        ("2028-02-29", "22.00", "03.00", 5),
        ("2026-03-28", "22.00", "04.00", 5),
        ("2026-10-24", "22.00", "04.00", 7),
        ("2026-06-15", "22.00", "22.00", 24),
    ],
)
def test_a_planned_night_is_as_long_as_the_clock_makes_it(day, starts, ends, hours):
    new = plan(day, starts, ends)
    assert (new.planned_end_at - new.planned_start_at).total_seconds() == hours * 3600


def test_a_time_that_the_clock_skips_moves_forward():
    skipped = at_wall_clock(date(2026, 3, 29), time(2, 30))
    assert skipped == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("start", "later", "exposed_on", "bought_on"),
    [
        ("2026-06-15 22:00", "2026-06-16 01:00", "2026-06-16", "2026-06-15"),
        ("2026-12-31 22:00", "2027-01-01 00:30", "2027-01-01", "2026-12-31"),
        ("2028-02-28 22:00", "2028-02-29 01:00", "2028-02-29", "2028-02-28"),
        ("2028-02-29 22:00", "2028-03-01 01:00", "2028-03-01", "2028-02-29"),
        ("2026-03-28 22:00", "2026-03-29 03:10", "2026-03-29", "2026-03-28"),
        ("2026-10-24 22:00", "2026-10-25 02:30", "2026-10-25", "2026-10-24"),
    ],
)
def test_a_meeting_has_its_own_day_and_a_buyer_the_shifts(
    field, clock, start, later, exposed_on, bought_on
):
    clock(start)
    shift = running(field.sara, field.amir)
    clock(later)
    exposed, bought = met(field.sara, shift, ADULT), met(field.sara, shift, BUYER)
    assert (str(exposed.met_on), str(bought.met_on)) == (exposed_on, bought_on)
    assert closed(shift, field.sara).day == date.fromisoformat(bought_on)


def test_a_shift_over_new_year_counts_in_the_year_it_began(field, clock):
    clock("2026-12-31 23:00")
    shift = running(field.sara, field.amir)
    clock("2027-01-01 01:00")
    met(field.sara, shift, ADULT)
    counts = dict(UnitMonth.objects.values_list("month", "shift_count"))
    assert counts == {date(2026, 12, 1): 1, date(2027, 1, 1): 0}
