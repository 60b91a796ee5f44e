"""What the tests of outreach share: places and people on a Monday evening in June."""

import pytest

from finmaskig.accounts.tests.factories import log_in
from finmaskig.organisations.models import Arena, County, Municipality
from finmaskig.organisations.services import load_directory
from finmaskig.outreach.tests.factories import make_field, user_of


@pytest.fixture
def places(db, clock):
    """Two counties, three municipalities and two arenas; no words, no directory."""
    clock("2026-06-15 21:40")
    County.objects.create(code="01", name="Stockholms län", region="Region Stockholm")
    County.objects.create(code="05", name="Östergötlands län", region="Region Östergötland")
    for code, name in (("0180", "Stockholm"), ("0182", "Nacka"), ("0581", "Norrköping")):
        Municipality.objects.create(code=code, name=name, county_id=code[:2])
    for code in ("street", "hotel"):
        Arena.objects.create(code=code, group="street", label=code)


@pytest.fixture
def field(places):
    """Units on both sides of one board, and another controller."""
    return make_field()


@pytest.fixture
def shipped(db, clock):
    """The whole shipped directory with its words, and invented units beside it."""
    load_directory()
    clock("2026-06-15 21:40")
    return make_field()


@pytest.fixture
def enter(client):
    """Return a function that logs an actor in and gives her browser."""

    def _enter(actor):
        log_in(client, user_of(actor))
        return client

    return _enter
