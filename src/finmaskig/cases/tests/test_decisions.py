"""The board's decision under 14 kap. 5 §: registered, ended, watched."""

from dataclasses import replace
from datetime import date

import pytest
from django.http import Http404

from finmaskig.accounts.actor import COMMAND_LINE
from finmaskig.cases import access
from finmaskig.cases.models import IdentityDecision
from finmaskig.cases.queries.decisions import decision_lines, existing_decisions, is_followed
from finmaskig.cases.services import decisions as services
from finmaskig.cases.tests.factories import decide, opened
from finmaskig.cases.values import NewDecision
from finmaskig.guidance.models import Step
from finmaskig.outreach.tests.factories import hire
from finmaskig.shared.clock import now

FORM = {
    "decided_on": "2026-05-20",
    "reference_number": "SN 2026/99",
    "service": "Stödsamtal",
    "special_reasons": "Den som söker stöd måste kunna vara anonym.",
    "valid_from": "2026-06-01",
}


def new(house, **values):
    plain = {"unit_id": house.mika.pk, "decided_on": date(2026, 5, 20), "service": "Stödsamtal"}
    plain |= {
        "reference_number": "SN 9",
        "special_reasons": "Skäl.",
        "valid_from": date(2026, 6, 1),
    }
    return NewDecision(**(plain | values))


def test_the_lead_registers_and_the_unit_can_support(house, enter):
    sent = FORM | {"unit": str(house.mika.pk)}
    assert enter(house.lead).post("/decisions/add/", sent).status_code == 302
    assert opened(house.sara, "B").is_support
    assert "SN 2026/99" in enter(house.sara).get("/decisions/").content.decode()


def test_a_lead_registers_for_her_own_unit_only(house, enter):
    sent = FORM | {"unit": str(house.kast.pk)}
    assert enter(house.lead).post("/decisions/add/", sent).status_code == 422
    assert not IdentityDecision.objects.exists()


def test_the_secretary_registers_for_the_units_of_the_board(house, enter):
    secretary = hire(house.emergency, "secretary", "Stina")
    for unit in (house.mika, house.kast):
        sent = FORM | {"unit": str(unit.pk)}
        assert enter(secretary).post("/decisions/add/", sent).status_code == 302
    assert len(access.decisions_to_read(secretary)) == 2
    assert "Frideborg" not in enter(secretary).get("/decisions/add/").content.decode()


def test_days_stand_in_order(house, enter):
    sent = FORM | {"unit": str(house.mika.pk), "valid_to": "2026-05-01"}
    answer = enter(house.lead).post("/decisions/add/", sent)
    assert "Sista dagen ligger före" in answer.content.decode()


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        (date(2027, 1, 1), None, True),
        (date(2025, 1, 1), date(2025, 12, 31), True),
        (date(2026, 12, 31), None, False),
        (date(2025, 1, 1), date(2026, 6, 1), False),
    ],
)
def test_one_decision_holds_at_a_time(house, first, last, fits):
    register = {"actor": house.lead}
    services.register_decision(new=new(house, valid_to=date(2026, 12, 31)), **register)
    later = new(house, valid_from=first, valid_to=last, reference_number="SN 10")
    if fits:
        assert services.register_decision(new=later, **register).reference_number == "SN 10"
    else:
        with pytest.raises(services.DecisionsOverlap, match="SN 9"):
            services.register_decision(new=later, **register)


def test_a_decision_ends_on_a_day(house, enter):
    decision = decide(house.mika, house.lead)
    url = f"/decisions/{decision.pk}/end/"
    browser = enter(house.lead)
    assert browser.post(url, {"last_on": ""}).status_code == 422
    assert browser.post(url, {"last_on": "2025-01-01"}).status_code == 409
    assert browser.post(url, {"last_on": "2026-06-30"}).status_code == 302
    assert browser.post(url, {"last_on": "2026-12-31"}).status_code == 409
    decision.refresh_from_db()
    assert decision.valid_to == date(2026, 6, 30)


def waiting(decision):
    return Step.objects.filter(subject_id=decision.pk, status="open")


def test_the_lead_is_asked_for_a_new_decision_sixty_days_before(house, clock, enter):
    decision = decide(house.mika, house.lead, valid_to=date(2026, 12, 31))
    clock("2026-10-31 03:00")
    assert services.watch_decisions(actor=COMMAND_LINE, at=now()) == 0
    clock("2026-11-01 03:00")
    for _night in range(2):
        assert services.watch_decisions(actor=COMMAND_LINE, at=now()) == 1
    step = waiting(decision).get()
    assert (step.code, step.assigned_to_id) == ("decision-ends", house.lead.user_id)
    assert existing_decisions([decision.pk]) == {decision.pk}
    later = new(house, valid_from=date(2027, 1, 1), reference_number="SN 10")
    services.register_decision(actor=house.lead, new=later)
    assert not waiting(decision).exists()


def test_a_worker_reads_and_does_not_decide(house, enter):
    decision = decide(house.mika, house.lead)
    browser = enter(house.sara)
    assert "Sätt en sista dag" not in browser.get(f"/decisions/{decision.pk}/").content.decode()
    assert browser.get(f"/decisions/{decision.pk}/end/").status_code == 403
    assert browser.get("/decisions/add/").status_code == 403
    assert str(decision) == "SN 2025/0042"


def test_a_decision_without_an_end_needs_none_after_it(house):
    assert is_followed(decide(house.mika, house.lead))


@pytest.mark.parametrize(
    ("days", "tag"),
    [
        ({}, "Gäller"),
        ({"valid_from": date(2026, 7, 1)}, "Börjar senare"),
        ({"valid_to": date(2026, 6, 14)}, "Upphört"),
        ({"valid_to": date(2026, 7, 31)}, "Upphör snart"),
        ({"valid_to": date(2026, 12, 31)}, "Gäller"),
    ],
)
def test_a_list_says_how_each_decision_stands(house, days, tag):
    row = decide(house.mika, house.lead, **days)
    assert decision_lines([row], date(2026, 6, 15))[0].tag == tag


@pytest.mark.parametrize("change", [{"role": "analyst"}, {"board_id": None}, {"unit_id": None}])
def test_nobody_else_reads_a_decision(house, change):
    decision = decide(house.mika, house.lead)
    for actor in (replace(house.sara, **change), house.jonas):
        with pytest.raises(Http404):
            access.decision_to_read(actor, decision.pk)
