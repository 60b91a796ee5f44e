"""Vem har jour nu? Any municipality, any hour, one tap."""

import json
from datetime import datetime, timedelta

import pytest

from finmaskig.organisations import queries
from finmaskig.organisations.models import Unit
from finmaskig.organisations.queries.on_call import LINES, Finder
from finmaskig.organisations.services import load_directory
from finmaskig.organisations.tests.factories import at_work
from finmaskig.pure.guidance.duty import Call, Duty
from finmaskig.shared.clock import STOCKHOLM

MONDAY = datetime(2026, 6, 8, tzinfo=STOCKHOLM)


@pytest.fixture
def worker(client, db):
    load_directory()
    return at_work(client, Unit.objects.get(code="mikamottagningen-stockholm"))


def page(client, **query):
    response = client.get("/on-call/", query)
    assert response.status_code == 200
    return response.content.decode()


def test_now_in_ones_own_municipality_needs_no_choice(client, worker, clock):
    clock("2026-06-16 10:00")
    text = page(client)
    for words in ("Stockholm", "tel:112", "Mikamottagningen Stockholm", "KAST Stockholm"):
        assert words in text


@pytest.mark.parametrize(
    ("day", "time", "answers"),
    [
        ("2026-06-16", "10:00", "Socialtjänsten i Nacka"),
        ("2026-06-20", "02:00", "Socialjouren i Nacka"),
        ("2026-06-19", "10:00", "Socialjouren i Nacka"),
    ],
)
def test_a_child_in_nacka_has_an_answer_at_any_hour(client, worker, day, time, answers):
    at = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=STOCKHOLM)
    child = next(one for one in queries.on_call("0182", at) if one.code == "child")
    assert child.answers[0].name == answers
    assert answers in page(client, municipality="0182", on=day, time=time)


def test_a_closed_office_is_named_with_its_next_hour(client, worker):
    text = page(client, municipality="0182", on="2026-06-20", time="02:00")
    assert "KAST Stockholm: stängt. öppnar måndag 9.00" in text


@pytest.mark.parametrize(
    "query", [{"municipality": "9999"}, {"on": "2026-02-31"}, {"time": "99:99"}]
)
def test_what_cannot_be_read_shows_now_and_a_sentence(client, worker, query):
    assert "Något behöver rättas" in page(client, **query)


@pytest.mark.unmeasured
@pytest.mark.parametrize("municipality", ["0180", "0182", "0581", "1480", "2584", "0980"])
def test_the_page_agrees_with_guidance_at_each_hour_of_a_week(worker, municipality):
    known = queries.directory()
    for at in (MONDAY + timedelta(hours=hour) for hour in range(168)):
        duty, finder = Duty(known, municipality, at), Finder(known, at.date())
        for line in LINES:
            said = duty.answer(Call(line.kind, line.person)).office
            found = next(one for one in finder.in_turn(line, municipality) if one.is_open(at))
            assert found == said, (line.kind, at)


def test_the_phone_has_every_municipality_and_an_answer_to_each_line(worker):
    table = json.loads(json.dumps(queries.on_call_table(MONDAY.date())))
    assert len(table["places"]) == 290
    assert all(len(place["answers"]) == len(table["lines"]) for place in table["places"])
    assert all(answers for place in table["places"] for answers in place["answers"])
    last = [answers[-1] for place in table["places"] for answers in place["answers"]]
    assert all(table["offices"][number]["hours"] is None for number in last)
    assert "2026-06-19" in table["holidays"]


def test_the_page_asks_the_database_a_few_times(client, worker, django_assert_max_num_queries):
    page(client)
    with django_assert_max_num_queries(6):
        page(client)


def test_nobody_reads_without_a_login(client, db):
    assert client.get("/on-call/").status_code == 302
