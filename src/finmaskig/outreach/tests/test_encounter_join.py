"""Two rows for one meeting become one, until the shift closes."""

from dataclasses import replace

import pytest
from django.urls import reverse

from finmaskig.outreach.models import UnitMonth
from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services.encounters import (
    JoinedAway,
    change_encounter,
    tick_advice,
)
from finmaskig.outreach.services.joining import JoinRefused, join_encounters
from finmaskig.outreach.services.states import ShiftNotRunning
from finmaskig.outreach.tests.factories import ADULT, BUYER, CHILD, closed, met, running


@pytest.fixture
def shift(field):
    return running(field.sara, field.jonas, units=(field.kast,))


def test_one_row_remains_and_the_other_points_to_it(field, shift):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    join_encounters(actor=field.sara, keep=kept, away=gone)
    gone.refresh_from_db()
    shift.refresh_from_db()
    assert (gone.joined_into_id, shift.encounter_count) == (kept.pk, 1)
    assert UnitMonth.objects.get(unit=field.kast).encounter_count == 0


def test_the_steps_of_the_one_that_goes_are_closed_with_a_reason(field, shift):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    done = next(step for step in steps_of_meeting(subject_of(gone)) if step.level == "must")
    tick_advice(actor=field.jonas, encounter=gone, step=done, answer="fulfilled")
    join_encounters(actor=field.sara, keep=kept, away=gone)
    ended = {step.pk: step for step in steps_of_meeting(subject_of(gone))}
    assert ended.pop(done.pk).status == "done"
    assert {step.status for step in ended.values()} >= {"not_applicable"}
    assert not any(step.is_open and step.previous_id is None for step in ended.values())
    assert any(step.is_open for step in steps_of_meeting(subject_of(kept)))


def test_rows_already_joined_follow_along(field, shift):
    first, second = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    third = met(field.sara, shift, CHILD)
    join_encounters(actor=field.sara, keep=second, away=third)
    join_encounters(actor=field.sara, keep=first, away=second)
    third.refresh_from_db()
    assert third.joined_into_id == first.pk


@pytest.mark.parametrize("other", [ADULT, BUYER, replace(CHILD, sex="man")])
def test_two_that_say_different_things_are_not_one(field, shift, other):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, other)
    with pytest.raises(JoinRefused):
        join_encounters(actor=field.sara, keep=kept, away=gone)


def test_a_row_is_joined_once_and_never_with_itself_or_another_shift(field, shift):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    elsewhere = met(field.sara, running(field.sara, field.amir), CHILD)
    for other in (kept, elsewhere):
        with pytest.raises(JoinRefused):
            join_encounters(actor=field.sara, keep=kept, away=other)
    join_encounters(actor=field.sara, keep=kept, away=gone)
    with pytest.raises(JoinRefused):
        join_encounters(actor=field.sara, keep=kept, away=gone)


def test_after_the_end_nothing_is_joined(field, shift):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    closed(shift, field.sara)
    with pytest.raises(ShiftNotRunning):
        join_encounters(actor=field.sara, keep=kept, away=gone)


def test_a_row_that_went_cannot_be_changed(field, shift):
    kept, gone = met(field.sara, shift, CHILD), met(field.jonas, shift, CHILD)
    join_encounters(actor=field.sara, keep=kept, away=gone)
    with pytest.raises(JoinedAway):
        change_encounter(actor=field.jonas, encounter=gone, content=ADULT, version=1)


def test_the_page_offers_only_what_can_be_the_same(field, enter):
    shift = running(field.sara, field.amir)
    kept, gone = met(field.sara, shift, CHILD), met(field.amir, shift, CHILD)
    bought = met(field.amir, shift, BUYER)
    url = reverse("outreach:encounter_join", args=[kept.pk])
    browser = enter(field.sara)
    text = browser.get(url).content.decode()
    assert str(gone.pk) in text
    assert str(bought.pk) not in text
    assert browser.post(url, {"away": str(bought.pk)}).status_code == 422
    assert browser.post(url, {"away": str(gone.pk)}).status_code == 302
    gone.refresh_from_db()
    assert gone.is_joined_away


def test_a_lone_meeting_has_nothing_to_be_joined_with(field, enter):
    row = met(field.sara, running(field.sara, field.amir), CHILD)
    page = enter(field.sara).get(reverse("outreach:encounter_join", args=[row.pk]))
    assert "Inget annat möte" in page.content.decode()
