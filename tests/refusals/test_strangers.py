"""What somebody without a login is answered, and what nobody is: wrong methods, wrong ids."""

from __future__ import annotations

from uuid import UUID

import pytest
from django.conf import settings
from django.urls import reverse

from tests.refusals.rows import STAFF
from tests.refusals.stage import rolled_back
from tests.refusals.table import MARK, Seat

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
WORKER = Seat("own", "worker")
FORMS = [row for row in STAFF if row.post is not None]
LOOKS = [row for row in STAFF if row.get]
THINGS = [row for row in STAFF if row.thing]
every = pytest.mark.parametrize("row", STAFF, ids=str)


def sends_to_login(answer):
    """Tell whether an answer is the login page, or the way there."""
    login = reverse(settings.LOGIN_URL)
    return (answer.status == 302 and answer.url.startswith(login)) or (
        answer.status == 401 and f'action="{login}"' in answer.text
    )


@pytest.mark.parametrize("row", LOOKS, ids=str)
def test_without_login_a_page_asks_for_it_or_is_open(stage, row):
    with rolled_back():
        answer = stage.ask(None, "get", stage.url(row))
    assert answer.status == row.open.get if row.open else sends_to_login(answer)
    assert MARK not in answer.text
    assert answer.wrote == ()


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_without_login_a_form_changes_nothing(stage, row):
    with rolled_back():
        answer = stage.ask(None, "post", stage.url(row), **stage.sent(row, WORKER))
    assert answer.status == row.open.post if row.open else sends_to_login(answer)
    assert MARK not in answer.text
    assert answer.wrote == () or row.open


@every
def test_other_methods_than_those_of_the_row_are_refused(stage, row):
    for method, status in row.odd_methods.items():
        answer = stage.ask(WORKER, method, stage.url(row))
        assert (method, answer.status, answer.wrote) == (method, status, ())


@pytest.mark.parametrize("row", THINGS, ids=str)
def test_a_thing_that_does_not_exist_is_not_found_by_those_who_may_either(stage, row):
    seat = min(row.may or {WORKER}, key=str)
    method = "get" if row.get else "post"
    sent = stage.sent(row, seat) if method == "post" else {}
    answer = stage.ask(seat, method, stage.url_of_nothing(row), **sent)
    assert (answer.status, answer.wrote) == (row.nothing, ())


@pytest.mark.parametrize("row", THINGS, ids=str)
def test_an_id_that_is_none_has_no_page_for_anybody(stage, row):
    thing, url = stage.world[row.thing], stage.url(row)
    if isinstance(thing, UUID | int):
        for seat in (WORKER, None):
            answer = stage.ask(seat, "get", url.replace(str(thing), "inte-ett-id"))
            assert answer.status == 404
