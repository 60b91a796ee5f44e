"""Idag: each role's own start, late first, in few queries however much there is."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.desk import days, notices, wording
from finmaskig.guidance import rules
from finmaskig.guidance.queries import Counts
from finmaskig.guidance.tests.factories import hire, make_step, make_unit
from finmaskig.organisations.models import Organisation, Unit
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.models import Shift, ShiftHandover, ShiftUnit, ShiftWorker, UnitMonth
from finmaskig.retention.models import NightlyRun
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db
TODAY = "/"


@pytest.fixture
def sara(db, clock):
    clock("2026-06-16 14:00")
    load_directory()
    return hire(make_unit())


def page(client, actor):
    log_in(client, User.objects.get(pk=actor.user_id))
    return client.get(TODAY).content.decode()


def make_shift(actor, **values):
    start = now().replace(hour=16, minute=0)
    shift = Shift.objects.create(
        **{
            "unit_id": actor.unit_id,
            "board_id": actor.board_id,
            "municipality": "0180",
            "kind": "street",
            "arenas": ["street", "hotel"],
            "area": "City",
            "partners": ["police"],
            "planned_start_at": start,
            "planned_end_at": start + timedelta(hours=5),
            "planned_by_id": actor.user_id,
            **values,
        }
    )
    ShiftUnit.objects.create(shift=shift, unit_id=actor.unit_id, planned_start_at=start)
    ShiftWorker.objects.create(shift=shift, user_id=actor.user_id, unit_id=actor.unit_id)
    return shift


def test_a_workers_day_looks_as_it_should(client, sara):
    make_step(
        sara,
        title="Fråga Nacka",
        late_at=now() - timedelta(hours=14),
        due_at=now() - timedelta(hours=15),
        due_precision="day",
    )
    make_step(
        sara, title="Svara", due_at=now(), late_at=now() + timedelta(hours=9), due_precision="day"
    )
    make_shift(sara)
    UnitMonth.objects.create(
        unit_id=sara.unit_id,
        month="2026-06-01",
        shift_count=9,
        encounter_count=21,
        offered_count=21,
    )
    text = page(client, sara)
    for words in (
        "God eftermiddag, Sara",
        "Tisdag 16 juni. Två steg är öppna, ett är försenat.",
        "1 dag sen",
        "Idag</span>",
        "Pass med polisen, City",
        "18.00–23.00 · Sara",
        "Juni hittills",
        "100 %",
        "Starta ett pass",
    ):
        assert words in text
    assert text.index("Fråga Nacka") < text.index("Svara")
    assert AccessEntry.objects.filter(event="guidance.steps_listed").count() == 1


def test_an_empty_day_says_what_will_come(client, sara):
    text = page(client, sara)
    assert "Inget steg är öppet." in text
    assert "Inget väntar på dig" in text
    assert "–" in text


def test_a_colleagues_steps_wait_for_her_and_late_ones_for_the_lead(client, sara):
    unit = Unit.objects.get(pk=sara.unit_id)
    amir, karin = hire(unit, name="Amir"), hire(unit, "lead", "Karin")
    make_step(sara, title="Amirs steg", assigned_to_id=amir.user_id, climb_level=rules.WITH_LEAD)
    assert "Amirs steg" not in page(client, sara)
    assert "Amirs steg" in page(client, amir)
    assert "Amirs steg" in page(client, karin)


def test_a_lead_sees_alarms_talks_handovers_and_the_sample(client, sara):
    karin = hire(Unit.objects.get(pk=sara.unit_id), "lead", "Karin")
    late = now() - timedelta(hours=1)
    running = {"state": "running", "started_at": late - timedelta(hours=3)}
    make_shift(sara, check_in_at=late, **running)
    ended = {"state": "closed", "started_at": late, "ended_at": late}
    shift = make_shift(sara, debrief="lead", **ended)
    ShiftHandover.objects.create(
        shift=shift,
        from_user_id=sara.user_id,
        from_unit_id=sara.unit_id,
        to_user_id=karin.user_id,
        to_unit_id=karin.unit_id,
        handed_over_at=late,
    )
    text = page(client, karin)
    for words in (
        "skulle ha hört av sig i dag kl. 13.00",
        "vill prata med dig efter ett pass",
        "Sara lämnade över ett pass till dig i dag kl. 13.00.",
        "stickprov ur läsloggen",
        "Starta ett pass",
    ):
        assert words in text
    assert "skulle ha hört av sig" not in page(client, sara)
    assert "Till ditt pass" in page(client, sara)


def test_a_lead_sees_long_late_steps_of_her_side_without_content(client, sara):
    board = Organisation.objects.get(pk=sara.board_id)
    lead = hire(make_unit(board=board), "lead")
    make_step(sara, title="Hemlig rubrik", climb_level=rules.WITH_NEXT_LEAD)
    text = page(client, lead)
    assert "Försenat hos andra enheter" in text
    assert sara.unit_name in text
    assert "Hemlig" not in text


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("coordinator", "Kvartalets besked till Huddinge"),
        ("analyst", "Du ser skyddade tabeller"),
        ("secretary", "Du svarar för nämnden"),
        ("auditor", "Du läser läsloggen"),
        ("administrator", "Du sköter användare"),
    ],
)
def test_the_other_roles_get_an_honest_start(client, sara, role, words):
    make_step(sara, title="Bara för medarbetare")
    make_step(sara, title="Kvartalets besked till Huddinge", for_role="coordinator")
    text = page(client, hire(Unit.objects.get(pk=sara.unit_id), role))
    assert words in text
    assert "Bara för medarbetare" not in text
    assert "Starta ett pass" not in text


@pytest.mark.parametrize("role", ["worker", "lead", "coordinator"])
def test_the_page_asks_the_same_few_questions_however_much_waits(client, sara, role):
    actor = hire(Unit.objects.get(pk=sara.unit_id), role)
    log_in(client, User.objects.get(pk=actor.user_id))
    client.get(TODAY)
    asked = []
    for _round in range(2):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            client.get(TODAY)
        asked.append(
            [q["sql"] for q in seen if q["sql"].split()[0] in {"SELECT", "INSERT", "UPDATE"}]
        )
        make_shift(sara)
        for _number in range(30):
            make_step(sara, for_role="coordinator" if role == "coordinator" else "worker")
    assert len(asked[1]) <= 16, "\n".join(asked[1])


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (3, "Hej, "),
        (5, "God morgon"),
        (11, "God förmiddag"),
        (12, "God eftermiddag"),
        (18, "God kväll"),
        (23, "Hej, "),
    ],
)
def test_the_greeting_follows_the_clock(clock, hour, words):
    assert wording.greeting(clock(f"2026-06-16 {hour:02}:00"), "Sara").startswith(words)


@pytest.mark.parametrize(
    ("opened", "late", "words"),
    [
        (0, 0, "Inget steg är öppet."),
        (1, 0, "Ett steg är öppet."),
        (1, 1, "Ett steg är öppet, ett är försenat."),
        (4, 1, "Fyra steg är öppna, ett är försenat."),
        (13, 2, "13 steg är öppna, två är försenade."),
    ],
)
def test_the_count_is_a_sentence(opened, late, words):
    assert wording.count_line(Counts(opened, late)) == words


def test_somebody_without_a_role_is_told_whom_to_ask(sara, clock):
    from dataclasses import replace

    day = days.day_of(replace(sara, role=""), now())
    assert "Be din chef" in day.summary


@pytest.mark.parametrize(
    ("count", "words"),
    [(1, "Ett möte från en telefon väntar"), (3, "3 möten från telefoner väntar")],
)
def test_meetings_held_for_a_decision_are_told(count, words):
    (notice,) = notices.held(count)
    assert notice.text.startswith(words)
    assert notices.held(0) == []


@pytest.mark.parametrize(
    ("hours", "role", "said"), [(24, "lead", 0), (48, "lead", 1), (48, "worker", 0)]
)
def test_a_lead_is_told_of_a_missed_night(client, sara, hours, role, said):
    NightlyRun.objects.create(ran_at=now() - timedelta(hours=hours))
    text = page(client, hire(Unit.objects.get(pk=sara.unit_id), role))
    assert text.count("Nattens arbete har inte gjorts") == said
