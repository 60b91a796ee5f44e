"""Who may open what: every page × every role × every place."""

from dataclasses import dataclass, replace

import pytest
from django.http import Http404
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in, make_user
from finmaskig.organisations.access import board_of, unit_of
from finmaskig.outreach import access
from finmaskig.outreach.models import Encounter, Shift, ShiftHandover
from finmaskig.outreach.services import campaigns, handing_over, safety
from finmaskig.outreach.tests.factories import (
    ADULT,
    BUYER,
    YOUTH,
    closed,
    hire,
    met,
    running,
)
from finmaskig.outreach.values import NewCampaign, NewIncident
from finmaskig.shared.clock import today

OTHER_ROLES = ("coordinator", "analyst", "secretary", "auditor", "administrator")


@dataclass(frozen=True)
class Scene:
    """A joint shift with a row on each side, and everyone who might look."""

    shift: Shift
    rows: dict[str, Encounter]
    people: dict[str, object]
    ids: dict[str, str]


@pytest.fixture
def scene(field):
    shift = running(field.sara, field.jonas, units=(field.kast,))
    rows = {
        "exposed": met(field.sara, shift, ADULT),
        "buyer": met(field.jonas, shift, BUYER),
        "neutral": met(field.sara, shift, YOUTH),
    }
    incident = safety.report_incident(
        actor=field.sara, shift=shift, new=NewIncident("threat", "En man följde efter oss.")
    )
    campaign = campaigns.start_campaign(
        actor=field.sara, new=NewCampaign("card", "Vårens kort", "VAR26", today())
    )
    handover = handing_over.hand_over_shift(
        actor=field.sara, shift=shift, to_user_id=field.amir.user_id
    )
    people = {
        "worker": field.sara,
        "colleague": field.amir,
        "lead": field.lead,
        "joint": field.jonas,
        "joint_lead": hire(field.kast, "lead"),
        "neighbour": hire(field.youth),
        "stranger": hire(field.elsewhere),
        **{role: hire(field.mika, role) for role in OTHER_ROLES},
    }
    ids = {
        "shift_id": str(shift.pk),
        "incident_id": str(incident.pk),
        "campaign_id": str(campaign.pk),
        "handover_id": str(handover.pk),
        "encounter_id": str(rows["exposed"].pk),
    }
    return Scene(shift, rows, people, ids)


# name, method, its id, and what worker, colleague, lead, joint, joint lead get; the rest get 404
PAGES = [
    ("shift_list", "get", "", 200, 200, 200, 200, 200),
    ("shift_plan", "get", "", 200, 200, 200, 200, 200),
    ("shift_detail", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_change", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_join", "post", "shift_id", 302, 302, 302, 302, 302),
    ("shift_start", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_close", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_cancel", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_print", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_risk", "get", "shift_id", 200, 200, 200, 200, 200),
    ("shift_check_in", "get", "shift_id", 200, 403, 403, 200, 403),
    ("shift_alarm", "get", "shift_id", 403, 403, 200, 403, 200),
    ("shift_debrief", "post", "shift_id", 403, 403, 302, 403, 302),
    ("incident_add", "get", "shift_id", 200, 200, 200, 200, 200),
    ("incident_follow_up", "get", "incident_id", 403, 403, 200, 403, 200),
    ("shift_hand_over", "get", "shift_id", 200, 200, 200, 200, 200),
    ("handover_detail", "get", "handover_id", 200, 200, 404, 404, 404),
    ("handover_receive", "post", "handover_id", 403, 302, 404, 404, 404),
    ("encounter_add", "get", "shift_id", 200, 403, 403, 200, 403),
    ("encounter_advice", "get", "encounter_id", 200, 200, 200, 200, 200),
    ("encounter_change", "get", "encounter_id", 200, 403, 403, 200, 403),
    ("encounter_tick", "post", "encounter_id", 404, 403, 403, 404, 403),
    ("encounter_join", "get", "encounter_id", 200, 403, 403, 200, 403),
    ("campaign_list", "get", "", 200, 200, 200, 200, 200),
    ("campaign_add", "get", "", 200, 200, 200, 200, 200),
    ("campaign_detail", "get", "campaign_id", 200, 200, 200, 404, 404),
    ("campaign_count", "get", "campaign_id", 200, 200, 200, 404, 404),
    ("operation_add", "get", "", 200, 200, 200, 200, 200),
]
INSIDE = ("worker", "colleague", "lead", "joint", "joint_lead")


@pytest.mark.parametrize("page", PAGES, ids=[page[0] for page in PAGES])
def test_each_page_opens_for_those_who_may_and_no_one_else(scene, enter, page):
    name, method, key, *inside = page
    kwargs = {key: scene.ids[key]} if key else {}
    url = reverse(f"outreach:{name}", kwargs=kwargs)
    outside = dict.fromkeys(("neighbour", "stranger"), 404 if key else 200)
    expected = {**dict(zip(INSIDE, inside, strict=True)), **outside}
    expected |= dict.fromkeys(OTHER_ROLES, 404)
    found = {who: getattr(enter(scene.people[who]), method)(url).status_code for who in expected}
    assert found == expected


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("exposed", {"worker": 200, "lead": 200, "joint": 404, "neighbour": 404}),
        ("buyer", {"worker": 404, "lead": 404, "joint": 200, "neighbour": 404}),
        ("neutral", {"worker": 200, "lead": 200, "joint": 404, "neighbour": 404}),
    ],
)
def test_when_the_shift_closes_each_row_is_read_on_its_side_only(scene, enter, row, expected):
    closed(scene.shift, scene.people["worker"])
    url = reverse("outreach:encounter_advice", args=[scene.rows[row].pk])
    assert {who: enter(scene.people[who]).get(url).status_code for who in expected} == expected


@pytest.mark.parametrize(
    ("who", "shown"), [("worker", {"exposed", "neutral"}), ("joint", {"buyer"})]
)
def test_the_common_list_is_gone_when_the_shift_closes(scene, enter, who, shown):
    url = reverse("outreach:shift_detail", args=[scene.shift.pk])
    during = enter(scene.people[who]).get(url).content.decode()
    assert all(str(row.pk) in during for row in scene.rows.values())
    closed(scene.shift, scene.people["worker"])
    after = enter(scene.people[who]).get(url).content.decode()
    assert {name for name, row in scene.rows.items() if str(row.pk) in after} == shown


def test_after_the_end_only_the_lead_on_its_side_changes_a_row(scene, enter):
    closed(scene.shift, scene.people["worker"])
    url = reverse("outreach:encounter_change", args=[scene.rows["exposed"].pk])
    expected = {"worker": 403, "lead": 200, "joint": 404, "joint_lead": 404, "stranger": 404}
    assert {who: enter(scene.people[who]).get(url).status_code for who in expected} == expected


def test_a_look_is_logged_with_the_ids_that_were_shown(scene, enter):
    enter(scene.people["lead"]).get(reverse("outreach:shift_detail", args=[scene.shift.pk]))
    shown = AccessEntry.objects.filter(event="outreach.shift_seen").latest("at")
    assert set(shown.ids) == {str(scene.shift.pk), *(str(row.pk) for row in scene.rows.values())}


def test_what_does_not_exist_looks_like_what_may_not_be_seen(scene, enter):
    there = reverse("outreach:encounter_advice", args=[scene.rows["buyer"].pk])
    nowhere = reverse("outreach:encounter_advice", args=[scene.shift.pk])
    stranger = enter(scene.people["stranger"])
    first, second = stranger.get(there), stranger.get(nowhere)
    assert (first.status_code, first.content) == (second.status_code, second.content)


def test_no_door_opens_for_one_without_a_workplace(scene, client):
    log_in(client, make_user())
    assert client.get(reverse("outreach:shift_list")).status_code == 403


def test_one_without_a_unit_or_a_board_writes_nothing(field):
    nowhere = replace(field.sara, unit_id=None, board_id=None)
    for needed in (unit_of, board_of, access.field_worker):
        with pytest.raises(Http404):
            needed(nowhere)


def test_the_handover_belongs_to_two(scene):
    assert ShiftHandover.objects.get().to_user_id == scene.people["colleague"].user_id
