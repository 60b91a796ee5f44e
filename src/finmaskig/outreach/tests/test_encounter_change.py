"""Correcting a meeting: freely in the shift, later only by the lead with a reason."""

from dataclasses import replace

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.outreach.models import UnitMonth
from finmaskig.outreach.queries.advice import steps_of_meeting
from finmaskig.outreach.queries.facts import subject_of
from finmaskig.outreach.services.encounters import (
    EncounterChanged,
    EncounterEmpty,
    ReasonMissing,
    change_encounter,
)
from finmaskig.outreach.tests.factories import ADULT, BUYER, CHILD, closed, met, running
from finmaskig.outreach.values import EncounterContent


@pytest.fixture
def row(field):
    return met(field.sara, running(field.sara, field.amir), ADULT)


def change(actor, row, content, version=1, reason=""):
    return change_encounter(
        actor=actor, encounter=row, content=content, version=version, reason=reason
    )


def test_new_facts_bring_the_steps_in_line(field, row):
    before = {step.rule_code for step in steps_of_meeting(subject_of(row)) if step.is_open}
    changed = change(field.amir, row, CHILD)
    after = {step.rule_code for step in steps_of_meeting(subject_of(changed)) if step.is_open}
    assert (changed.version, changed.age_band) == (2, "15-17")
    assert after - before


def test_the_counts_follow_the_change(field, row):
    change(field.sara, row, replace(ADULT, answer="no"))
    counts = UnitMonth.objects.get(unit=field.mika)
    assert (counts.encounter_count, counts.offered_count) == (1, 1)


def test_a_meeting_that_turns_out_to_be_a_buyer_loses_what_a_count_may_not_hold(field, row):
    changed = change(field.sara, row, BUYER)
    changed.refresh_from_db()
    assert (changed.residence, changed.met_at, changed.side) == ("", None, "buyer")


def test_the_second_of_two_who_change_is_told(field, row):
    change(field.sara, row, CHILD)
    with pytest.raises(EncounterChanged):
        change(field.amir, row, BUYER)


def test_everything_cannot_be_taken_away(field, row):
    with pytest.raises(EncounterEmpty):
        change(field.sara, row, EncounterContent())


def test_after_the_end_a_reason_is_needed_and_logged(field, row):
    closed(row.shift, field.sara)
    row.shift.refresh_from_db()
    with pytest.raises(ReasonMissing):
        change(field.lead, row, CHILD)
    change(field.lead, row, CHILD, reason="Fel åldersgrupp")
    entry = AccessEntry.objects.get(event="outreach.encounter_changed")
    assert entry.reason == "Fel åldersgrupp"


def test_the_form_comes_filled_in_and_saves(field, enter):
    row = met(field.sara, running(field.sara, field.amir), CHILD)
    url = reverse("outreach:encounter_change", args=[row.pk])
    browser = enter(field.amir)
    text = browser.get(url).content.decode()
    assert 'value="16"' in text
    assert text.count(" checked") >= 4
    data = {"version": "1", "age": "17", "kind": "exposed", "residence": "unknown"}
    assert browser.post(url, data).status_code == 302
    row.refresh_from_db()
    assert (row.age, row.residence, row.version) == (17, "unknown", 2)


def test_a_conflict_keeps_what_was_chosen_and_can_be_saved_again(field, enter):
    row = met(field.sara, running(field.sara, field.amir), CHILD)
    change(field.amir, row, replace(CHILD, age=15))
    url = reverse("outreach:encounter_change", args=[row.pk])
    browser = enter(field.sara)
    data = {"version": "1", "age": "17", "kind": "exposed"}
    refused = browser.post(url, data)
    text = refused.content.decode()
    assert refused.status_code == 422
    assert "Någon annan ändrade mötet" in text
    assert 'value="17"' in text
    assert browser.post(url, data | {"version": "2"}).status_code == 302


def test_after_the_end_the_lead_is_asked_why(field, enter):
    row = met(field.sara, running(field.sara, field.amir), CHILD)
    closed(row.shift, field.sara)
    url = reverse("outreach:encounter_change", args=[row.pk])
    lead = enter(field.lead)
    assert "Varför ändrar du?" in lead.get(url).content.decode()
    assert lead.post(url, {"version": "1", "age": "17"}).status_code == 422
    data = {"version": "1", "age": "17", "reason": "Fel ålder"}
    assert lead.post(url, data).status_code == 302
