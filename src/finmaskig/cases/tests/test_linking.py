"""Linking onwards: with a yes, with a question how it went, and an answer in both places."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from finmaskig.cases.models import Linking
from finmaskig.cases.services import linking as services
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.tests.plan_factories import TODAY, linked, service
from finmaskig.cases.tests.test_cases import open_steps
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step, mark_not_applicable, reopen_step

FUTURE = date(2026, 6, 16)


def step_of(case):
    return Step.objects.get(subject_id=case.pk, code="link")


@pytest.mark.parametrize("mode", ["A", "B", "C", "D"])
def test_five_working_days_later_somebody_asks(house, mode):
    case = opened(house.sara, mode)
    linked(house.sara, case)
    assert open_steps(case)["link"] == date(2026, 6, 23)
    assert step_of(case).assigned_to_id == house.sara.user_id


@pytest.mark.parametrize("how", ["introduced", "accompanied"])
def test_more_than_words_needs_the_persons_yes(house, how):
    case = opened(house.sara)
    with pytest.raises(services.YesMissing):
        linked(house.sara, case, how)
    values = {"case": case, "unit": house.kast, "how": how, "linked_on": TODAY}
    with pytest.raises(IntegrityError), transaction.atomic():
        Linking.objects.create(**values)
    assert linked(house.sara, case, how, said_yes_on=TODAY).said_yes_on == TODAY


@pytest.mark.parametrize("days", [{"linked_on": FUTURE}, {"said_yes_on": FUTURE}])
def test_a_linking_has_been_made(house, days):
    with pytest.raises(services.LinkInTheFuture):
        linked(house.sara, opened(house.sara), **days)


def test_a_unit_can_be_linked_to_without_a_service(house):
    case = opened(house.sara)
    assert linked(house.sara, case, service_id=None, unit_id=house.kast.pk).unit_id == house.kast.pk
    with pytest.raises(services.NowhereToLink):
        linked(house.sara, case, service_id=None)


@pytest.mark.parametrize("ended", ["came", "did_not_come", "unknown"])
def test_an_answer_on_the_contact_ends_the_step(house, ended):
    case = opened(house.sara)
    row = linked(house.sara, case)
    services.end_linking(actor=house.sara, linking=row, ended=ended)
    assert step_of(case).result == ended
    assert Linking.objects.get().ended == ended
    with pytest.raises(services.LinkingEnded):
        services.end_linking(actor=house.sara, linking=row, ended="came")


@pytest.mark.parametrize("ended", ["came", "did_not_come", "unknown"])
def test_an_answer_on_the_step_ends_the_linking(house, ended):
    case = opened(house.sara)
    linked(house.sara, case)
    step = close_step(step=step_of(case), outcome=Outcome(ended), actor=house.sara)
    assert Linking.objects.get().ended == ended
    reopen_step(step=step, why="Fel rad.", actor=house.sara)
    assert Linking.objects.get().ended == ""


def test_a_step_that_is_set_aside_says_nothing_of_how_it_went(house):
    case = opened(house.sara)
    linked(house.sara, case)
    mark_not_applicable(step=step_of(case), why="Fel.", actor=house.sara)
    assert Linking.objects.get().ended == ""
    quiet = Step.objects.get(subject_id=case.pk, code="quiet-contact")
    close_step(step=quiet, outcome=Outcome("fulfilled"), actor=house.sara)
    assert Linking.objects.get().ended == ""


def sent(**values):
    usual = {"place": f"service:{service().pk}", "how": "told", "linked_on": "2026-06-15"}
    return usual | values


@pytest.mark.parametrize(
    ("values", "status"),
    [
        ({}, 302),
        ({"how": "accompanied"}, 422),
        ({"how": "accompanied", "said_yes_on": "2026-06-15"}, 302),
        ({"linked_on": "2026-06-16"}, 422),
        ({"place": ""}, 422),
        ({"how": ""}, 422),
    ],
)
def test_a_linking_is_noted_on_one_page(house, enter, values, status):
    case, client = opened(house.sara), enter(house.sara)
    url = f"/cases/{case.pk}/linkings/add/"
    assert client.post(url, sent(**values)).status_code == status
    assert Linking.objects.count() == (status == 302)


def test_a_unit_is_chosen_on_the_same_page(house, enter):
    case, client = opened(house.sara), enter(house.sara)
    url = f"/cases/{case.pk}/linkings/add/"
    assert client.post(url, sent(place=f"unit:{house.kast.pk}")).status_code == 302
    assert Linking.objects.get().unit_id == house.kast.pk


def test_the_service_that_was_found_is_chosen_already(house, enter):
    case, code = opened(house.sara), f"service:{service().pk}"
    text = enter(house.sara).get(f"/cases/{case.pk}/linkings/add/", {"service": str(service().pk)})
    assert f'<option value="{code}" selected>' in text.content.decode()


def test_how_it_went_is_one_tap(house, enter):
    case, client = opened(house.sara), enter(house.sara)
    row = linked(house.sara, case)
    assert "Hur gick det?" in client.get(f"/cases/{case.pk}/").content.decode()
    assert client.post(f"/linkings/{row.pk}/end/", {}).status_code == 422
    assert client.post(f"/linkings/{row.pk}/end/", {"ended": "came"}).status_code == 302
    assert "Kom</span>" in client.get(f"/cases/{case.pk}/linkings/").content.decode()


def test_many_linkings_have_a_list_of_their_own(house, enter):
    case, client = opened(house.sara), enter(house.sara)
    assert "Ingen länkning än" in client.get(f"/cases/{case.pk}/linkings/").content.decode()
    for _number in range(6):
        linked(house.sara, case)
    assert "Visa alla" in client.get(f"/cases/{case.pk}/").content.decode()


@pytest.mark.parametrize("who", ["jonas", "elin"])
def test_another_unit_ends_no_linking(house, enter, who):
    row = linked(house.sara, opened(house.sara))
    client = enter(getattr(house, who))
    assert client.post(f"/linkings/{row.pk}/end/", {"ended": "came"}).status_code == 404
    assert client.post(f"/linkings/{house.mika.pk}/end/", {"ended": "came"}).status_code == 404
