"""Something to act on: told once, turned into steps, kept nowhere else."""

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.services.net import report_for_child
from finmaskig.cases.tests.factories import opened
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step


def codes(case):
    rows = Step.objects.filter(subject_id=case.pk, status="open")
    return set(rows.values_list("code", flat=True))


def tell(browser, case, **sent):
    return browser.post(f"/cases/{case.pk}/told/", sent)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ({"age": "15-17"}, {"report-concern", "no-guardian-contact"}),
        ({"age": "may_be_child"}, {"report-concern", "ask-age"}),
        ({"age": "0-14", "guardian_safe": "yes"}, {"report-concern", "contact-guardians"}),
        ({"trafficking": "suspected"}, {"consult-coordinator", "offer-protected-housing"}),
        ({"acute": "on"}, {"call-emergency"}),
        ({"child_fares_ill": "on"}, {"report-concern", "ask-about-children"}),
        ({"children": "on"}, {"ask-about-children"}),
        ({"concerns": ["crime_victim"]}, {"offer-victim-support", "offer-police-report"}),
        ({"needs": ["housing"]}, {"tell-right-to-apply", "offer-to-go-along"}),
        ({"wants_return": "on"}, {"voluntary-return"}),
    ],
)
def test_what_is_told_becomes_its_steps_and_nothing_else(house, enter, sent, expected):
    case = opened(house.sara)
    before = Case.objects.values().get()
    assert tell(enter(house.sara), case, **sent).status_code == 302
    assert expected <= codes(case)
    assert Case.objects.values().get() == before


def test_a_contact_never_offers_what_the_person_has_come_to(house, enter):
    case = opened(house.sara)
    tell(enter(house.sara), case, age="15-17", needs=["health"])
    assert "link-health-care" in codes(case)
    assert not codes(case) & {"offer-support", "offer-reception"}


def test_nothing_told_is_nothing_sent(house, enter):
    answer = tell(enter(house.sara), opened(house.sara))
    assert (answer.status_code, "Inget är valt" in answer.content.decode()) == (422, True)


def test_a_buyer_is_asked_for_what_the_rules_know_of_him(house, enter):
    case = opened(house.jonas)
    browser = enter(house.jonas)
    page = browser.get(f"/cases/{case.pk}/told/").content.decode()
    for name in ("trafficking", "guardian_safe", "wants_return"):
        assert f'name="{name}"' not in page
    assert "Sexualbrott" not in page
    tell(browser, case, concerns=["distress"], age="15-17")
    assert {"offer-psychiatric-emergency", "report-concern"} <= codes(case)


def test_a_report_for_a_child_at_home_waits_once_and_can_be_needed_again(house, enter, clock):
    case = opened(house.sara)
    for _time in range(2):
        report_for_child(actor=house.sara, case=case)
    step = Step.objects.get(subject_id=case.pk, code="report-concern")
    assert (step.level, step.receiver_kind) == ("must", "social_board")
    close_step(step=step, outcome=Outcome("fulfilled"), actor=house.sara)
    clock("2026-06-20 10:00")
    report_for_child(actor=house.sara, case=case)
    assert {"report-concern", "ask-for-answer"} <= codes(case)


def test_a_contact_stays_open_while_a_child_waits_for_its_report(house, enter):
    case = opened(house.sara)
    report_for_child(actor=house.sara, case=case)
    answer = enter(house.sara).post(f"/cases/{case.pk}/close/", {"reason": "agreed"})
    assert answer.status_code == 409
    assert Case.objects.get().is_open
