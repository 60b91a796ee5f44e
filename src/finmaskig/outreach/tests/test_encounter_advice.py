"""The next steps of a meeting, one tap each."""

import pytest
from django.urls import reverse

from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services.encounters import JoinedAway, tick_advice
from finmaskig.outreach.services.joining import join_encounters
from finmaskig.outreach.services.states import ShiftNotRunning
from finmaskig.outreach.tests.factories import ADULT, BUYER, CHILD, closed, met, running


@pytest.fixture
def shift(field):
    return running(field.sara, field.amir)


def steps_of(row):
    return steps_of_meeting(subject_of(row))


def tap(browser, row, step, answer):
    url = reverse("outreach:encounter_tick", args=[row.pk])
    return browser.post(url, {"tick": f"{step.pk}:{answer}"})


def test_must_offer_and_may_stand_apart_with_their_reason_and_source(field, shift, enter):
    row = met(field.sara, shift, CHILD)
    page = enter(field.sara).get(reverse("outreach:encounter_advice", args=[row.pk]))
    text = page.content.decode()
    assert text.index("next-must") < text.index("next-offer")
    for words in ("16 år", "utsatt", "Nacka", "kvinna", "kl. 21.40", "SoL"):
        assert words in text
    assert text.count("<article") == len(steps_of(row))


def test_one_tap_closes_a_step_for_good(field, shift, enter):
    row = met(field.sara, shift, CHILD)
    step = next(step for step in steps_of(row) if step.level == "must")
    browser = enter(field.sara)
    assert tap(browser, row, step, "fulfilled").status_code == 302
    step.refresh_from_db()
    assert not step.is_open
    page = browser.get(reverse("outreach:encounter_advice", args=[row.pk]))
    assert "next-done" in page.content.decode()


@pytest.mark.parametrize(("answer", "kept"), [("yes", "yes"), ("no", "no"), ("later", "later")])
def test_the_first_answer_to_an_offer_is_the_meetings_answer(field, shift, enter, answer, kept):
    row = met(field.sara, shift, ADULT)
    offer = next(step for step in steps_of(row) if step.is_offer)
    tap(enter(field.sara), row, offer, answer)
    row.refresh_from_db()
    assert row.answer == kept


def test_an_answer_that_was_noted_stays(field, shift):
    row = met(field.sara, shift, BUYER)
    offers = [step for step in steps_of(row) if step.is_offer]
    assert row.answer == "no"
    assert not any(step.is_open for step in offers)


@pytest.mark.parametrize("tick", ["", "x", "5f6d1a52-6c5e-4f5e-9d55-1f0b7c1c2a11:yes"])
def test_a_tap_on_what_is_not_there_is_not_found(field, shift, enter, tick):
    row = met(field.sara, shift, CHILD)
    url = reverse("outreach:encounter_tick", args=[row.pk])
    assert enter(field.sara).post(url, {"tick": tick}).status_code == 404


def test_an_answer_that_does_not_fit_is_said(field, shift, enter):
    row = met(field.sara, shift, CHILD)
    step = next(step for step in steps_of(row) if step.level == "must")
    assert tap(enter(field.sara), row, step, "yes").status_code == 409


def test_after_the_end_the_steps_are_on_their_own_pages(field, shift, enter):
    row = met(field.sara, shift, CHILD)
    closed(shift, field.sara)
    page = enter(field.sara).get(reverse("outreach:encounter_advice", args=[row.pk]))
    assert 'name="tick"' not in page.content.decode()
    step = next(step for step in steps_of(row) if step.is_open)
    with pytest.raises(ShiftNotRunning):
        tick_advice(actor=field.lead, encounter=row, step=step, answer="fulfilled")


def test_a_row_that_was_joined_away_points_to_the_other(field, shift, enter):
    kept, gone = met(field.sara, shift, CHILD), met(field.amir, shift, CHILD)
    join_encounters(actor=field.sara, keep=kept, away=gone)
    page = enter(field.sara).get(reverse("outreach:encounter_advice", args=[gone.pk]))
    assert reverse("outreach:encounter_advice", args=[kept.pk]) in page.content.decode()
    with pytest.raises(JoinedAway):
        tick_advice(actor=field.sara, encounter=gone, step=steps_of(gone)[0], answer="yes")


def test_a_buyer_in_distress_is_shown_the_way_and_nothing_is_stored(field, shift, enter):
    row = met(field.sara, shift, BUYER)
    text = (
        enter(field.sara).get(reverse("outreach:encounter_advice", args=[row.pk])).content.decode()
    )
    assert "Mår personen mycket dåligt?" in text
    assert "112" in text
    assert "kl. 21.40" not in text
    assert "psykiatri" in text.lower()
