"""What a phone sends when the network is back: saved once, or held; never dropped."""

import json
from uuid import UUID, uuid4

import pytest
from django.urls import reverse

from finmaskig.guidance.queries import steps_of_subject
from finmaskig.outreach.models import Encounter, HeldPacket
from finmaskig.outreach.sent import FORM_VERSION
from finmaskig.outreach.services.net import FactRefused
from finmaskig.outreach.tests.factories import closed, hire, met, running
from finmaskig.outreach.tests.phone import seal
from finmaskig.shared.clock import now

CHILD = [
    ["age_band", "15-17"],
    ["kind", "exposed"],
    ["sex", "woman"],
    ["residence", "0182"],
    ["trafficking", "none"],
]


@pytest.fixture
def shift(field):
    return running(field.sara, field.amir)


@pytest.fixture
def content(field, shift):
    at = now().isoformat()
    return {
        "shift": str(shift.pk),
        "author": str(field.sara.user_id),
        "form": FORM_VERSION,
        "met_at": at,
        "device_at": at,
        "fields": CHILD,
    }


def send(client, packet):
    url = reverse("outreach:packet_add")
    return client.post(url, json.dumps(packet), content_type="application/json")


def test_a_meeting_sent_twice_is_one_meeting(field, enter, content):
    client, packet = enter(field.sara), seal("encounter", content)
    first, second = send(client, packet).json(), send(client, packet).json()
    assert (first["state"], second["state"]) == ("stored", "already")
    assert first["url"] == reverse("outreach:encounter_advice", args=[packet["id"]])
    encounter = Encounter.objects.get()
    assert (str(encounter.pk), encounter.age_band, encounter.residence) == (
        packet["id"],
        "15-17",
        "0182",
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"author": str(uuid4())}, "other_sender"),
        ({"form": "0"}, "unknown_version"),
        ({"shift": str(uuid4())}, "refused"),
        ({"fields": [["kind", "ghost"]]}, "refused"),
        ({"fields": []}, "refused"),
    ],
)
def test_what_cannot_be_saved_is_held_once(field, enter, content, changes, reason):
    client, packet = enter(field.sara), seal("encounter", content | changes)
    assert send(client, packet).json() == {"state": "held"}
    assert send(client, packet).json() == {"state": "held"}
    held = HeldPacket.objects.get()
    assert (held.reason, held.unit) == (reason, field.mika)
    assert held.content["fields"] == (content | changes)["fields"]
    assert not Encounter.objects.exists()


def test_a_meeting_from_a_closed_shift_is_held(field, enter, shift, content):
    closed(shift, field.sara)
    assert send(enter(field.sara), seal("encounter", content)).json() == {"state": "held"}
    assert HeldPacket.objects.get().reason == "shift_closed"


def test_a_meeting_from_someone_who_left_the_shift_is_held(field, enter, shift, content):
    shift.workers.filter(user_id=field.sara.user_id).delete()
    assert send(enter(field.sara), seal("encounter", content)).json() == {"state": "held"}
    assert HeldPacket.objects.get().reason == "membership_ended"


def test_other_content_under_a_known_id_is_held_and_the_first_stays(field, enter, content):
    client, packet = enter(field.sara), seal("encounter", content)
    send(client, packet)
    other = content | {"fields": [["kind", "relative"]]}
    answer = send(client, seal("encounter", other, packet_id=packet["id"])).json()
    assert answer == {"state": "held"}
    assert HeldPacket.objects.get().reason == "conflict"
    assert Encounter.objects.get().kind == "exposed"


def test_a_colleagues_packet_lies_with_its_author_not_with_who_sent_it(field, enter, content):
    shift = running(field.sara, field.jonas, units=(field.kast,))
    sent = content | {"shift": str(shift.pk)}
    assert send(enter(field.jonas), seal("encounter", sent)).json() == {"state": "held"}
    held = HeldPacket.objects.get()
    assert (held.unit, held.author_id) == (field.mika, field.sara.user_id)


def test_a_stranger_to_the_shift_leaves_the_packet_with_its_unit(field, enter, shift, content):
    sent = content | {"author": str(uuid4())}
    send(enter(field.jonas), seal("encounter", sent))
    assert HeldPacket.objects.get().unit == shift.unit


@pytest.mark.parametrize("minutes", [4, 6])
def test_a_clock_that_is_wrong_is_shown(field, enter, content, minutes):
    late = now().replace(minute=(now().minute + minutes) % 60).isoformat()
    send(enter(field.sara), seal("encounter", content | {"device_at": late, "form": "0"}))
    assert HeldPacket.objects.get().clocks_differ is (minutes > 5)


def tick(field, packet_id, rule, answer="fulfilled"):
    content = {"encounter": str(packet_id), "author": str(field.sara.user_id)}
    return seal("tick", content | {"rule": rule, "answer": answer})


def step_of(encounter_id, unit, code):
    steps = steps_of_subject("encounter", UUID(str(encounter_id)), unit.pk)
    return next(step for step in steps if step.rule_code == code)


def test_a_tap_ends_the_step_that_its_rule_opened(field, enter, content):
    client, packet = enter(field.sara), seal("encounter", content)
    send(client, packet)
    code = steps_of_subject("encounter", UUID(packet["id"]), field.mika.pk)[0].rule_code
    assert send(client, tick(field, packet["id"], code)).json()["state"] == "stored"
    assert not step_of(packet["id"], field.mika, code).is_open
    assert send(client, tick(field, packet["id"], code)).json()["state"] == "already"


def test_a_tap_that_does_not_fit_leaves_the_step_open(field, enter, content):
    client, packet = enter(field.sara), seal("encounter", content)
    send(client, packet)
    code = steps_of_subject("encounter", UUID(packet["id"]), field.mika.pk)[0].rule_code
    assert send(client, tick(field, packet["id"], code, "dance")).json()["state"] == "already"
    assert step_of(packet["id"], field.mika, code).is_open


def test_a_tap_on_a_held_meeting_waits_with_it(field, enter, shift, content):
    closed(shift, field.sara)
    client, packet = enter(field.sara), seal("encounter", content)
    send(client, packet)
    for _time in range(2):
        answer = send(client, tick(field, packet["id"], "child-report")).json()
        assert answer["state"] == "held"
    assert HeldPacket.objects.get().content["ticks"] == [
        {"rule": "child-report", "answer": "fulfilled"}
    ]


def test_nobody_taps_on_another_units_meeting(field, enter, shift):
    encounter = met(field.sara, shift)
    code = steps_of_subject("encounter", encounter.pk, field.mika.pk)[0].rule_code
    assert send(enter(field.jonas), tick(field, encounter.pk, code)).json()["state"] == "already"
    assert step_of(encounter.pk, field.mika, code).is_open


@pytest.mark.parametrize(
    "changes",
    [
        {"fields": "kind"},
        {"fields": [["kind"]]},
        {"fields": [["kind", 3]]},
        {"author": "nobody"},
        {"form": 1},
        {"met_at": "yesterday"},
        {"met_at": "2026-06-15T21:40:00"},
    ],
)
def test_what_cannot_be_read_is_said_and_stays_on_the_phone(field, enter, content, changes):
    answer = send(enter(field.sara), seal("encounter", content | changes))
    assert answer.status_code == 400
    assert "finns kvar i telefonen" in answer.json()["message"]
    assert not HeldPacket.objects.exists()


def test_a_phone_that_nobody_is_logged_in_on_is_sent_to_the_login(client, db):
    assert send(client, {}).status_code == 302
    assert client.get(reverse("outreach:field_token")).status_code == 302


def test_a_shift_of_another_controller_does_not_exist_for_a_packet(field, enter, shift, content):
    stranger = hire(field.elsewhere)
    sent = content | {"author": str(stranger.user_id)}
    assert send(enter(stranger), seal("encounter", sent)).json() == {"state": "held"}
    held = HeldPacket.objects.get()
    assert (held.unit, held.shift) == (field.elsewhere, None)


def test_a_meeting_whose_facts_no_rule_knows_is_held(field, enter, content, monkeypatch):
    def refuse(**_values):
        raise FactRefused("Okänt")

    monkeypatch.setattr("finmaskig.outreach.services.packets.add_encounter", refuse)
    assert send(enter(field.sara), seal("encounter", content)).json() == {"state": "held"}
    held = HeldPacket.objects.get()
    assert (held.reason, held.detail) == ("refused", "Okänt")
