"""Öppna steg: the unit's list, overdue first, with no way to search on what is sensitive."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.guidance import rules
from finmaskig.guidance.tests.factories import hire, make_board, make_step, make_unit
from finmaskig.organisations.models import Organisation, Unit
from finmaskig.organisations.services import load_directory
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
STEPS = "/steps/"


@pytest.fixture
def sara(db, clock):
    clock("2026-06-16 14:00")
    load_directory()
    return hire(make_unit())


def enter(client, actor):
    log_in(client, User.objects.get(pk=actor.user_id))
    return client


def due(days):
    at = now() + timedelta(days=days)
    return {"due_at": at, "late_at": at, "due_precision": rules.HOUR}


def test_steps_stand_in_groups_of_time_and_kind(client, sara):
    undated = {"due_at": None, "late_at": None, "due_precision": rules.UNDATED}
    make_step(sara, title="Utan", **undated)
    make_step(sara, title="Sedan", **due(20))
    make_step(sara, title="Veckan", code="report-concern", level="must", **due(3))
    make_step(sara, title="Senast i kväll", **due(0.2))
    make_step(sara, title="Sent", code="link", **due(-2))
    text = enter(client, sara).get(STEPS).content.decode().partition("<main")[2]
    order = [
        "Försenat",
        "Länkning",
        "Sent",
        "Idag",
        "Senast i kväll",
        "Inom en vecka",
        "Orosanmälan",
        "Veckan",
        "Längre fram",
        "Sedan",
        "Utan tid",
        "Utan",
    ]
    places = [text.index(f">{words}<") for words in order]
    assert places == sorted(places)
    assert "Fem steg är öppna, ett är försenat." in text


def test_only_the_own_units_steps_are_listed_and_each_is_logged(client, sara):
    board = Organisation.objects.get(pk=sara.board_id)
    mine = make_step(sara, title="Mitt")
    for unit in (
        make_unit(board=board),
        make_unit(board=board, side="buyer"),
        make_unit(board=make_board()),
    ):
        make_step(hire(unit), title="Någon annans")
    make_step(sara, title="Klart sedan", status=rules.DONE, closed_at=now())
    text = enter(client, sara).get(STEPS).content.decode()
    assert "Mitt" in text
    assert "Någon annans" not in text
    assert "Klart sedan" not in text
    assert AccessEntry.objects.get(event="guidance.steps_listed").ids == [str(mine.pk)]


def test_the_list_cannot_be_filtered_and_says_why(client, sara):
    make_step(sara, title="Mitt")
    client = enter(client, sara)
    text = client.get(f"{STEPS}?age=16&kind=exposed&trafficking=evident").content.decode()
    assert "Mitt" in text
    assert "15 § förordningen (2001:637)" in text
    assert "<select" not in text
    assert 'type="search"' not in text


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("worker", 200),
        ("lead", 200),
        ("coordinator", 200),
        ("analyst", 404),
        ("secretary", 404),
        ("auditor", 404),
        ("administrator", 404),
    ],
)
def test_only_those_who_work_with_steps_see_the_list(client, sara, role, status):
    actor = hire(Unit.objects.get(pk=sara.unit_id), role)
    assert enter(client, actor).get(STEPS).status_code == status


def test_pages_are_short_and_ask_the_same_questions(client, sara):
    enter(client, sara).get(STEPS)
    asked = []
    for _round in range(2):
        for _number in range(30):
            make_step(sara)
        with CaptureQueriesContext(connection) as seen:
            text = client.get(STEPS).content.decode()
        asked.append(len(seen))
    assert asked[0] == asked[1]
    assert asked[1] <= 12
    assert "Sida 1 av 3" in text
    assert client.get(f"{STEPS}?page=99").status_code == 200
    assert client.post(STEPS).status_code == 405


def test_an_empty_list_says_what_to_expect(client, sara):
    assert "Inga öppna steg" in enter(client, sara).get(STEPS).content.decode()
