"""The parts of a contact's page: few questions to the database, and only where they belong."""

import pytest

from finmaskig.cases import panels
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import linked, planned
from finmaskig.cases.tests.test_answers import answered
from finmaskig.cases.values import Closing
from finmaskig.organisations.queries import kept_for_request, word_choices

MAKERS = {"plan": 2, "linkings": 1, "stage": 1, "answers": 1}
"""The plan asks once more, for the key that opens it."""


@pytest.mark.parametrize(("name", "most"), MAKERS.items())
def test_a_part_asks_little(house, django_assert_max_num_queries, name, most):
    case = opened(house.sara, "B")
    planned(house.sara, case)
    linked(house.sara, case)
    answered(house, case, wellbeing=2)
    with kept_for_request():
        word_choices("stage_of_change")
        with django_assert_max_num_queries(most):
            assert getattr(panels, name)(house.sara, case) is not None


@pytest.mark.parametrize(
    ("mode", "kind", "shown"),
    [("A", "own", False), ("C", "own", False), ("B", "professional", False), ("B", "own", True)],
)
def test_change_and_answers_are_for_support_only(house, mode, kind, shown):
    case = opened(house.sara, mode, kind=kind)
    for maker in (panels.stage, panels.answers):
        assert (maker(house.sara, case) is not None) is shown


@pytest.mark.parametrize(
    ("mode", "says"),
    [("A", "Den sparas inte"), ("C", "SN 2026/7"), ("D", "samordningsspåret")],
)
def test_the_page_says_where_the_plan_lies(house, enter, mode, says):
    values = {"external_reference": "SN 2026/7"} if mode == "C" else {}
    case = opened(house.sara, mode, **values)
    assert says in enter(house.sara).get(f"/cases/{case.pk}/").content.decode()


@pytest.mark.parametrize("mode", ["A", "B"])
def test_a_contact_that_is_over_is_only_read(house, enter, mode):
    case = opened(house.sara, mode)
    linked(house.sara, case)
    close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    text = enter(house.sara).get(f"/cases/{case.pk}/").content.decode().partition("<main")[2]
    assert text.count("<button") == text.count("Öppna igen") == 1
    assert enter(house.sara).get(f"/cases/{case.pk}/plan/write/").status_code == 403


def test_only_a_lead_sees_the_way_to_the_evaluation(house, enter):
    case = opened(house.sara, "B")
    for actor, sees in ((house.sara, False), (house.lead, True)):
        text = enter(actor).get(f"/cases/{case.pk}/").content.decode()
        assert ("/cases/answers/export/" in text) is sees
