"""What is read in of old shifts and meetings keeps to the unit and to the counts."""

from datetime import date
from uuid import uuid4

import pytest

from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.services.past import ShiftGone, add_past_encounters, add_past_shifts
from finmaskig.outreach.tests.factories import ADULT, closed, running
from finmaskig.outreach.values import PastEncounter


def past(shift_id):
    return PastEncounter(shift_id=shift_id, met_on=date(2022, 3, 1), met_at=None, content=ADULT)


def test_nothing_given_is_nothing_kept(field):
    add_past_shifts(actor=field.lead, author_id=field.lead.user_id, shifts=[])
    add_past_encounters(actor=field.lead, author_id=field.lead.user_id, encounters=[])
    assert not Shift.objects.exists()


def test_a_meeting_needs_a_shift_that_the_unit_led(field):
    theirs = closed(running(field.jonas), field.jonas)
    for shift_id in (theirs.pk, uuid4()):
        with pytest.raises(ShiftGone):
            add_past_encounters(
                actor=field.lead, author_id=field.lead.user_id, encounters=[past(shift_id)]
            )
    assert not Encounter.objects.exists()
