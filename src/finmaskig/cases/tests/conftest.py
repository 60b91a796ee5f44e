"""What the tests of contacts share: places and people on a Monday in June."""

import pytest

from finmaskig.accounts.tests.factories import log_in
from finmaskig.cases.tests.factories import make_house
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.tests.factories import user_of


@pytest.fixture
def house(db, clock):
    """Units on both sides of one board, and another controller, in the shipped directory."""
    load_directory()
    clock("2026-06-15 14:10")
    return make_house()


@pytest.fixture
def enter(client):
    """Return a function that logs an actor in and gives her browser."""

    def _enter(actor):
        log_in(client, user_of(actor))
        return client

    return _enter
