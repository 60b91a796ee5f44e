"""The pages of destruction: who sees what, what is asked, and what is said when it is refused."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from django.http import Http404
from pypdf import PdfReader

from finmaskig.accounts.models import AccessEntry
from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.organisations.models import Unit
from finmaskig.outreach.tests.factories import hire, make_unit, user_of
from finmaskig.retention import access
from finmaskig.retention.models import DestructionDecision, DestructionList, Hold, NightlyRun
from finmaskig.retention.services import lists
from finmaskig.retention.services.holds import set_hold
from finmaskig.retention.tests.factories import LONG_AGO, RIPE_AT, decided, old_case, run
from finmaskig.shared.errors import NotAllowed

pytestmark = pytest.mark.django_db
START = "/retention/"
DECISION = {
    "decided_on": "2026-01-10",
    "reference_number": "SN 2026/7",
    "kinds": ["case_advice", "case_support"],
    "years_case_advice": "3",
    "valid_from": "2026-02-01",
}


@pytest.fixture
def ripe(house, clock):
    """Let a contact's time run out, and return it."""
    case = old_case(house.sara)
    clock("2031-03-03 13:00")
    return case


@pytest.fixture
def enter(client):
    """Return a function that logs an actor in and gives her browser."""

    def _enter(actor):
        log_in(client, user_of(actor))
        return client

    return _enter


@pytest.fixture
def deputy(house):
    """Return the lead of another unit on the same side of the board."""
    return hire(make_unit(house.board, "victim", "Grannen"), "lead", "Disa")


def text(answer):
    return answer.content.decode()


def make(browser):
    """Make a list and return its address."""
    return browser.post(f"{START}lists/make/").url


@pytest.mark.parametrize(("who", "way"), [("lead", True), ("sara", False)])
def test_without_a_decision_the_first_thing_said_is_that_nothing_is_destroyed(
    house, enter, ripe, who, way
):
    page = text(enter(getattr(house, who)).get(START))
    assert "Nämnden har inte beslutat om gallring. Inget förstörs." in page
    assert ("Registrera beslutet" in page) is way
    assert ripe.alias in page
    assert "Gör en lista" not in page


def test_the_unit_sees_what_is_due_with_its_day_and_section(house, enter, ripe):
    decided(house.lead)
    page = text(enter(house.lead).get(START))
    for words in (ripe.alias, "Nämndens gallringsbeslut (10 § arkivlagen)", "Gör en lista"):
        assert words in page
    assert "får gallras från 3 februari 2031" in page
    for outsider in (house.jonas, house.petra, house.elin):
        assert ripe.alias not in text(enter(outsider).get(START))


def test_from_list_to_proof_by_two_persons(house, enter, ripe, deputy, clock):
    decided(house.lead)
    url = make(enter(house.sara))
    assert ripe.alias in text(enter(house.sara).get(url))
    kept = "Resten får gallras"
    assert kept in text(enter(house.sara).get(url))
    enter(house.sara).post(f"{url}review/")
    assert "Du gjorde eller granskade listan" in text(enter(house.sara).get(url))

    seen = text(enter(deputy).get(url))
    assert "Besluta att gallra" in seen
    assert "Stödkontakter: råd" in seen
    assert ripe.alias not in seen
    assert "Väntar på ditt beslut" in text(enter(deputy).get(START))
    assert "En gallringslista från Mika väntar på ditt beslut." in text(enter(deputy).get("/"))
    enter(deputy).post(f"{url}approve/")
    assert "Kan stoppas till och med" in text(enter(house.lead).get(START))

    run(RIPE_AT + timedelta(days=8))
    assert "Listan är gallrad" in text(enter(house.sara).get(url))
    page = text(enter(house.lead).get(START))
    assert "sista kopian försvinner" in page
    paper = enter(house.lead).get(f"{url}print/")
    words = "".join(one.extract_text() for one in PdfReader(BytesIO(paper.content)).pages)
    assert "SN 2026/0117" in words
    assert ripe.alias not in words
    assert enter(house.petra).get(f"{url}print/").status_code == 404


def test_a_list_can_be_stopped_from_the_start_page(house, enter, ripe):
    decided(house.lead)
    url = make(enter(house.sara))
    assert "Stoppa" in text(enter(house.lead).get(START))
    enter(house.lead).post(f"{url}stop/")
    assert DestructionList.objects.get().state == "stopped"
    assert "Alla poster är kvar" in text(enter(house.lead).get(url))


def test_a_reviewer_keeps_some_but_not_all(house, enter, ripe):
    decided(house.lead)
    old_case(house.sara)
    url = make(enter(house.sara))
    items = [str(one.pk) for one in DestructionList.objects.get().items.all()]
    refused = enter(house.sara).post(f"{url}review/", {"kept": items})
    assert refused.status_code == 422
    assert "Stoppa listan i stället" in text(refused)
    enter(house.sara).post(f"{url}review/", {"kept": items[:1]})
    assert "Undantagen vid granskningen" in text(enter(house.sara).get(url))


def test_a_decision_is_registered_as_the_board_made_it(house, enter, clock):
    clock("2026-06-15 14:10")
    browser = enter(house.lead)
    assert browser.post(f"{START}decisions/add/", DECISION).status_code == 302
    row = DestructionDecision.objects.get()
    assert (row.kinds, row.years) == (["case_advice", "case_support"], {"case_advice": 3})
    end = f"{START}decisions/{row.pk}/end/"
    assert browser.post(end, {"last_on": "2026-12-31"}).status_code == 302
    assert "31 december 2026" in text(browser.get(START))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"decided_on": "2027-01-01"}, "Registrera beslutet när nämnden har fattat det."),
        ({"valid_from": "2026-01-01"}, "Beslutet gäller tidigast dagen då det fattades."),
        ({"valid_to": "2026-01-15"}, "Sista dagen ligger före första dagen."),
        ({"kinds": []}, "Välj minst ett svar."),
        ({"years_case_advice": "11"}, "mindre än eller lika med 10"),
    ],
)
def test_a_wrong_decision_is_shown_again_with_what_was_written(house, enter, clock, change, words):
    clock("2026-06-15 14:10")
    answer = enter(house.lead).post(f"{START}decisions/add/", DECISION | change)
    assert answer.status_code == 422
    assert words in text(answer)
    assert "SN 2026/7" in text(answer)
    assert not DestructionDecision.objects.exists()


@pytest.mark.parametrize(
    ("day", "words"),
    [("2025-01-01", "inte börjat gälla"), ("2028-01-01", "slutar gälla redan"), ("", "datum")],
)
def test_a_decision_ends_on_a_day_that_it_holds(house, enter, clock, day, words):
    row = decided(house.lead, valid_to=datetime(2027, 1, 1, tzinfo=UTC).date())
    clock("2026-06-15 14:10")
    answer = enter(house.lead).post(f"{START}decisions/{row.pk}/end/", {"last_on": day})
    assert answer.status_code == 422
    assert words in text(answer)


def test_a_contact_says_how_long_it_is_kept_and_is_held_from_there(house, enter, clock):
    clock("2026-06-15 14:10")
    case = opened(house.sara)
    browser, page = enter(house.sara), f"/cases/{case.pk}/"
    assert "Får gallras från 16 juni 2031" in text(browser.get(page))
    assert "Nämnden har inte beslutat" in text(browser.get(page))
    url = f"{START}records/{case.pk}/hold/"
    for sent, words in (({}, "Välj ett svar"), ({"review_on": "2027-06-15"}, "sex månader")):
        refused = browser.post(url, {"reason": "court"} | sent if sent else {})
        assert refused.status_code == 422
        assert words in text(refused)
    assert browser.post(url, {"reason": "court", "review_on": "2026-07-01"}).url == page
    assert "Mål i domstol" in text(browser.get(page))
    assert case.alias in text(browser.get(START))


@pytest.mark.parametrize(("verb", "is_open"), [("keep", True), ("lift", False)])
def test_a_lead_looks_at_a_hold_again(house, enter, ripe, verb, is_open):
    hold = set_hold(actor=house.sara, kind="case_advice", record=ripe.pk, reason="police")
    url = f"{START}holds/{hold.pk}/"
    assert "Enhetschefen ser över" in text(enter(house.sara).get(url))
    browser = enter(house.lead)
    assert "Behövs inte: häv" in text(browser.get(url))
    assert browser.post(f"{url}{verb}/").status_code == 302
    assert Hold.objects.get().is_open is is_open
    assert ("Hävt" in text(browser.get(url))) is not is_open


def test_a_record_without_a_day_is_shown_as_an_error(house, enter, ripe):
    type(ripe).objects.filter(pk=ripe.pk).update(last_note_on="2032-01-01")
    assert "Dagen går inte att räkna ut" in text(enter(house.lead).get(START))
    assert "Säg till enhetschefen" in text(enter(house.sara).get(f"/cases/{ripe.pk}/"))


def test_missed_nights_stand_on_the_leads_day(house, enter, clock):
    NightlyRun.objects.create(ran_at=LONG_AGO)
    clock("2026-06-15 14:10")
    assert "Nattens arbete har inte gjorts" in text(enter(house.lead).get("/"))
    assert "Nattens arbete har inte gjorts" not in text(enter(house.sara).get("/"))
    assert "Nattens arbete har inte gjorts" in text(enter(house.lead).get(START))


def refused(call, *args):
    """Return how a door refuses, or nothing."""
    try:
        call(*args)
    except Http404:
        return 404
    except NotAllowed:
        return 403
    return 200


def _seats(house, deputy):
    return {
        "own worker": house.sara,
        "own lead": house.lead,
        "deputy": deputy,
        "same worker": hire(Unit.objects.get(pk=deputy.unit_id), "worker", "Disa två"),
        "secretary": hire(house.mika, "secretary", "Siv"),
        "coordinator": hire(house.mika, "coordinator", "Kim"),
        "other side": house.petra,
        "elsewhere": hire(house.elsewhere, "lead", "Eva"),
    }


def test_each_door_opens_for_its_own(house, ripe, deputy):
    decision = decided(house.lead)
    other = old_case(house.sara)
    hold = set_hold(actor=house.sara, kind="case_advice", record=other.pk, reason="court")
    row = lists.make_list(actor=house.sara)
    nothing = hold.pk
    found = {
        name: (
            refused(access.list_to_read, actor, row.pk),
            refused(access.decision_to_end, actor, decision.pk),
            refused(access.record_to_hold, actor, other.pk),
            refused(access.hold_to_read, actor, hold.pk),
            refused(access.list_to_read, actor, nothing),
        )
        for name, actor in _seats(house, deputy).items()
    }
    assert found == {
        "own worker": (200, 403, 200, 200, 404),
        "own lead": (200, 200, 200, 200, 404),
        "deputy": (200, 200, 404, 404, 404),
        "same worker": (404, 403, 404, 404, 404),
        "secretary": (404, 200, 404, 404, 404),
        "coordinator": (404, 404, 404, 404, 404),
        "other side": (404, 200, 404, 404, 404),
        "elsewhere": (404, 404, 404, 404, 404),
    }


@pytest.mark.parametrize("lacks", ["unit_id", "board_id"])
def test_who_has_no_place_has_no_page(house, lacks):
    assert refused(access.reader, replace(house.lead, **{lacks: None})) == 404
    for door in (access.decision_to_end, access.record_to_hold, access.hold_to_read):
        assert refused(door, house.lead, house.mika.pk) == 404


def test_who_sees_the_held_records_of_the_unit_is_logged(house, enter, ripe):
    set_hold(actor=house.sara, kind="case_advice", record=ripe.pk, reason="police")
    assert ripe.alias in text(enter(house.amir).get(START))
    entry = AccessEntry.objects.get(event="retention.holds_listed")
    assert (entry.user_id, entry.ids) == (house.amir.user_id, [str(ripe.pk)])


def test_the_step_to_look_at_a_hold_again_leads_to_it(house, enter, ripe, clock):
    hold = set_hold(actor=house.sara, kind="case_advice", record=ripe.pk, reason="police")
    clock("2031-09-03 13:00")
    page = text(enter(house.lead).get("/steps/"))
    assert "Se över ett undantag från gallring" in page
    step = Step.objects.get(subject_id=hold.pk)
    assert f"{START}holds/{hold.pk}/" in text(enter(house.lead).get(f"/steps/{step.pk}/"))


def test_the_secretary_of_the_board_sees_decisions_and_no_record(house, enter, ripe):
    decided(house.lead)
    page = text(enter(hire(house.mika, "secretary", "Siv")).get(START))
    assert "SN 2026/0117" in page
    assert "Tiden har gått ut" not in page
    assert ripe.alias not in page
