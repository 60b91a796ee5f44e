"""What a form says at the field when something is odd, and what it keeps when all is well."""

from datetime import date

import pytest

from finmaskig.cases.models import Claim, Cost, Event, Hours, Housing, Track, VoluntaryReturn
from finmaskig.cases.tests.track import factories as make
from finmaskig.cases.tests.track.factories import TODAY

EVENT = {
    "when": "happened",
    "on": "2026-06-15",
    "authority": "police",
    "what": "police_report",
    "stage": "acute",
}
HOUSING = {"kind": "shelter", "needed_on": "2026-06-15"}
PERMIT = {"kind": "reflection", "applicant": "social_board", "applied_on": "2026-06-15"}
GRANTED = {"outcome": "granted", "decided_on": "2026-06-15", "from_on": "2026-06-15"}
RETURN = {"ground": "victim"}
HOME = {"consent_on": "2026-06-01", "travel_on": "2026-06-10", "arrived_on": "2026-06-11"}
COST = {
    "ground": "lvu",
    "decided_on": "2026-06-01",
    "amount": "12 500 kr",
    "from_on": "2026-06-01",
}
CLAIM = {"quarter": "2026-01-01", "applied_on": "2026-06-15", "amount": "9000"}
CONFERENCE = {
    "on": "2026-06-15",
    "participants": ["social_worker", "prosecutor"],
    "stage": "acute",
}
BASICS = {"queue": "adults"}
ODD = [
    ("events/add/", EVENT | {"on": "2026-06-16"}, "Välj ”Planerat”"),
    ("events/add/", EVENT | {"done_on": "2026-06-15"}, "Bara det som var planerat"),
    ("events/add/", EVENT | {"next_what": "interview"}, "Skriv när nästa steg"),
    ("events/add/", EVENT | {"next_on": "2026-06-20"}, "Välj vad som ska göras"),
    ("events/add/", EVENT | {"what": "conference"}, "Ett samråd har en egen sida"),
    ("events/add/", EVENT | {"on": "2026-02-29"}, "Det datumet finns inte"),
    ("events/add/", EVENT | {"on": "1926-06-15"}, "två år före"),
    ("events/add/", EVENT | {"note": "Ring 070-123 45 67"}, "telefonnummer"),
    ("housing/add/", HOUSING | {"from_on": "2126-06-15"}, "fem år fram"),
    ("housing/add/", HOUSING | {"to_on": "2026-06-20"}, "Fyll i dagen, eftersom"),
    (
        "housing/add/",
        HOUSING | {"from_on": "2026-06-15", "to_on": "2026-06-14"},
        "före ”Bor där från”",
    ),
    ("housing/add/", HOUSING | {"needed_on": "2026-06-16"}, "har inte varit än"),
    ("housing/add/", HOUSING | {"children": "urgent"}, "omedelbara insatsen beslutades"),
    ("permits/add/", PERMIT | {"applicant": "self"}, "Betänketid söks av"),
    ("permits/add/", PERMIT | {"outcome": "refused"}, "Skriv dagen för beslutet"),
    ("permits/add/", PERMIT | GRANTED | {"from_on": ""}, "tillståndets första dag"),
    (
        "permits/add/",
        PERMIT | GRANTED | {"kind": "other", "applicant": "self"},
        "tillståndets sista dag",
    ),
    ("return/", RETURN | HOME | {"allowance_to_on": "2026-12-12"}, "här till 2026-12-11"),
    ("return/", RETURN | {"broken_off_on": "2026-06-15"}, "Välj varför återvändandet"),
    ("return/", RETURN | {"country": "XX"}, "Välj ett giltigt alternativ"),
    ("costs/add/", COST | {"amount": "gratis"}, "Skriv hela kronor"),
    ("costs/add/", COST | {"amount": "0"}, "större än noll"),
    ("costs/add/", COST | {"amount": "99999999999"}, "för stort"),
    ("claims/add/", CLAIM | {"paid_on": "2026-06-15"}, "både dag och belopp"),
    ("claims/add/", CLAIM | {"refused_amount": "10"}, "både dag och belopp"),
    ("claims/add/", CLAIM | {"applied_on": "2025-12-31"}, "Kvartalet hade inte börjat"),
    (
        "claims/add/",
        CLAIM | {"paid_on": "2026-06-15", "paid_amount": "9001"},
        "mer än det ni sökte",
    ),
    (
        "claims/add/",
        CLAIM | {"refused_on": "2026-06-15", "refused_amount": "9001"},
        "mer än det ni sökte",
    ),
    ("conferences/add/", CONFERENCE | {"participants": []}, "Välj minst ett svar"),
    ("conferences/add/", CONFERENCE | {"what_1": "meeting"}, "En åtgärd har vad, vem och när"),
    ("conferences/add/", CONFERENCE | {"words_2": "Boka tolk"}, "En åtgärd har vad, vem och när"),
    ("change/", BASICS | {"guardian_asked_on": "2026-06-16"}, "har inte varit än"),
]


@pytest.fixture
def track(house):
    return make.tracked(house.sara)


@pytest.fixture
def send(house, enter, track):
    client = enter(house.sara)
    return lambda path, data: client.post(f"/coordination/{track.case_id}/{path}", data)


@pytest.mark.parametrize(("path", "data", "words"), ODD)
def test_what_is_odd_is_said_at_its_field(send, path, data, words):
    response = send(path, data)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_an_event_is_kept_with_its_next_step(send):
    next_step = {"next_what": "interview", "next_on": "2026-06-20", "next_responsible": "counsel"}
    assert send("events/add/", EVENT | next_step).status_code == 302
    row = Event.objects.get(is_planned=True)
    assert (row.what, row.authority, row.responsible) == ("interview", "police", "counsel")
    assert row.follows.what == "police_report"


def test_a_conference_is_kept_with_its_actions(send):
    action = {"what_2": "papers", "responsible_2": "social_worker", "due_2": "2026-06-18"}
    send("conferences/add/", CONFERENCE | action | {"words_2": "Skicka underlaget."})
    held = Event.objects.get(what="conference")
    assert held.participants == ["social_worker", "prosecutor"]
    assert held.next_steps.get().authority == "other"


def test_a_conference_ahead_is_planned_and_changed_without_losing_anything(send, house, enter):
    send("conferences/add/", CONFERENCE | {"on": "2026-06-20", "note": "Fråga om tolk."})
    held = Event.objects.get()
    assert held.waits
    url = f"/coordination/events/{held.pk}/change/"
    assert "Fråga om tolk." in enter(house.sara).get(url).content.decode()
    moved = CONFERENCE | {"on": "2026-06-21", "version": 1}
    assert enter(house.sara).post(url, moved).status_code == 302
    held.refresh_from_db()
    assert held.on == date(2026, 6, 21)


@pytest.mark.parametrize(
    ("path", "data", "model", "field", "value"),
    [
        ("housing/add/", HOUSING, Housing, "kind", "shelter"),
        ("return/", RETURN | HOME | {"country": "NG"}, VoluntaryReturn, "country", "NG"),
        ("costs/add/", COST, Cost, "amount", 12500),
        ("claims/add/", CLAIM, Claim, "quarter_on", date(2026, 1, 1)),
        (
            "change/",
            BASICS | {"municipality": "0180", "version": 1},
            Track,
            "municipality_id",
            "0180",
        ),
    ],
)
def test_what_is_filled_in_is_kept(send, path, data, model, field, value):
    assert send(path, data).status_code == 302
    assert getattr(model.objects.get(), field) == value


ROWS = {
    "housing": (make.housing, HOUSING),
    "permits": (make.permit, PERMIT),
    "costs": (make.cost, COST),
    "claims": (make.claim, CLAIM),
    "events": (make.event, EVENT),
}


@pytest.mark.parametrize("part", ROWS)
def test_a_row_is_shown_changed_and_taken_away(house, enter, track, part):
    write, data = ROWS[part]
    row, client = write(house.sara, track), enter(house.sara)
    url = f"/coordination/{part}/{row.pk}/"
    assert client.get(f"{url}change/").status_code == 200
    assert client.post(f"{url}change/", data | {"version": 1}).status_code == 302
    assert client.post(f"{url}change/", data | {"version": 1}).status_code == 409
    assert client.post(f"{url}change/", {"version": 2}).status_code == 422
    assert client.post(f"{url}remove/").status_code == 302
    assert not type(row).objects.exists()


def test_a_planned_event_is_ticked(house, enter, track):
    row = make.planned(house.sara, track)
    assert enter(house.sara).post(f"/coordination/events/{row.pk}/finish/").status_code == 302
    row.refresh_from_db()
    assert row.done_on == TODAY


STAGES = ("identification", "acute", "initial", "long_term", "proceedings", "return")


def test_the_six_steps_are_set_together(send, track):
    states = dict.fromkeys(STAGES, "waiting") | {"acute": "running", "identification": "done"}
    assert send("stages/", states | {"version": 1}).status_code == 302
    track.refresh_from_db()
    assert track.stage == "acute"
    assert send("stages/", {"version": 2}).status_code == 422


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"worked_on": "2026-06-16", "length": "30"}, "har inte varit än"),
        ({"worked_on": "2026-06-15"}, "Välj hur länge"),
        ({"worked_on": "2026-06-15", "minutes": "2000"}, "En dag har 1 440 minuter"),
    ],
)
def test_hours_say_what_is_missing(house, enter, data, words):
    response = enter(house.sara).post("/coordination/hours/", {"category": "case"} | data)
    assert response.status_code == 422
    assert words in response.content.decode()


def test_only_her_own_hours_are_taken_away(house, enter):
    enter(house.sara).post(
        "/coordination/hours/", {"category": "case", "length": "30", "worked_on": "2026-06-15"}
    )
    url = f"/coordination/hours/{Hours.objects.get().pk}/remove/"
    assert enter(house.amir).post(url).status_code == 404
    assert enter(house.elin).post(url).status_code == 404
    assert enter(house.sara).post(url).status_code == 302
    assert enter(house.sara).post(url).status_code == 404
