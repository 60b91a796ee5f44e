"""The letter of a quarterly notice: the municipality, the quarter, the sender, and nothing else."""

from dataclasses import fields
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from django.urls import reverse
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.notice_letter import Notice, letter_values, notice_of
from finmaskig.guidance.tests.factories import hire, make_step
from finmaskig.organisations.models import Unit

pytestmark = pytest.mark.django_db
JULY = datetime(2026, 7, 1, 2, 0, tzinfo=UTC)
SECRETS = ("femton", "kvinna", "Malmskillnadsgatan", "12 april", "Sju")


@pytest.fixture
def coordinator(evening):
    return hire(Unit.objects.get(code="county-offer-stockholm"), "coordinator")


@pytest.fixture
def step(coordinator):
    return make_step(
        coordinator,
        code=rules.CODE_OF_NOTICE,
        rule_code=rules.CODE_OF_NOTICE,
        for_role=rules.FOR_COORDINATOR,
        subject_kind=rules.NOTICE_SUBJECT,
        receiver_text="Huddinge",
        created_at=JULY,
        title=f"Sju {SECRETS[1]}",
        say=" ".join(SECRETS),
        why=" ".join(SECRETS),
        context=" ".join(SECRETS),
        home="0126",
    )


def fetched(client, actor, step):
    log_in(client, User.objects.get(pk=actor.user_id))
    return client.get(reverse("guidance:notice_print", args=[step.pk]))


def text_of(content):
    return " ".join(" ".join(page.extract_text() for page in PdfReader(content).pages).split())


def test_the_letter_says_that_residents_were_met_and_no_more(client, coordinator, step):
    answer = fetched(client, coordinator, step)
    assert answer["Content-Type"] == "application/pdf"
    assert "besked-till-kommun.pdf" in answer["Content-Disposition"]
    document = PdfReader(BytesIO(answer.content))
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert document.metadata.title == "Besked om invånare som behöver stöd"
    said = text_of(BytesIO(answer.content))
    for words in ("Huddinge", "april–juni 2026", "en eller flera av era invånare", "enligt lag."):
        assert words in said
    assert [word for word in SECRETS if word in said] == []


def test_no_field_can_carry_more_to_the_letter(step):
    kept = {"municipality", "quarter", "sender", "phone", "address"}
    assert {field.name for field in fields(Notice)} == kept
    before = letter_values(notice_of(step), on=date(2026, 7, 2))
    Step.objects.filter(pk=step.pk).update(
        title="x", say="x", why="x", context="x", subject_id=step.pk, for_role="lead"
    )
    step.refresh_from_db()
    assert letter_values(notice_of(step), on=date(2026, 7, 2)) == before


def test_a_sender_without_phone_or_address_leaves_no_empty_line(step):
    Unit.objects.filter(pk=step.owner_unit_id).update(phone="", function_address="")
    step.refresh_from_db()
    lines = letter_values(notice_of(step), on=date(2026, 7, 2))["ask"]
    assert [line["label"] for line in lines] == ["Enhet"]


def test_each_letter_is_logged_as_an_export_before_it_leaves(client, coordinator, step):
    fetched(client, coordinator, step)
    entry = AccessEntry.objects.get(event="guidance.notice_exported")
    assert entry.ids == [str(step.pk)]


def test_a_letter_is_swedish_for_a_reader_of_english_too(client, coordinator, step):
    User.objects.filter(pk=coordinator.user_id).update(language="en")
    said = text_of(BytesIO(fetched(client, coordinator, step).content))
    assert "Det här kan ni göra" in said


def test_another_step_has_no_letter(client, coordinator, step):
    Step.objects.filter(pk=step.pk).update(subject_kind="encounter")
    assert fetched(client, coordinator, step).status_code == 404
    assert not AccessEntry.objects.filter(event="guidance.notice_exported").exists()


def test_the_step_itself_leads_to_the_letter(client, coordinator, step):
    log_in(client, User.objects.get(pk=coordinator.user_id))
    page = client.get(reverse("guidance:step_detail", args=[step.pk])).content.decode()
    assert reverse("guidance:notice_print", args=[step.pk]) in page
