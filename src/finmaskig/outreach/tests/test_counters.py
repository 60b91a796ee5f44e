"""The kept counts are what counting anew would give."""

from dataclasses import replace

from finmaskig.outreach.models import UnitMonth
from finmaskig.outreach.queries.shifts import month_counts
from finmaskig.outreach.services.counters import rebuild_months
from finmaskig.outreach.services.encounters import change_encounter
from finmaskig.outreach.services.joining import join_encounters
from finmaskig.outreach.tests.factories import ADULT, BUYER, CHILD, closed, met, running
from finmaskig.shared.clock import today


def kept():
    fields = ("unit_id", "month", "shift_count", "encounter_count", "offered_count")
    rows = UnitMonth.objects.exclude(shift_count=0, encounter_count=0)
    return set(rows.values_list(*fields))


def test_counting_anew_gives_what_was_kept_through_a_whole_night(field, clock):
    clock("2026-05-31 22:00")
    shift = running(field.sara, field.jonas, units=(field.kast,))
    met(field.sara, shift, BUYER)
    clock("2026-06-01 01:00")
    first, second = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    changed = met(field.sara, shift, ADULT)
    change_encounter(
        actor=field.sara, encounter=changed, content=replace(ADULT, answer="no"), version=1
    )
    join_encounters(actor=field.sara, keep=first, away=second)
    closed(shift, field.sara)
    before = kept()
    rebuild_months()
    assert kept() == before
    assert len(before) == 3


def test_the_share_offered_support_is_in_whole_percent(field):
    assert month_counts(field.mika.pk, today()).offered_percent is None
    shift = running(field.sara, field.amir)
    for answer in ("yes", "no", ""):
        met(field.sara, shift, replace(ADULT, answer=answer))
    counts = month_counts(field.mika.pk, today())
    assert (counts.shift_count, counts.encounter_count, counts.offered_percent) == (1, 3, 66)
