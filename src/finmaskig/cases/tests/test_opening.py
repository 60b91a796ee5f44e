"""Opening a contact: from the list, from a meeting that said yes, never twice."""

from dataclasses import replace
from uuid import uuid4

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.queries.offered import encounter_panel
from finmaskig.cases.services.cases import FormSentElsewhere, open_case
from finmaskig.cases.tests.factories import decide, opened
from finmaskig.cases.values import NewCase
from finmaskig.guidance.models import Step
from finmaskig.outreach.tests.factories import ADULT, BUYER, closed, met, running

ADD = "/cases/add/"
YES = replace(ADULT, answer="yes")


def filled(**more):
    return {"id": str(uuid4()), "kind": "own", "mode": "A"} | more


def test_a_contact_is_opened_with_two_taps(house, enter):
    answer = enter(house.sara).post(ADD, filled())
    case = Case.objects.get()
    assert answer.url == f"/cases/{case.pk}/"
    assert (case.mode, case.form, case.never_leave_message) == ("A", "individual", False)
    assert Step.objects.get(subject_id=case.pk).code == "quiet-contact"


def test_a_contact_keeps_how_to_be_reached_and_when_next(house, enter):
    sent = filled(reach=["comes"], reach_days=["mon"], never_leave_message="on", next="two_weeks")
    enter(house.sara).post(ADD, sent)
    case = Case.objects.get()
    assert (case.reach, case.reach_days, case.never_leave_message) == (["comes"], ["mon"], True)
    assert str(case.next_talk_on) == "2026-06-29"


def test_the_same_form_sent_twice_opens_one_contact(house, enter):
    sent = filled(alias="Månsken")
    answers = [enter(house.sara).post(ADD, sent) for _time in range(2)]
    assert Case.objects.count() == 1
    assert answers[0].url == answers[1].url


def test_a_form_id_of_another_unit_opens_nothing(house):
    case = opened(house.jonas)
    with pytest.raises(FormSentElsewhere):
        open_case(actor=house.sara, new=NewCase(id=case.pk, mode="A", kind="own"))


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({"alias": "19900101-0017"}, "personnummer"),
        ({"alias": "blå TALL 10"}, "Det aliaset finns redan"),
        ({"mode": "B"}, "14 kap. 5 §"),
        ({"mode": "C"}, "Skriv diarienumret"),
        ({"next": "day"}, "Välj vilken dag"),
        ({"next": "day", "next_on": "2026-06-14"}, "Dagen har redan varit"),
        ({"next": "day", "next_on": "x"}, "Det datumet finns inte"),
        ({"kind": "buyer"}, "Välj ett av svaren"),
        ({"mode": ""}, "Välj hur ni dokumenterar"),
    ],
)
def test_what_must_be_put_right_keeps_what_was_typed(house, enter, sent, says):
    opened(house.sara, alias="Blå tall 10")
    answer = enter(house.sara).post(ADD, filled(reach_text="Ring före åtta.", **sent))
    text = answer.content.decode()
    assert (answer.status_code, says in text, "Ring före åtta." in text) == (422, True, True)
    assert Case.objects.count() == 1


def test_a_mode_that_cannot_be_used_is_shown_with_its_reason(house, enter):
    text = enter(house.jonas).get(ADD).content.decode()
    assert text.count(" disabled") == 2
    assert "Er enhet möter den som köper sex." in text
    decide(house.kast, house.petra)
    assert enter(house.jonas).get(ADD).content.decode().count(" disabled") == 1


@pytest.mark.parametrize(
    ("next_one", "on", "day"),
    [("week", "", "2026-06-22"), ("day", "2026-06-17", "2026-06-17"), ("herself", "", "None")],
)
def test_the_next_talk_is_a_tap(house, enter, next_one, on, day):
    enter(house.sara).post(ADD, filled(next=next_one, next_on=on))
    assert str(Case.objects.get().next_talk_on) == day


def test_a_reference_stands_only_where_a_file_is(house, enter):
    browser = enter(house.sara)
    browser.post(ADD, filled(external_reference="SN 2026/1"))
    browser.post(ADD, filled(mode="C", external_reference="SN 2026/2"))
    assert set(Case.objects.values_list("mode", "external_reference")) == {
        ("A", ""),
        ("C", "SN 2026/2"),
    }


def test_a_meeting_that_said_yes_leads_to_one_contact(house, enter):
    shift = running(house.sara, house.amir)
    meeting = met(house.sara, shift, YES)
    browser = enter(house.sara)
    page = browser.get(f"/encounters/{meeting.pk}/").content.decode()
    assert f"{ADD}?encounter={meeting.pk}" in page
    browser.post(f"{ADD}?encounter={meeting.pk}", filled())
    case = Case.objects.get()
    assert (case.origin_kind, case.origin_id) == ("encounter", meeting.pk)
    assert f"/cases/{case.pk}/" in browser.get(f"/encounters/{meeting.pk}/").content.decode()


@pytest.mark.parametrize("content", [BUYER, replace(BUYER, answer="yes"), ADULT])
def test_a_buyer_and_a_no_lead_to_no_contact(house, enter, content):
    meeting = met(house.sara, running(house.sara, house.amir), content)
    browser = enter(house.sara)
    assert ADD not in browser.get(f"/encounters/{meeting.pk}/").content.decode()
    assert browser.get(ADD, {"encounter": str(meeting.pk)}).status_code == 404


def test_a_meeting_of_another_unit_leads_to_no_contact(house, enter):
    shift = running(house.elin, house.sara, units=(house.mika,))
    meeting = met(house.elin, shift, YES)
    closed(shift, house.elin)
    assert enter(house.sara).get(ADD, {"encounter": str(meeting.pk)}).status_code == 404
    assert enter(house.sara).get(ADD, {"encounter": "x"}).status_code == 404


def test_a_panel_is_only_for_people_and_meetings(house):
    meeting = met(house.sara, running(house.sara, house.amir), YES)
    assert encounter_panel(house.sara, "something else") is None
    assert encounter_panel("somebody", meeting) is None
    assert encounter_panel(replace(house.sara, role="analyst"), meeting) is None
