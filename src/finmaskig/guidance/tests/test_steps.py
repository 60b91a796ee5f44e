"""The page of a step: who may open it, and each way to end it."""

from uuid import uuid4

import pytest
from django.urls import reverse

from finmaskig.accounts.models import AccessEntry, User
from finmaskig.accounts.tests.factories import log_in
from finmaskig.guidance import rules
from finmaskig.guidance.models import ReportOfConcern, Step
from finmaskig.guidance.tests.factories import hire, make_board, make_step, make_unit
from finmaskig.organisations.models import Organisation, Unit

pytestmark = pytest.mark.django_db
POSTS = {
    "step_close": {"close-result": "yes"},
    "step_set_aside": {"set-aside-why": "Mötet loggades två gånger."},
    "step_reopen": {"reopen-why": "Jag tog fel rad."},
}


def url(name, step):
    return reverse(f"guidance:{name}", args=[step if isinstance(step, str) else step.pk])


def enter(client, actor):
    log_in(client, User.objects.get(pk=actor.user_id))
    return client


@pytest.fixture
def places_to_stand(worker):
    board = Organisation.objects.get(pk=worker.board_id)
    return {
        "own unit": Unit.objects.get(pk=worker.unit_id),
        "other unit": make_unit(board=board),
        "other side": make_unit(board=board, side="buyer"),
        "other controller": make_unit(board=make_board()),
    }


OWN_UNIT = [
    ("worker", "worker", 200),
    ("lead", "worker", 200),
    ("coordinator", "worker", 404),
    ("analyst", "worker", 404),
    ("secretary", "worker", 404),
    ("auditor", "worker", 404),
    ("administrator", "worker", 404),
    ("coordinator", "coordinator", 200),
    ("lead", "coordinator", 200),
    ("worker", "coordinator", 404),
]


@pytest.mark.parametrize(("role", "for_role", "status"), OWN_UNIT)
def test_a_step_is_read_by_those_whose_work_it_is(
    client, worker, places_to_stand, role, for_role, status
):
    step = make_step(worker, for_role=for_role)
    enter(client, hire(places_to_stand["own unit"], role))
    for name in ("step_detail", "report_blank"):
        assert client.get(url(name, step)).status_code == status
    seen = AccessEntry.objects.filter(event="guidance.step_seen", ids=[str(step.pk)])
    assert seen.count() == (2 if status == 200 else 0)


@pytest.mark.parametrize("place", ["other unit", "other side", "other controller"])
@pytest.mark.parametrize("role", ["worker", "lead"])
def test_nobody_else_can_see_or_end_it(client, worker, places_to_stand, place, role):
    step = make_step(worker)
    enter(client, hire(places_to_stand[place], role))
    assert client.get(url("step_detail", step)).status_code == 404
    for name, posted in POSTS.items():
        assert client.post(url(name, step), posted).status_code == 404
    assert client.post(url("step_hand_over", step), {}).status_code == 404
    assert client.post(url("step_report", step), {}).status_code == 404
    assert Step.objects.get(pk=step.pk).is_open


def test_what_does_not_exist_looks_the_same(client, worker):
    enter(client, worker)
    assert client.get(url("step_detail", str(uuid4()))).status_code == 404


@pytest.mark.parametrize("changed", [{"side": "buyer"}, {"board": "other"}])
def test_a_row_that_strayed_across_a_wall_is_not_shown(client, worker, changed):
    values = {"board_id": make_board().pk} if "board" in changed else changed
    step = make_step(worker, **values)
    assert enter(client, worker).get(url("step_detail", step)).status_code == 404


def test_the_page_says_what_why_and_who(client, worker):
    step = make_step(worker, say="”Vill du ha stöd?”")
    text = enter(client, worker).get(url("step_detail", step)).content.decode()
    for words in (
        "Erbjud stöd",
        "Vill du ha stöd?",
        "Alla ska få",
        "6 kap. 3 § SoL",
        "Mött i pass",
    ):
        assert words in text


@pytest.mark.parametrize(
    ("name", "status"),
    [("step_close", rules.DONE), ("step_set_aside", rules.NOT_APPLICABLE)],
)
def test_each_small_form_ends_the_step(client, worker, name, status):
    step = make_step(worker)
    response = enter(client, worker).post(url(name, step), POSTS[name], follow=True)
    assert response.status_code == 200
    assert Step.objects.get().status == status


@pytest.mark.parametrize(
    ("name", "posted", "words"),
    [
        ("step_close", {}, "Välj ett svar."),
        ("step_close", {"close-result": "yes", "close-text": "a@b.se"}, "e-postadress"),
        ("step_set_aside", {"set-aside-why": ""}, "Något behöver rättas"),
        ("step_set_aside", {"set-aside-why": "Ring 070-123 45 67"}, "telefonnummer"),
        ("step_hand_over", {"hand-over-to": "user:x"}, "finns i listan"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, worker, name, posted, words):
    response = enter(client, worker).post(url(name, make_step(worker)), posted)
    assert response.status_code == 422
    text = response.content.decode()
    assert words in text
    assert all(value in text for value in posted.values() if value != "user:x")
    assert Step.objects.get().is_open


def test_a_step_closed_meanwhile_gives_a_page_that_says_so(client, worker):
    step = make_step(worker, status=rules.DONE, closed_at="2026-06-15T20:00Z")
    response = enter(client, worker).post(url("step_close", step), POSTS["step_close"])
    assert response.status_code == 409
    assert "redan avslutat" in response.content.decode()


def test_a_colleague_takes_over_by_the_form(client, worker, places_to_stand):
    amir = hire(places_to_stand["own unit"], name="Amir")
    step = make_step(worker)
    posted = {"hand-over-to": f"user:{amir.user_id}"}
    enter(client, worker).post(url("step_hand_over", step), posted)
    assert Step.objects.get().assigned_to_id == amir.user_id


def test_another_unit_takes_over_by_the_form(client, worker, places_to_stand):
    maja = hire(places_to_stand["other unit"])
    posted = {"hand-over-to": f"unit:{maja.unit_id}"}
    enter(client, worker).post(url("step_hand_over", make_step(worker)), posted)
    assert Step.objects.get(status=rules.OPEN).owner_unit_id == maja.unit_id


def test_an_ended_step_is_opened_again_by_the_form(client, worker):
    step = make_step(worker, status=rules.DONE, closed_at="2026-06-15T20:00Z")
    enter(client, worker)
    assert "Öppna steget igen" in client.get(url("step_detail", step)).content.decode()
    assert client.post(url("step_reopen", step), {"reopen-why": ""}).status_code == 422
    assert client.post(url("step_reopen", step), POSTS["step_reopen"]).status_code == 302
    assert Step.objects.get().is_open


SENT = {
    "sent_on": "2026-06-15",
    "sent_at": "21.50",
    "to_board": "Socialnämnden i Nacka",
    "reference_number": "SN 2026/12",
}


def posted_report(**changed):
    return {f"report-{name}": value for name, value in {**SENT, **changed}.items()}


@pytest.fixture
def report_step(worker):
    return make_step(
        worker,
        code="report-concern",
        level="must",
        receiver_kind="social_board",
        receiver_text="Socialjouren i Nacka",
        stands_in_for="Socialnämnden i Nacka",
    )


def test_a_report_is_closed_and_later_completed(client, worker, report_step, clock):
    enter(client, worker)
    text = client.get(url("step_detail", report_step)).content.decode()
    assert "Socialnämnden i Nacka" in text
    assert client.post(url("step_close", report_step), posted_report()).status_code == 302
    clock("2026-06-15 22:20")
    late = posted_report(receipt_on="2026-06-15", receipt_at="22.10")
    assert client.post(url("step_report", report_step), late).status_code == 302
    kept = ReportOfConcern.objects.get()
    assert kept.reference_number == "SN 2026/12"
    assert kept.receipt_at.isoformat() == "2026-06-15T20:10:00+00:00"
    assert "22.10" in client.get(url("step_detail", report_step)).content.decode()


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"receipt_at": "22.10"}, 422),
        ({"sent_on": "2026-02-30"}, 422),
        ({"to_board": "070-123 45 67"}, 422),
        ({"receipt_on": "2026-06-14"}, 409),
        ({"receipt_on": "2026-06-16"}, 302),
    ],
)
def test_times_of_a_report_must_be_possible(client, worker, report_step, changed, status):
    enter(client, worker).post(url("step_close", report_step), posted_report())
    response = client.post(url("step_report", report_step), posted_report(**changed))
    assert response.status_code == status


def test_only_a_report_has_a_report_to_complete(client, worker):
    response = enter(client, worker).post(url("step_report", make_step(worker)), posted_report())
    assert response.status_code == 404


def test_the_blank_form_is_empty(client, worker, report_step):
    text = enter(client, worker).get(url("report_blank", report_step)).content.decode()
    assert "Barnets namn" in text
    assert "<input" not in text.replace("csrfmiddlewaretoken", "").split("<main")[1]


def test_a_step_that_was_handed_over_has_no_way_back(client, worker):
    step = make_step(worker, status=rules.HANDED_OVER, closed_at="2026-06-15T20:00Z")
    text = enter(client, worker).get(url("step_detail", step)).content.decode()
    assert "Lämnat vidare" in text
    assert "Öppna steget igen" not in text


def test_the_step_leads_to_what_it_is_about(client):
    sara = hire(make_unit())
    step = make_step(sara)
    log_in(client, User.objects.get(pk=sara.user_id))
    text = client.get(f"/steps/{step.pk}/").content.decode()
    assert f"/encounters/{step.subject_id}/" in text
