"""Logging a meeting: under thirty seconds, once, with its next steps."""

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.guidance.queries import steps_of_subject
from finmaskig.outreach.models import Encounter, Shift
from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services.encounters import (
    EncounterConflict,
    EncounterEmpty,
    NotOnShift,
    ReasonMissing,
    add_encounter,
    add_late_encounter,
)
from finmaskig.outreach.services.net import FactRefused
from finmaskig.outreach.services.states import ShiftNotRunning
from finmaskig.outreach.tests.factories import (
    ADULT,
    BUYER,
    CHILD,
    closed,
    meeting,
    met,
    planned,
    running,
)
from finmaskig.outreach.values import EncounterContent
from finmaskig.shared.clock import now


@pytest.fixture
def shift(field):
    return running(field.sara, field.amir)


def test_a_meeting_is_kept_with_its_number_time_and_side(field, shift):
    row = met(field.sara, shift, CHILD)
    assert (row.number, row.met_at, str(row.met_on)) == (1, now(), "2026-06-15")
    assert (row.side, row.age, row.age_band) == ("victim", 16, "15-17")
    shift.refresh_from_db()
    assert (shift.encounter_count, shift.last_number) == (1, 1)
    assert AccessEntry.objects.get(event="outreach.encounter_added").ids == [str(row.pk)]


def test_its_steps_are_there_from_the_moment_it_is_saved(field, shift):
    row = met(field.sara, shift, CHILD)
    codes = {step.level for step in steps_of_meeting(subject_of(row))}
    assert "must" in codes


def test_the_same_meeting_sent_twice_is_kept_once(field, shift):
    key = uuid4()
    first = met(field.sara, shift, CHILD, key)
    again = met(field.sara, shift, CHILD, key)
    assert first == again
    assert Encounter.objects.count() == 1
    shift.refresh_from_db()
    assert shift.encounter_count == 1


def test_the_same_meeting_sent_again_after_the_end_is_still_the_same(field, shift):
    key = uuid4()
    met(field.sara, shift, CHILD, key)
    closed(shift, field.sara)
    assert met(field.sara, shift, CHILD, key).pk == key


@pytest.mark.parametrize("change", ["content", "author", "shift"])
def test_other_content_under_the_same_id_is_a_conflict(field, shift, change):
    key = uuid4()
    met(field.sara, shift, CHILD, key)
    author = field.amir if change == "author" else field.sara
    where = running(field.sara, field.amir) if change == "shift" else shift
    with pytest.raises(EncounterConflict):
        met(author, where, ADULT if change == "content" else CHILD, key)
    assert Encounter.objects.get().kind == "exposed"


def test_nothing_at_all_is_refused(field, shift):
    with pytest.raises(EncounterEmpty):
        met(field.sara, shift, EncounterContent())


@pytest.mark.parametrize(
    "wrong", [{"residence": "9999"}, {"kind": "x"}, {"age": 130}, {"needs": ("x",)}]
)
def test_a_value_that_no_meeting_can_have_is_named(field, shift, wrong):
    with pytest.raises(FactRefused):
        met(field.sara, shift, replace(ADULT, **wrong))


def test_only_a_running_shift_takes_meetings(field):
    with pytest.raises(ShiftNotRunning):
        met(field.sara, planned(field.sara))
    with pytest.raises(ShiftNotRunning):
        met(field.sara, closed(running(field.sara, field.amir), field.sara))


def test_only_who_works_in_the_shift_logs_in_it(field, shift):
    with pytest.raises(NotOnShift):
        met(field.jonas, shift)


def test_a_late_meeting_needs_a_reason_and_undoes_nobody_met(field, shift):
    closed(shift, field.sara)
    with pytest.raises(ReasonMissing):
        add_late_encounter(actor=field.sara, shift=shift, new=meeting(), reason=" ")
    new = meeting()
    row = add_late_encounter(actor=field.sara, shift=shift, new=new, reason="Telefonen var död")
    again = add_late_encounter(actor=field.sara, shift=shift, new=new, reason="Igen")
    shift.refresh_from_db()
    assert (row, shift.encounter_count, shift.nobody_met) == (again, 1, False)


def test_a_shift_that_never_began_takes_no_late_meeting(field):
    with pytest.raises(ShiftNotRunning):
        add_late_encounter(actor=field.sara, shift=planned(field.sara), new=meeting(), reason="Fel")


def test_a_buyer_has_a_day_and_no_time(field, clock):
    clock("2026-06-15 23:00")
    shift = running(field.sara, field.amir)
    clock("2026-06-16 01:30")
    row = met(field.sara, shift, replace(BUYER, age=44, residence="0182", children="yes"))
    row.refresh_from_db()
    assert (str(row.met_on), row.met_at, row.age) == ("2026-06-15", None, None)
    assert (row.residence, row.children, row.side) == ("", "", "buyer")


@pytest.mark.parametrize(
    "wrong",
    [
        {"met_at": "2026-06-15T20:00Z"},
        {"age": 44},
        {"residence": "0180"},
        {"children": "yes"},
        {"talked": True},
        {"needs": ["money"]},
        {"side": "victim"},
    ],
)
def test_the_database_itself_keeps_a_buyer_a_count(field, shift, wrong):
    row = met(field.sara, shift, BUYER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Encounter.objects.filter(pk=row.pk).update(**wrong)


def test_the_database_keeps_the_right_to_stay_for_where_it_matters(field, shift):
    row = met(field.sara, shift, ADULT)
    with pytest.raises(IntegrityError), transaction.atomic():
        Encounter.objects.filter(pk=row.pk).update(stay="none")


def test_what_was_ticked_before_it_was_sent_is_closed_at_once(field, shift):
    row = met(field.sara, shift, CHILD)
    codes = [step.rule_code for step in steps_of_subject("encounter", row.pk, field.mika.pk)]
    new = replace(meeting(CHILD), ticked=((codes[0], "understood"),))
    ticked = add_encounter(actor=field.sara, shift=shift, new=new)
    steps = {step.rule_code: step for step in steps_of_meeting(subject_of(ticked))}
    assert not steps[codes[0]].is_open


def test_an_answer_ticked_in_the_meeting_is_the_meetings_answer(field, shift):
    found = met(field.sara, shift, ADULT)
    offer = next(step for step in steps_of_meeting(subject_of(found)) if step.is_offer)
    new = replace(meeting(ADULT), ticked=((offer.rule_code, "later"),))
    row = add_encounter(actor=field.sara, shift=shift, new=new)
    row.refresh_from_db()
    assert row.answer == "later"


def test_the_form_has_nothing_chosen_and_needs_no_typing(field, enter):
    shift = running(field.sara, field.amir)
    page = enter(field.sara).get(reverse("outreach:encounter_add", args=[shift.pk]))
    text = page.content.decode()
    assert " checked" not in text
    for words in ("Under 15", "Okänd, kan vara barn", "Utsatt", "Ej noterat", "Stockholm"):
        assert words in text
    assert "Spara – visa nästa steg" in text


def test_five_taps_give_the_next_steps(field, enter):
    shift = running(field.sara, field.amir)
    data = {
        "id": str(uuid4()),
        "age_band": "15-17",
        "kind": "exposed",
        "sex": "woman",
        "residence": "county",
        "residence_in_county": "0182",
        "trafficking": "none",
    }
    browser = enter(field.sara)
    url = reverse("outreach:encounter_add", args=[shift.pk])
    response = browser.post(url, data, follow=True)
    text = response.content.decode()
    assert Encounter.objects.get().residence == "0182"
    for words in ("Nacka", "kl. 21.40", "Måste", "Klart", "Jag förstår"):
        assert words in text
    browser.post(url, data)
    assert Encounter.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Inget är valt"),
        ({"kind": "not_recorded"}, "Inget är valt"),
        ({"age": "17", "age_band": "25+"}, "stämmer inte"),
        ({"age": "-1"}, "från 0 till 120"),
        ({"age": "sjutton"}, "hela år"),
        ({"residence": "county", "residence_in_county": "0581"}, "finns inte i länet"),
    ],
)
def test_a_wrong_answer_is_named_and_the_rest_stays(field, enter, data, sentence):
    shift = running(field.sara, field.amir)
    url = reverse("outreach:encounter_add", args=[shift.pk])
    response = enter(field.sara).post(url, data)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Encounter.objects.exists()


def test_everything_on_the_second_screen_reaches_the_row(field, enter):
    shift = running(field.sara, field.amir)
    data = {
        "age_band": "may_be_child",
        "kind": "exposed",
        "trafficking": "suspected",
        "answer": "could_not",
        "could_not_reason": "left",
        "happened": ["talked", "card_given"],
        "came_up": ["sugar_dating"],
        "signs": ["debt", "threats"],
        "exploitation": ["sexual"],
        "stay": "none",
        "language": "ro",
        "interpreter": "phone",
        "needs": ["housing"],
        "guardian_safe": "unknown",
    }
    enter(field.sara).post(reverse("outreach:encounter_add", args=[shift.pk]), data)
    row = Encounter.objects.get()
    assert (row.age_band, row.may_be_child, row.stay) == ("unknown", True, "none")
    assert (row.talked, row.card_given, row.follow_up) == (True, True, False)
    assert (row.signs, row.language, row.guardian_safe) == (["debt", "threats"], "ro", "unknown")


def test_the_nearest_places_are_those_the_unit_writes_most(field, enter):
    shift = running(field.sara, field.amir)
    for _time in range(2):
        met(field.sara, shift, replace(ADULT, residence="0126"))
    page = enter(field.sara).get(reverse("outreach:encounter_add", args=[shift.pk]))
    assert 'value="0126"' in page.content.decode().split("residence_in_county")[0]


def test_a_meeting_in_a_shift_of_many_arenas_can_say_which(field, enter):
    shift = running(field.sara, field.amir, arenas=("street", "hotel"))
    url = reverse("outreach:encounter_add", args=[shift.pk])
    browser = enter(field.sara)
    assert 'name="arena"' in browser.get(url).content.decode()
    browser.post(url, {"kind": "exposed", "arena": "hotel"})
    assert Encounter.objects.get().arena == "hotel"
    assert Shift.objects.get(pk=shift.pk).encounter_count == 1
