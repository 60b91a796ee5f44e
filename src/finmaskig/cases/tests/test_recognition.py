"""Recognising somebody who comes back, without telling who has been here."""

import re

import pytest

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.models import Case
from finmaskig.cases.services import recognition as services
from finmaskig.cases.tests.factories import opened

URL = "/cases/recognise/"
OWN = {"answer-tree": "Rönn", "answer-bike": "röd", "answer-song": "Vinden viner"}
ANSWERS = {"tree": "Rönn", "bike": "röd", "song": "Vinden viner"}


def test_a_code_is_kept_as_a_hash_and_finds_the_contact_again(house, enter):
    case = opened(house.sara)
    browser = enter(house.sara)
    browser.post(f"/cases/{case.pk}/code/", OWN)
    row = Case.objects.get()
    assert row.recognition_questions == ["bike", "song", "tree"]
    assert "ronn" not in row.recognition
    found = browser.post(URL, OWN | {"answer-tree": " RÖNN! "})
    assert found.url == f"/cases/{case.pk}/"
    assert "Vinden" not in browser.get(f"/cases/{case.pk}/code/").content.decode()


def main_of(answer):
    main = answer.content.decode().partition("<main")[2]
    return re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", main)


def test_a_wrong_alias_a_wrong_code_and_a_right_alias_with_a_wrong_code_look_alike(house, enter):
    case = opened(house.sara, alias="Månsken")
    services.set_code(actor=house.sara, case=case, answers=ANSWERS)
    wrong = OWN | {"answer-tree": "gran"}
    tries = [{"alias": "Månsken"} | wrong, {"alias": "Solsken"} | wrong, wrong]
    answers = [enter(house.sara).post(URL, sent) for sent in tries]
    assert {answer.status_code for answer in answers} == {422}
    plain = {main_of(one).replace("Månsken", "").replace("Solsken", "") for one in answers[:2]}
    assert len(plain) == 1
    assert "Vi känner inte igen någon" in main_of(answers[2])
    assert AccessEntry.objects.filter(event="cases.recognition_tried", ids=[]).count() == 3


@pytest.mark.parametrize(("sent", "hit"), [({}, True), (OWN, True)])
def test_an_alias_alone_or_with_its_code_opens_the_contact(house, enter, sent, hit):
    case = opened(house.sara, alias="Månsken")
    services.set_code(actor=house.sara, case=case, answers=ANSWERS)
    answer = enter(house.amir).post(URL, {"alias": "månsken"} | sent)
    assert (answer.status_code == 302) is hit


@pytest.mark.parametrize("sent", [{}, {"answer-tree": "rönn"}, OWN | {"answer-tree": "!"}])
def test_a_code_has_three_answers(house, enter, sent):
    case = opened(house.sara)
    assert "precis tre" in main_of(enter(house.sara).post(URL, sent))
    assert "precis tre" in main_of(enter(house.sara).post(f"/cases/{case.pk}/code/", sent))
    with pytest.raises(services.CodeTooShort):
        services.set_code(actor=house.sara, case=case, answers={"tree": "rönn"})


def test_nobody_across_the_wall_recognises_anybody(house):
    case = opened(house.sara, alias="Månsken")
    services.set_code(actor=house.sara, case=case, answers=ANSWERS)
    assert services.recognise(actor=house.jonas, alias="Månsken", answers={}) is None
    assert services.recognise(actor=house.jonas, answers=ANSWERS) is None


def test_two_contacts_of_a_unit_have_two_codes_and_two_units_may_share_one(house):
    services.set_code(actor=house.sara, case=opened(house.sara), answers=ANSWERS)
    with pytest.raises(services.CodeTaken):
        services.set_code(actor=house.sara, case=opened(house.sara), answers=ANSWERS)
    services.set_code(actor=house.jonas, case=opened(house.jonas), answers=ANSWERS)
    codes = set(Case.objects.exclude(recognition="").values_list("recognition", flat=True))
    assert len(codes) == 2


def test_after_five_tries_one_waits_a_quarter_of_an_hour(house, enter):
    opened(house.sara, alias="Månsken")
    browser = enter(house.sara)
    for _try in range(services.TRIES_OF_A_WORKER):
        assert browser.post(URL, {"alias": "Solsken"}).status_code == 422
    assert browser.post(URL, {"alias": "Månsken"}).status_code == 429
    assert enter(house.amir).post(URL, {"alias": "Månsken"}).status_code == 302


def test_a_whole_unit_waits_when_it_tries_too_often(house, monkeypatch):
    monkeypatch.setattr(services, "TRIES_OF_A_UNIT", 1)
    services.recognise(actor=house.sara, alias="Solsken", answers={})
    with pytest.raises(services.TooManyTries):
        services.recognise(actor=house.amir, alias="Solsken", answers={})
