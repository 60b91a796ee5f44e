"""What the tests of imports share: units on both sides of one board, a day in June."""

import pytest

from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.tests.factories import make_house
from finmaskig.outreach.tests.factories import user_of


@pytest.fixture
def house(db, clock):
    clock("2026-06-15 10:00")
    return make_house()


@pytest.fixture
def enter(client):
    """Return a function that logs an actor in and gives her browser."""

    def _enter(actor):
        log_in(client, user_of(actor))
        return client

    return _enter
