"""Two people who do the same thing at the same moment."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from django.db import connection

from finmaskig.organisations.services import load_directory
from finmaskig.outreach.models import Encounter, Shift, UnitMonth
from finmaskig.outreach.services import encounters, shifts
from finmaskig.outreach.services.states import WrongState
from finmaskig.outreach.tests.factories import CHILD, make_field, meeting, running
from finmaskig.outreach.values import Closing

# SQLite's test database lives in memory, where threads cannot wait for each other's lock:
# there one does it alone, and PostgreSQL shows what several do.
TOGETHER = 4 if connection.vendor == "postgresql" else 1


@pytest.fixture
def night(transactional_db, clock):
    load_directory()
    clock("2026-06-15 21:40")
    field = make_field()
    return field, running(field.sara, field.amir)


def at_once(work):
    barrier = Barrier(TOGETHER)

    def one(number):
        barrier.wait()
        try:
            return work(number)
        except WrongState as refused:
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(TOGETHER) as pool:
        return list(pool.map(one, range(TOGETHER)))


def test_only_one_of_many_closes_the_shift(night):
    field, shift = night
    closing = Closing(nobody_met=True)
    found = at_once(lambda _n: shifts.close_shift(actor=field.sara, shift=shift, closing=closing))
    assert sum(isinstance(one, Shift) for one in found) == 1
    assert sum(isinstance(one, WrongState) for one in found) == TOGETHER - 1


def test_meetings_logged_together_get_a_number_each(night):
    field, shift = night
    at_once(lambda _n: encounters.add_encounter(actor=field.sara, shift=shift, new=meeting(CHILD)))
    numbers = Encounter.objects.order_by("number").values_list("number", flat=True)
    assert list(numbers) == list(range(1, TOGETHER + 1))
    assert UnitMonth.objects.get(unit=field.mika).encounter_count == TOGETHER


def test_the_same_meeting_sent_at_once_is_kept_once(night):
    field, shift = night
    new = meeting(CHILD, uuid4())
    at_once(lambda _n: encounters.add_encounter(actor=field.sara, shift=shift, new=new))
    assert Encounter.objects.count() == 1
    shift.refresh_from_db()
    assert shift.encounter_count == 1
