"""Every date of a track opens its step in time, moves it, and ends it."""

from datetime import date

import pytest

from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.track.nightly import watch_tracks
from finmaskig.cases.services.track.opening import change_basics
from finmaskig.cases.services.track.removing import remove_row
from finmaskig.cases.services.track.rights import answer_right, open_checklist
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.track import factories as make
from finmaskig.cases.tests.track.factories import TODAY, day, ended, waiting
from finmaskig.cases.track_values import Basics, NextStep, RightAnswer
from finmaskig.cases.values import Closing
from finmaskig.guidance.models import Step
from finmaskig.shared.clock import now

QUIET = "quiet-contact-0"
END = date(2026, 7, 15)
"""Thirty days from the Monday of the tests."""


@pytest.fixture
def track(house):
    return make.tracked(house.sara)


def without_quiet(track):
    return {name: due for name, due in waiting(track).items() if name != QUIET}


def test_a_contact_without_a_track_has_only_its_own_dates(house):
    case = opened(house.sara, "D")
    codes = Step.objects.filter(subject_id=case.pk).values_list("code", flat=True)
    assert list(codes) == ["quiet-contact"]


def test_an_application_is_asked_about_until_it_is_decided(house, track):
    row = make.permit(house.sara, track)
    assert without_quiet(track) == {"reflection-decision": date(2026, 6, 22)}
    make.permit(house.sara, track, row=row, version=1, outcome="refused", decided_on=TODAY)
    assert without_quiet(track) == {}
    assert ended(track, "reflection-decision") == "fulfilled"


def test_a_reflection_period_is_watched_ten_and_three_days_before_its_end(house, track):
    row = make.granted(house.sara, track)
    assert row.to_on == END
    assert without_quiet(track) == {
        "reflection-first": date(2026, 7, 5),
        "reflection-last": date(2026, 7, 12),
        "reflection-end": END,
        "rights-checklist": date(2026, 6, 29),
    }


def test_a_moved_end_moves_its_steps(house, track):
    row = make.granted(house.sara, track)
    later = {"extension_on": TODAY, "extended_to_on": date(2026, 8, 15)}
    make.granted(house.sara, track, row=row, version=1, **later)
    assert waiting(track)["reflection-first"] == date(2026, 8, 5)
    assert waiting(track)["reflection-end"] == date(2026, 8, 15)
    titles = Step.objects.filter(code="watch-reflection", status="open")
    assert all("15 augusti 2026" in step.title for step in titles)


def test_an_extension_that_is_asked_for_answers_the_first_reminder_only(house, track):
    row = make.granted(house.sara, track)
    make.granted(house.sara, track, row=row, version=1, extension_on=TODAY)
    assert set(without_quiet(track)) == {"reflection-last", "reflection-end", "rights-checklist"}


def test_a_permit_that_follows_answers_the_end_of_the_reflection_period(house, track):
    make.granted(house.sara, track)
    make.granted(
        house.sara,
        track,
        kind="proceedings",
        applicant="lead_investigator",
        to_on=date(2026, 12, 15),
    )
    assert {"reflection-first", "reflection-end"}.isdisjoint(waiting(track))
    assert waiting(track)["permit-first"] == date(2026, 11, 15)
    assert waiting(track)["permit-last"] == date(2026, 12, 5)


def test_a_row_that_is_removed_takes_its_steps_along(house, track):
    row = make.permit(house.sara, track)
    remove_row(actor=house.sara, case=track.case, row=row)
    assert without_quiet(track) == {}
    assert ended(track, "reflection-decision") == "facts_changed"


def test_housing_that_is_needed_is_asked_for_until_it_begins(house, track):
    row = make.housing(house.sara, track)
    assert without_quiet(track) == {"housing": TODAY}
    make.housing(house.sara, track, row=row, version=1, from_on=TODAY)
    assert without_quiet(track) == {}


def test_housing_that_ends_asks_what_comes_after(house, track):
    make.housing(house.sara, track, from_on=TODAY, to_on=day(20))
    assert without_quiet(track) == {"housing-end": day(20)}
    make.housing(house.sara, track, needed_on=TODAY, from_on=day(20))
    assert without_quiet(track) == {}
    make.housing(house.sara, track, needed_on=day(-90), from_on=day(-90), to_on=day(-60))
    assert without_quiet(track) == {}


def test_a_child_taken_along_without_consent_has_the_courts_two_days(house, track):
    urgent = {"children": "urgent", "from_on": TODAY, "urgent_on": TODAY}
    row = make.housing(house.sara, track, **urgent)
    assert without_quiet(track) == {"child-submit": day(7), "child-apply": day(42)}
    urgent |= {"submitted_on": TODAY, "applied_on": TODAY}
    make.housing(house.sara, track, row=row, version=1, **urgent)
    assert without_quiet(track) == {}
    assert ended(track, "child-submit") == "fulfilled"


def test_a_decision_about_a_child_who_has_not_moved_in_has_one_day(house, track):
    make.housing(house.sara, track, children="urgent", urgent_on=TODAY)
    assert set(without_quiet(track)) == {"housing", "child-submit"}


def test_a_child_alone_here_gets_a_guardian_asked_for_at_once(house, track):
    alone = Basics(queue="children", child_alone="yes")
    change_basics(actor=house.sara, case=track.case, new=alone, version=1)
    assert without_quiet(track) == {"god-man": TODAY}
    asked = Basics(queue="children", child_alone="yes", guardian_asked_on=TODAY)
    change_basics(actor=house.sara, case=track.case, new=asked, version=2)
    assert without_quiet(track) == {}


def test_the_rights_are_asked_about_until_the_last_is_answered(house, track):
    open_checklist(actor=house.sara, case=track.case)
    items = list(track.rightsitems.all())
    for item in items[:-1]:
        answer(house, track, item)
    assert set(without_quiet(track)) == {"rights-checklist"}
    answer(house, track, items[-1])
    assert without_quiet(track) == {}
    open_checklist(actor=house.sara, case=track.case)
    assert len(items) == track.rightsitems.count()


def answer(house, track, item):
    answer_right(
        actor=house.sara, case=track.case, item=item, new=RightAnswer(state="done"), version=1
    )


def test_the_way_home_is_watched_step_by_step(house, track):
    days = {"consent_on": TODAY}
    make.going_home(house.sara, track, **days)
    assert without_quiet(track) == {"return-refer": day(7)}
    days |= {"referred_on": TODAY, "country": "RO", "travel_on": day(3)}
    make.going_home(house.sara, track, version=1, **days)
    assert without_quiet(track) == {"return-arrived": day(5)}


def test_who_has_come_home_is_followed_up_and_has_an_allowance_that_ends(house, track, clock):
    days = {"consent_on": TODAY, "referred_on": TODAY, "travel_on": day(3)}
    clock("2026-06-20 10:00")
    days |= {"arrived_on": day(4)}
    make.going_home(house.sara, track, **days)
    assert without_quiet(track) == {
        "return-follow-up-first": date(2026, 9, 19),
        "return-follow-up-last": date(2026, 12, 19),
        "return-allowance": date(2026, 12, 9),
    }
    days |= {"allowance_to_on": date(2026, 10, 19)}
    make.going_home(house.sara, track, version=1, **days)
    assert waiting(track)["return-allowance"] == date(2026, 10, 9)


def test_a_return_that_is_broken_off_waits_for_nothing(house, track):
    make.going_home(house.sara, track, consent_on=TODAY)
    broken = {"broken_off_on": TODAY, "broken_off_why": "own_wish"}
    make.going_home(house.sara, track, version=1, consent_on=TODAY, **broken)
    assert without_quiet(track) == {}


def test_what_is_planned_waits_on_its_day_with_its_function(house, track):
    make.planned(house.sara, track, what="hearing", authority="court", responsible="prosecutor")
    assert without_quiet(track) == {"event": day(7)}
    step = Step.objects.get(code="coordination-event")
    assert (step.title, step.say) == ("Huvudförhandling: Domstol", "Ansvarig: Åklagare.")


def test_an_action_of_a_conference_is_a_step_without_its_own_words(house, track):
    action = NextStep(on=day(3), what="interpreter", authority="other", note="Dari, kvinna.")
    make.conference(house.sara, track, action)
    step = Step.objects.get(code="conference-action")
    assert (step.title, step.why) == ("Tolk bokad: Annan", "Ni bestämde det på ett samråd.")
    assert not Step.objects.filter(title__contains="Dari").exists()


def test_each_quarter_with_costs_has_a_last_day_to_apply(house, track):
    make.cost(house.sara, track, from_on=date(2025, 12, 20), to_on=None)
    assert without_quiet(track) == {
        "reimbursement-2025-10-01": date(2026, 6, 30),
        "reimbursement-2026-01-01": date(2026, 9, 30),
        "reimbursement-2026-04-01": date(2026, 12, 30),
    }


def test_a_claim_is_asked_about_until_every_krona_is_answered(house, track):
    make.cost(house.sara, track)
    row = make.claim(house.sara, track)
    assert without_quiet(track) == {"reimbursement-answer-2026-01-01": date(2026, 9, 15)}
    part = {"paid_on": TODAY, "paid_amount": 6000}
    make.claim(house.sara, track, row=row, version=1, **part)
    assert set(without_quiet(track)) == {"reimbursement-answer-2026-01-01"}
    part |= {"refused_on": TODAY, "refused_amount": 3000}
    make.claim(house.sara, track, row=row, version=2, **part)
    assert without_quiet(track) == {}


def test_a_new_quarter_opens_its_step_in_the_night(house, track, clock):
    make.cost(house.sara, track, to_on=None)
    clock("2026-07-01 03:00")
    assert watch_tracks(actor=house.sara, at=now()) == 1
    assert waiting(track)["reimbursement-2026-07-01"] == date(2027, 3, 30)


def test_a_contact_that_ends_ends_every_step_of_its_track(house, track):
    make.granted(house.sara, track)
    close_case(actor=house.sara, case=track.case, closing=Closing(reason="moved"))
    assert waiting(track) == {}
