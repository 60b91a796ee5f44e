"""A form that another site sent, or whose token is wrong, keeps nothing."""

from __future__ import annotations

import pytest

from tests.refusals.rows import STAFF
from tests.refusals.stage import rolled_back
from tests.refusals.table import Seat

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
FORGED = "f" * 64
SENT_ELSEWHERE = {"Origin": "https://ond.example", "Sec-Fetch-Site": "cross-site"}
FORMS = [row for row in STAFF if row.post is not None]
every = pytest.mark.parametrize("row", FORMS, ids=str)


def post(stage, row, seat, headers):
    sent = stage.sent(row, seat or Seat("own", "worker"))
    if not row.as_json:
        sent["data"] = {**sent["data"], "csrfmiddlewaretoken": FORGED}
    with rolled_back():
        return stage.ask(seat, "post", stage.url(row), check=True, headers=headers, **sent)


def who(row):
    """Return those who could send the form: somebody it would be taken from, or a stranger."""
    return None if row.open else min(row.may, key=str)


@every
def test_a_form_from_another_site_is_refused_in_swedish(stage, row):
    answer = post(stage, row, who(row), SENT_ELSEWHERE)
    assert answer.status == 403
    assert "Formuläret är för gammalt" in answer.text
    assert answer.wrote == ()


@every
def test_a_wrong_token_keeps_nothing(stage, row):
    answer = post(stage, row, who(row), {})
    assert answer.status in {302, 403}
    assert answer.wrote == ()
