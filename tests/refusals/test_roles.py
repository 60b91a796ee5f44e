"""Every page of the staff × every role × the own unit, another, the other side, elsewhere."""

from __future__ import annotations

from collections import defaultdict

import pytest

from tests.refusals.rows import STAFF
from tests.refusals.stage import without_token
from tests.refusals.table import GONE, MARK, PROBES

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
LOOKS = [row for row in STAFF if row.get]
FORMS = [row for row in STAFF if row.post is not None]
THINGS = [row for row in LOOKS if row.thing]
looks = pytest.mark.parametrize("row", LOOKS, ids=str)
forms = pytest.mark.parametrize("row", FORMS, ids=str)


def wrong(round_, row, method):
    """Return the seats that were answered something else than the table says, by what."""
    found = defaultdict(set)
    for seat, answer in round_.answers.items():
        expected = row.answer(seat, method)
        if answer.status != expected:
            found[f"{answer.status} for {expected}"].add(str(seat))
    return dict(found)


def names(seats):
    return {str(seat) for seat in seats}


def writes(round_, row):
    """Return the refused seats whose request wrote anything, and where."""
    return {
        str(seat): answer.wrote
        for seat, answer in round_.answers.items()
        if seat not in row.may and answer.wrote
    }


def shows_mark(answer):
    return MARK.lower() in answer.text.lower()


@looks
def test_a_page_opens_for_those_who_may_and_shows_nothing_to_others(stage, row):
    round_ = stage.round(row, "get")
    assert wrong(round_, row, "get") == {}
    shown = {str(seat) for seat, answer in round_.answers.items() if shows_mark(answer)}
    assert shown == names(row.sees & round_.answers.keys())
    assert writes(round_, row) == {}, "a refused look is logged, or changes something"


@forms
def test_a_form_is_taken_from_those_who_may_and_changes_nothing_for_others(stage, row):
    round_ = stage.round(row, "post")
    assert wrong(round_, row, "post") == {}
    assert [
        seat for seat, a in round_.answers.items() if seat not in row.may and shows_mark(a)
    ] == []
    assert writes(round_, row) == {}
    assert round_.changed == []


@pytest.mark.parametrize("row", THINGS, ids=str)
def test_what_may_not_be_seen_looks_like_what_does_not_exist(stage, row):
    answers = stage.round(row, "get").answers
    hidden = {seat: a for seat, a in answers.items() if a.status == GONE and seat in PROBES}
    for seat, answer in hidden.items():
        nothing = stage.ask(seat, "get", stage.url_of_nothing(row))
        assert nothing.status == GONE, seat
        assert without_token(nothing.body) == without_token(answer.body), seat
