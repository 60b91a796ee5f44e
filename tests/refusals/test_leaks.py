"""What is searched for, sent wrongly or logged gives nothing away to those outside the unit."""

from __future__ import annotations

import logging

import pytest

from finmaskig.config.logs import JsonFormatter
from tests.refusals.rows import STAFF
from tests.refusals.stage import rolled_back
from tests.refusals.table import MARK, Seat, at

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
OUTSIDE = at(same="worker", across="lead", away="worker secretary")
BEGINNING = MARK[:5]
"""What a search begins with: an answer that holds the whole word knew it from elsewhere."""
ASKED = dict.fromkeys(("q", "alias", "area", "text", "unit", "code"), BEGINNING) | {"page": "2"}
LISTS = [row for row in STAFF if row.get and not row.thing and not row.open]
FORMS = [row for row in STAFF if row.thing and row.post is not None and not row.open]
TOO_BIG = {"text": f"{MARK} {'x' * 1_000_001}"}
BROKEN = {"data": MARK.encode(), "content_type": "multipart/form-data; boundary=="}


@pytest.fixture
def logged(caplog):
    """Return a function that gives the lines of the log as they are written when it is served."""
    caplog.set_level(logging.INFO)
    return lambda: "\n".join(map(JsonFormatter().format, caplog.records))


@pytest.mark.parametrize("row", LISTS, ids=str)
def test_no_search_finds_anything_of_another_unit(stage, row, logged):
    for seat in OUTSIDE - row.sees:
        with rolled_back():
            answer = stage.ask(seat, "get", stage.url(row), data=ASKED)
        assert MARK.lower() not in answer.text.lower(), seat
    assert MARK not in logged()


@pytest.mark.parametrize("row", FORMS, ids=str)
def test_no_error_page_and_no_log_repeats_what_was_written(stage, row, logged):
    url, outsider = stage.url(row), Seat("same", "worker")
    with rolled_back():
        wrong = [
            stage.ask(outsider, "post", url, data=TOO_BIG),
            stage.ask(outsider, "post", url, **BROKEN),
            stage.ask(outsider, "post", url, data={"text": MARK}, check=True),
        ]
        _own = stage.ask(Seat("own", "worker"), "post", url, data={"text": MARK, "version": MARK})
    assert {answer.status for answer in wrong} <= {302, 400, 403, 404, 405, 413}
    assert not any(MARK in answer.text for answer in wrong if outsider not in row.sees)
    assert MARK not in logged()
