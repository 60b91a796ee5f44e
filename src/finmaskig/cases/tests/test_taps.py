"""One tap each: no thanks, may we be in touch again, told today, asked alone; how to reach her."""

from datetime import date

import pytest

from finmaskig.cases.models import Case
from finmaskig.cases.services import answers
from finmaskig.cases.services.net import tell_net
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Reach
from finmaskig.guidance.models import Step
from finmaskig.pure.guidance.facts import Facts
from finmaskig.vault.services import box_of

TODAY = date(2026, 6, 15)


def open_offers(case):
    return Step.objects.filter(subject_id=case.pk, status="open", level="offer").count()


def test_no_thanks_ends_every_offer_and_can_be_taken_back(house, enter):
    case = opened(house.sara)
    victim = frozenset({"crime_victim"})
    tell_net(actor=house.sara, case=case, facts=Facts(kind="exposed", concerns=victim))
    assert open_offers(case)
    browser = enter(house.sara)
    browser.post(f"/cases/{case.pk}/refuse/", {"answer": "no"})
    assert open_offers(case) == 0
    assert Step.objects.filter(subject_id=case.pk, result="no").exists()
    assert Case.objects.get().refused_on == TODAY
    assert "Ångra" in browser.get(f"/cases/{case.pk}/").content.decode()
    browser.post(f"/cases/{case.pk}/refuse/", {"answer": "undo"})
    assert Case.objects.get().refused_on is None


def test_a_childs_no_ends_no_offer(house):
    case = opened(house.sara)
    tell_net(actor=house.sara, case=case, facts=Facts(kind="exposed", age_band="15-17"))
    offers = open_offers(case)
    answers.refuse_offers(actor=house.sara, case=case)
    assert open_offers(case) == offers > 0


@pytest.mark.parametrize(
    ("days", "again", "on"), [("30", "yes", "2026-07-15"), ("no", "no", "None")]
)
def test_may_we_be_in_touch_again_is_one_tap(house, enter, days, again, on):
    case = opened(house.sara)
    answers.answer_again(actor=house.sara, case=case, days=14)
    enter(house.sara).post(f"/cases/{case.pk}/again/", {"days": days})
    row = Case.objects.get()
    assert (row.contact_again, str(row.contact_again_on)) == (again, on)
    waits = Step.objects.filter(subject_id=case.pk, status="open", code="call-again")
    assert waits.count() == (again == "yes")


@pytest.mark.parametrize(
    ("path", "sent"), [("again", {"days": "31"}), ("again", {}), ("ask-alone", {"who": "third"})]
)
def test_a_tap_that_no_page_shows_is_not_found(house, enter, path, sent):
    case = opened(house.jonas, form="couple")
    assert enter(house.jonas).post(f"/cases/{case.pk}/{path}/", sent).status_code == 404


def test_what_the_person_must_know_is_told_and_printed(house, enter):
    case = opened(house.sara)
    browser = enter(house.sara)
    text = browser.get(f"/cases/{case.pk}/information/").content.decode()
    for section in ("19 kap. 1 § SoL", "20 kap. 6 § SoL", "17 kap. 1 § utlänningslagen"):
        assert section in text
    assert case.alias not in text
    browser.post(f"/cases/{case.pk}/inform/")
    assert Case.objects.get().informed_on == TODAY


def test_each_of_a_couple_is_asked_alone(house, enter):
    case = opened(house.jonas, form="couple")
    browser = enter(house.jonas)
    for who in ("first", "second"):
        assert not Case.objects.get().both_asked_alone
        browser.post(f"/cases/{case.pk}/ask-alone/", {"who": who})
    assert Case.objects.get().both_asked_alone


def test_somebody_alone_is_no_couple(house):
    with pytest.raises(answers.NotACouple):
        answers.mark_asked_alone(actor=house.sara, case=opened(house.sara), is_first=True)


def test_how_to_reach_somebody_is_changed(house, enter):
    case = opened(house.sara, reach=Reach(ways=("comes",), text="Knacka två gånger."))
    browser = enter(house.amir)
    assert "Knacka två gånger." in browser.get(f"/cases/{case.pk}/reach/").content.decode()
    browser.post(f"/cases/{case.pk}/reach/", {"reach": ["letter_box"], "reach_text": "Vänta."})
    row = Case.objects.get()
    assert (row.reach, row.never_leave_message) == (["letter_box"], False)
    assert box_of(row.pk, row.unit_id).text(row, "reach_text") == "Vänta."


def test_a_number_has_no_place_in_how_to_reach_somebody(house, enter):
    case = opened(house.sara)
    sent = {"reach_text": "Ring 070-123 45 67"}
    answer = enter(house.sara).post(f"/cases/{case.pk}/reach/", sent)
    assert (answer.status_code, "telefonnummer" in answer.content.decode()) == (422, True)
