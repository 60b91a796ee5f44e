"""What a track refuses: other modes, odd days, another's change, words that say who."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from finmaskig.cases.models import Event, Hours, Housing, Permit, Track, VoluntaryReturn
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.rows import CaseClosed
from finmaskig.cases.services.track import (
    events,
    hours,
    money,
    opening,
    places,
    returning,
    rights,
    rows,
)
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.track import factories as make
from finmaskig.cases.tests.track.factories import TODAY, day
from finmaskig.cases.track_values import Basics, NewHours, NextStep, RightAnswer
from finmaskig.cases.values import Closing
from finmaskig.vault.services import box_of


@pytest.fixture
def track(house):
    return make.tracked(house.sara)


@pytest.mark.parametrize("mode", ["A", "B", "C"])
def test_only_a_contact_of_mode_d_has_a_track(house, mode):
    case = opened(house.sara, mode)
    with pytest.raises(opening.NotCoordination):
        opening.open_track(actor=house.sara, case=case, queue="adults")
    with pytest.raises(IntegrityError), transaction.atomic():
        Track.objects.create(case=case, mode=mode, queue="adults", stage="acute", opened_on=TODAY)


def test_a_track_opens_once_in_a_queue_at_the_first_step(house, track):
    assert (track.queue, track.stage, track.opened_on) == ("adults", "identification", TODAY)
    with pytest.raises(opening.TrackIsOpen):
        opening.open_track(actor=house.sara, case=track.case, queue="children")


def test_nothing_is_written_before_the_track_is_open(house):
    case = opened(house.sara, "D")
    with pytest.raises(rows.NoTrack):
        make.housing(house.sara, Track(case=case))


def test_a_closed_contact_is_not_written_in(house, track):
    close_case(actor=house.sara, case=track.case, closing=Closing(reason="moved"))
    with pytest.raises(CaseClosed):
        make.housing(house.sara, track)


def test_the_stage_follows_the_six_steps(house, track):
    def move(version, **states):
        return opening.move_stages(
            actor=house.sara, case=track.case, states=states, version=version
        )

    assert move(1, identification="done", acute="running", proceedings="running").stage == (
        "proceedings"
    )
    with pytest.raises(opening.StageUnknown):
        move(2, seventh="done")
    with pytest.raises(opening.StageUnknown):
        move(2, acute="finished")


def test_who_answers_is_kept_and_a_guardian_only_for_a_child_alone(house, track):
    new = Basics(
        queue="children",
        municipality="0180",
        board="district_board",
        child_alone="no",
        guardian_asked_on=TODAY,
    )
    row = opening.change_basics(actor=house.sara, case=track.case, new=new, version=1)
    assert (row.municipality_id, row.board, row.guardian_asked_on) == (
        "0180",
        "district_board",
        None,
    )


CHANGES = {
    "event": make.event,
    "housing": make.housing,
    "permit": make.permit,
    "cost": make.cost,
    "claim": make.claim,
}


@pytest.mark.parametrize("name", CHANGES)
def test_the_second_of_two_who_change_a_row_is_told(house, track, name):
    write = CHANGES[name]
    row = write(house.sara, track)
    write(house.sara, track, row=row, version=1)
    with pytest.raises(rows.RowChanged):
        write(house.amir, track, row=row, version=1)


def test_the_second_of_two_who_change_the_way_home_is_told(house, track):
    make.going_home(house.sara, track)
    make.going_home(house.sara, track, version=1)
    with pytest.raises(rows.RowChanged):
        make.going_home(house.amir, track, version=1)


ODD = [
    (make.housing, {"from_on": TODAY, "to_on": day(-1)}),
    (make.housing, {"needed_on": date(2016, 6, 15)}),
    (make.housing, {"from_on": date(2062, 1, 1)}),
    (make.permit, {"applied_on": day(1)}),
    (make.permit, {"outcome": "refused", "decided_on": day(-1)}),
    (make.going_home, {"referred_on": TODAY}),
    (make.cost, {"to_on": date(2026, 2, 1)}),
    (make.claim, {"paid_on": day(-1), "paid_amount": 1}),
]


@pytest.mark.parametrize(("write", "days"), ODD)
def test_a_day_that_cannot_be_right_is_refused(house, track, write, days):
    with pytest.raises(rows.OddDay):
        write(house.sara, track, **days)


REFUSED = [
    (make.permit, {"applicant": "self"}, places.WrongApplicant),
    (make.permit, {"outcome": "refused"}, places.PermitWithoutDays),
    (make.permit, {"outcome": "granted", "decided_on": TODAY}, places.PermitWithoutDays),
    (make.granted, {"kind": "proceedings"}, places.PermitWithoutDays),
    (make.housing, {"children": "urgent"}, places.ChildWithoutDecision),
    (make.going_home, {"country": "XX"}, returning.UnknownCountry),
    (make.going_home, {"broken_off_on": TODAY}, returning.NoReasonToBreakOff),
    (make.claim, {"quarter_on": date(2026, 2, 1)}, money.NotAQuarter),
    (make.claim, {"paid_amount": 1}, money.AmountsDoNotFit),
    (make.claim, {"paid_on": TODAY, "paid_amount": 9001}, money.AmountsDoNotFit),
    (make.event, {"on": day(1)}, events.NotYet),
    (make.conference, {"participants": ()}, events.NoParticipants),
]


@pytest.mark.parametrize(("write", "values", "error"), REFUSED)
def test_what_lacks_something_is_refused(house, track, write, values, error):
    with pytest.raises(error):
        write(house.sara, track, **values)


def test_an_allowance_ends_at_most_half_a_year_after_the_arrival(house, track):
    home = {"consent_on": day(-9), "travel_on": day(-2), "arrived_on": day(-1)}
    with pytest.raises(returning.AllowanceTooLong, match="2026-12-14"):
        make.going_home(house.sara, track, allowance_to_on=date(2026, 12, 15), **home)
    make.going_home(house.sara, track, allowance_to_on=date(2026, 12, 14), **home)
    assert VoluntaryReturn.objects.get().allowance_to_on == date(2026, 12, 14)


def test_a_quarter_is_applied_for_once(house, track):
    make.claim(house.sara, track)
    with pytest.raises(money.ClaimExists):
        make.claim(house.sara, track)
    other = make.claim(house.sara, track, quarter_on=date(2025, 10, 1))
    with pytest.raises(money.ClaimExists):
        make.claim(house.sara, track, row=other, version=1)


def test_an_event_keeps_its_note_sealed(house, track):
    row = make.event(house.sara, track, note="Vill inte träffa mannen igen.")
    assert b"mannen" not in bytes(Event.objects.get().note)
    assert box_of(track.case_id, house.mika.pk).text(row, "note") == "Vill inte träffa mannen igen."


def test_a_next_step_is_planned_and_done_once(house, track):
    step = NextStep(on=day(2), what="interview", authority="police", note="I nya lokalen.")
    make.event(house.sara, track, next_steps=(step,))
    row = Event.objects.get(is_planned=True)
    done = events.finish_event(actor=house.sara, case=track.case, event=row)
    assert done.done_on == TODAY
    with pytest.raises(events.NotPlanned):
        events.finish_event(actor=house.sara, case=track.case, event=row)


def test_a_conference_that_becomes_a_meeting_has_no_participants(house, track):
    row = make.conference(house.sara, track)
    changed = make.event(house.sara, track, row=row, version=1, what="meeting")
    assert changed.participants == []


def test_a_right_that_does_not_apply_says_why_and_can_be_opened_again(house, track):
    rights.open_checklist(actor=house.sara, case=track.case)
    item = track.rightsitems.get(code="school")

    def say(version, **values):
        return rights.answer_right(
            actor=house.sara,
            case=track.case,
            item=item,
            new=RightAnswer(**values),
            version=version,
        )

    with pytest.raises(rights.NoReason):
        say(1, state="not_relevant")
    assert say(1, state="not_relevant", why="Inga barn.").on == TODAY
    assert say(2, state="open").why == b""
    assert say(3, state="declined", on=day(-1)).on == day(-1)


@pytest.mark.parametrize("write", [make.event, make.housing, make.permit, make.cost, make.claim])
def test_a_reference_number_is_no_identity_number(house, track, write):
    with pytest.raises(ValidationError):
        write(house.sara, track, reference_number="19800101-0019")


def test_the_database_holds_what_the_services_promise(house, track):
    make.granted(house.sara, track)
    for change in ({"from_on": None}, {"applicant": "self"}, {"extended_to_on": TODAY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Permit.objects.update(**change)
    make.housing(house.sara, track)
    for change in ({"to_on": TODAY}, {"urgent_on": TODAY}, {"children": "urgent"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Housing.objects.update(**change)


def test_leap_days_and_the_clocks_change_count_whole_days(house, clock):
    clock("2028-02-29 23:30")
    track = make.tracked(house.sara)
    leap = date(2028, 2, 29)
    row = make.granted(house.sara, track, applied_on=leap, decided_on=leap, from_on=leap)
    assert row.to_on == date(2028, 3, 30)
    assert make.waiting(track)["reflection-last"] == date(2028, 3, 27)


def test_another_unit_has_no_key(house, track):
    row = make.event(house.sara, track, note="Hemligt.")
    actor = replace(house.sara, unit_id=house.kast.pk)
    with pytest.raises(Exception, match="Texten går inte att läsa"):
        box_of(track.case_id, actor.unit_id).text(row, "note")


def test_time_is_not_written_down_before_it_has_been_worked(house):
    new = NewHours(worked_on=TODAY + timedelta(days=1), category="method", minutes=30)
    with pytest.raises(hours.HoursInTheFuture):
        hours.log_hours(actor=house.sara, new=new)
    assert not Hours.objects.exists()
