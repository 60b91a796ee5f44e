"""Meetings in the field fade twice: the age becomes a group, then the row becomes a count."""

from datetime import date, timedelta

import pytest

from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.tests.factories import make_step
from finmaskig.handovers.parts import UNIT_ONLY
from finmaskig.handovers.services import disclosures
from finmaskig.handovers.tests.factories_grounds import new_disclosure
from finmaskig.outreach.models import (
    Encounter,
    EncounterCount,
    HeldPacket,
    Incident,
    Shift,
    UnitMonth,
)
from finmaskig.outreach.services import encounters, shifts
from finmaskig.outreach.services.counters import rebuild_months
from finmaskig.outreach.services.joining import join_encounters
from finmaskig.outreach.tests.factories import ADULT, BUYER, CHILD, hire, running
from finmaskig.outreach.values import Closing as ShiftClosing
from finmaskig.outreach.values import new_encounter
from finmaskig.retention.queries.preview import due_rows, error_rows
from finmaskig.retention.tests.factories import (
    LONG_AGO,
    RIPE_AT,
    after_days,
    approved,
    decided,
    run,
)
from finmaskig.shared.clock import now, pretend
from finmaskig.vault import fading

pytestmark = pytest.mark.django_db
A_YEAR_ON = after_days(LONG_AGO, 370)


def met(house, *contents, close=True):
    """Meet people in a shift of Sara and Amir, long ago."""
    with pretend(LONG_AGO):
        shift = running(house.sara, house.amir)
        found = [
            encounters.add_encounter(
                actor=house.sara, shift=shift, new=new_encounter(one, met_at=now())
            )
            for one in contents
        ]
        if close:
            shifts.close_shift(actor=house.sara, shift=shift, closing=ShiftClosing())
    return found


def fade(house, at):
    approved(house.sara, house.lead, at=at)
    return run(after_days(at, 9))


def test_after_a_year_the_age_in_years_is_gone_and_its_group_stays(house):
    decided(house.lead)
    child, _adult = met(house, CHILD, ADULT)
    HeldPacket.objects.create(
        encounter_id=child.pk,
        unit=house.mika,
        sender_id=house.sara.user_id,
        reason="conflict",
        digest="d",
        received_at=LONG_AGO,
        decision="discarded",
        decided_at=LONG_AGO,
    )
    assert fade(house, A_YEAR_ON).destroyed == 1
    row = Encounter.objects.get(pk=child.pk)
    assert (row.age, row.age_band, row.digest) == (None, "15-17", "")
    assert not HeldPacket.objects.exists()
    assert Encounter.objects.count() == 2


def test_after_five_years_a_meeting_is_a_count_and_the_months_are_the_same(house):
    decided(house.lead)
    first, second, _buyer = met(house, ADULT, ADULT, BUYER, close=False)
    with pretend(LONG_AGO):
        first.refresh_from_db()
        join_encounters(actor=house.sara, keep=first, away=second)
        shifts.close_shift(actor=house.sara, shift=first.shift, closing=ShiftClosing())
    before = list(UnitMonth.objects.values_list("unit_id", "month", "encounter_count"))

    assert fade(house, RIPE_AT).destroyed == 2

    assert not Encounter.objects.exists()
    assert not Step.objects.filter(subject_kind="encounter").exists()
    counted = EncounterCount.objects.values_list("side", "kind", "count").order_by("side")
    assert list(counted) == [("buyer", "buyer", 1), ("victim", "exposed", 1)]
    rebuild_months()
    assert list(UnitMonth.objects.values_list("unit_id", "month", "encounter_count")) == before


def test_same_meetings_are_one_count(house):
    decided(house.lead)
    met(house, ADULT, ADULT, ADULT)
    fade(house, RIPE_AT)
    assert EncounterCount.objects.get().count == 3


def test_what_is_noted_of_a_step_years_later_keeps_the_meeting(house):
    (child,) = met(house, CHILD)
    step = Step.objects.filter(subject_id=child.pk).first()
    Step.objects.filter(pk=step.pk).update(
        status="done", closed_at=RIPE_AT, closed_by=house.sara.user_id
    )
    report = Step.objects.filter(subject_id=child.pk).exclude(pk=step.pk).first()
    ReportOfConcern.objects.create(
        step=report,
        sent_at=LONG_AGO,
        receipt_at=RIPE_AT - timedelta(days=1),
        to_board="Nämnden",
        section="19 kap. 1 § SoL",
        recorded_by_id=house.sara.user_id,
    )
    due = {one.kind for one in due_rows(house.board.pk, RIPE_AT.date())}
    assert due == {"encounter_age"}
    (row,) = fading.kind_of("encounter").by_ids([child.pk])
    assert row.last_on == RIPE_AT.date()


def test_the_number_of_a_meeting_on_the_other_side_of_the_wall_is_not_shown(house):
    adult, buyer = met(house, ADULT, BUYER)
    rows = {row.id: row for row in fading.kind_of("encounter").by_ids([adult.pk, buyer.pk])}
    assert (rows[adult.pk].label, rows[buyer.pk].label) == ("2 februari 2026, möte 1", "")
    assert rows[buyer.pk].unit_id == house.mika.pk


def test_a_guest_from_another_board_leaves_the_meeting_to_the_board_of_the_shift(house):
    guest = hire(house.elsewhere, name="Linnea")
    (meeting,) = met(house, ADULT)
    Encounter.objects.update(unit=guest.unit_id)
    (row,) = fading.kind_of("encounter").by_ids([meeting.pk])
    assert (row.unit_id, row.board_id) == (house.mika.pk, house.board.pk)


def test_a_shift_that_never_ended_is_an_error_after_a_week(house):
    met(house, ADULT, close=False)
    assert error_rows(house.board.pk, date(2026, 2, 9)) == []
    (one,) = error_rows(house.board.pk, date(2026, 2, 10))
    assert (one.code, one.row.is_open) == ("no_date", True)


def test_a_reference_to_an_inquiry_that_no_record_holds_fades_by_itself(house):
    decided(house.lead)
    step = make_step(house.sara, subject_kind="quarterly_notice")
    report = ReportOfConcern.objects.create(
        step=step,
        sent_at=LONG_AGO,
        to_board="Nämnden",
        section="19 kap. 1 § SoL",
        recorded_by_id=house.sara.user_id,
    )
    kept = make_step(house.sara, subject_kind="encounter")
    other = ReportOfConcern.objects.create(
        step=kept,
        sent_at=LONG_AGO,
        receipt_at=LONG_AGO,
        to_board="Nämnden",
        section="19 kap. 1 § SoL",
        recorded_by_id=house.sara.user_id,
    )
    assert house.board.pk in fading.kind_of("report").boards()
    assert fade(house, RIPE_AT).destroyed == 1
    assert list(ReportOfConcern.objects.values_list("pk", flat=True)) == [other.pk]
    assert Step.objects.filter(pk=step.pk).exists()
    assert report.pk != other.pk


def test_free_text_about_a_shift_goes_and_the_shift_stays(house):
    decided(house.lead)
    met(house, ADULT)
    shift = Shift.objects.get()
    Shift.objects.update(risk_note="Att tänka på", alone_reason="Kollegan var sjuk")
    Incident.objects.create(
        shift=shift,
        unit=house.mika,
        kind="threat",
        what="Hot",
        reported_by_id=house.sara.user_id,
        reported_at=LONG_AGO,
    )
    assert house.board.pk in fading.kind_of("shift_text").boards()
    assert fade(house, RIPE_AT).destroyed == 2
    shift.refresh_from_db()
    assert (shift.risk_note, shift.alone_reason, shift.encounter_count) == ("", "", 1)
    assert Incident.objects.get().what == ""


def test_text_about_a_shift_that_runs_waits_for_its_end(house):
    met(house, ADULT, close=False)
    Shift.objects.update(risk_note="Att tänka på")
    (row,) = fading.kind_of("shift_text").by_ids([Shift.objects.get().pk])
    assert (row.last_on, row.is_open) == (None, True)


def test_each_kind_knows_which_day_comes_next(house):
    met(house, CHILD)
    Shift.objects.update(risk_note="Att tänka på")
    with pretend(LONG_AGO):
        disclosures.register(new_disclosure(None, about_kind=UNIT_ONLY), actor=house.sara)
    step = make_step(house.sara, subject_kind="quarterly_notice")
    ReportOfConcern.objects.create(
        step=step,
        sent_at=LONG_AGO,
        to_board="Nämnden",
        section="19 kap. 1 § SoL",
        recorded_by_id=house.sara.user_id,
    )
    days = {
        kind.code: kind.next_day(house.mika.pk, LONG_AGO.date() - timedelta(days=1))
        for kind in fading.all_kinds()
        if not kind.code.startswith("case")
    }
    assert set(days) == {"disclosure", "encounter", "encounter_age", "report", "shift_text"}
    assert set(days.values()) == {LONG_AGO.date()}
    assert {kind.next_day(house.mika.pk, LONG_AGO.date()) for kind in fading.all_kinds()} == {None}
