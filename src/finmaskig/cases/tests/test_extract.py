"""A person's own extract: in person, logged, by functions and never by names."""

import re
from datetime import date

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from finmaskig.accounts.models import AccessEntry
from finmaskig.cases.queries.situation import mark_of
from finmaskig.cases.services.cases import close_case
from finmaskig.cases.services.situation import change_situation
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.factories import opened
from finmaskig.cases.values import Closing, NewTalk, Reach, Situation

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


def extract(browser, case, **sent):
    return browser.post(f"/cases/{case.pk}/extract/", sent)


def test_an_extract_shows_all_that_is_kept_and_who_has_read_it(house, enter):
    case = opened(house.sara, "B", alias="Månsken", reach=Reach(text="Knacka två gånger."))
    told = Situation(kind="own", needs_text="En dörr som går att låsa.", strengths=("network",))
    change_situation(actor=house.sara, case=case, situation=told, mark=mark_of(case))
    talk = NewTalk(held_on=date(2026, 6, 15), text="Sov gott.", minutes=30, help_given=("advice",))
    log_talk(actor=house.sara, case=case, new=talk)
    log_talk(actor=house.amir, case=case, new=NewTalk(held_on=date(2026, 6, 15)))
    browser = enter(house.amir)
    browser.get(f"/cases/{case.pk}/")
    text = extract(browser, case, is_here="on", reason="Bad om det.").content.decode()
    kept = ("Månsken", "Knacka två gånger.", "En dörr som går att låsa.", "Sov gott.", "30 minuter")
    for words in (*kept, "Visade en stödkontakt", "Medarbetare", "Egen erfarenhet"):
        assert words in text
    assert "Sara" not in text


def test_the_paper_says_nothing_of_where_it_comes_from(house, enter):
    case = opened(house.sara)
    text = extract(enter(house.sara), case, is_here="on", reason="Bad om det.").content.decode()
    title = text.partition("<title>")[2].partition("</title>")[0]
    assert title == "Det som finns antecknat"
    assert 'class="narrow paper"' in text


def test_an_extract_is_given_in_person_with_a_reason_and_logged(house, enter):
    case = opened(house.sara)
    browser = enter(house.sara)
    for sent in ({}, {"is_here": "on"}, {"reason": "Bad om det."}):
        assert extract(browser, case, **sent).status_code == 422
    logged = AccessEntry.objects.filter(event="cases.extract_given")
    assert not logged.exists()
    assert extract(browser, case, is_here="on", reason="Bad om det.").status_code == 200
    assert logged.get().reason == "Bad om det."


def test_an_extract_of_an_ended_contact_is_given_too(house, enter):
    case = opened(house.sara)
    close_case(actor=house.sara, case=case, closing=Closing(reason="agreed"))
    answer = extract(enter(house.sara), case, is_here="on", reason="Bad om det.")
    assert "Överenskommet avslut" in answer.content.decode()


def test_nobody_elsewhere_gets_an_extract(house, enter):
    case = opened(house.sara)
    for who in (house.jonas, house.elin):
        assert extract(enter(who), case, is_here="on", reason="Bad om det.").status_code == 404


@pytest.mark.parametrize(
    ("who", "talked", "status"),
    [("sara", None, 200), ("amir", True, 200), ("amir", False, 403), ("lead", None, 403)],
)
def test_an_extract_is_given_by_somebody_who_has_met_the_person(house, enter, who, talked, status):
    case, actor = opened(house.sara, alias="Månsken"), getattr(house, who)
    if talked is not None:
        log_talk(actor=actor, case=case, new=NewTalk(held_on=date(2026, 6, 15), came=talked))
    browser = enter(actor)
    assert browser.get(f"/cases/{case.pk}/extract/").status_code == status
    assert extract(browser, case, is_here="on", reason="Bad om det.").status_code == status
    assert AccessEntry.objects.filter(event="cases.extract_given").exists() is (status == 200)


@pytest.mark.parametrize("who", ["jonas", "petra", "elin"])
def test_a_wrong_alias_and_a_right_one_get_the_same_answer_from_anyone_else(house, enter, who):
    opened(house.sara, alias="Månsken")
    browser = enter(getattr(house, who))
    _first, right, wrong = [_answers(browser, one) for one in ("Skogsbrus", "Månsken", "Solsken")]
    assert right == wrong


def _answers(browser, alias):
    """Return the pages, their statuses and how much was looked up: the measure of time."""
    cache.clear()  # the tries before cost a look each
    with CaptureQueriesContext(connection) as asked:
        listed = browser.get("/cases/", {"q": alias})
        tried = browser.post("/cases/recognise/", {"alias": alias})
    text = (listed.content + tried.content).decode().replace(alias, "")
    return TOKEN.sub("", text), listed.status_code, tried.status_code, len(asked)
