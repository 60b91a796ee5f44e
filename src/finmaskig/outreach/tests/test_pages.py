"""Pages ask the database a constant number of questions, and few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from finmaskig.outreach.tests.factories import CHILD, met, planned, running

MOST = 12
KEPT = 3
"""More questions on a meeting's page: decision, holds and reports say how long it is kept."""


@pytest.fixture
def shift(field):
    return running(field.sara, field.amir)


def questions(browser, url, expected=200):
    browser.get(url)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(url).status_code == expected
    own = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    return [q["sql"] for q in asked.captured_queries if not q["sql"].startswith(own)]


@pytest.mark.parametrize("name", ["shift_list", "shift_detail", "encounter_add"])
def test_the_number_of_questions_is_small_and_the_same_for_many_rows(field, shift, enter, name):
    url = reverse(f"outreach:{name}", args=[] if name == "shift_list" else [shift.pk])
    browser = enter(field.sara)
    met(field.sara, shift, CHILD)
    few = questions(browser, url)
    for _time in range(4):
        met(field.sara, shift, CHILD)
        planned(field.sara)
    many = questions(browser, url)
    assert len(many) == len(few)
    assert len(many) <= MOST, "\n".join(many)


def test_the_page_of_next_steps_asks_few_questions(field, shift, enter):
    row = met(field.sara, shift, CHILD)
    url = reverse("outreach:encounter_advice", args=[row.pk])
    found = questions(enter(field.sara), url)
    assert len(found) <= MOST + KEPT, "\n".join(found)


def test_a_long_list_comes_in_pages_of_twenty(field, enter):
    for _time in range(21):
        planned(field.sara)
    browser = enter(field.sara)
    url = reverse("outreach:shift_list")
    first, second = browser.get(url), browser.get(url, {"page": "2"})
    assert first.content.decode().count("<li>\n  <div>") == 20
    assert second.content.decode().count("<li>\n  <div>") == 1
    assert browser.get(url, {"page": "x"}).status_code == 200


def test_a_unit_without_shifts_is_told_what_to_do(field, enter):
    text = enter(field.lead).get(reverse("outreach:shift_list")).content.decode()
    assert "Inga pass än" in text
    assert reverse("outreach:shift_plan") in text


def test_the_menu_has_the_shifts(field, enter):
    text = enter(field.sara).get(reverse("outreach:shift_list")).content.decode()
    assert 'aria-current="page">Pass<' in text
