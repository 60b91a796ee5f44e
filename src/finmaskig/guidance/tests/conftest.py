"""What the tests of steps share: places, the shipped directory, and people at work."""

import pytest

from finmaskig.guidance.tests.factories import MIKA, hire, make_unit, unit
from finmaskig.organisations.models import County, Municipality
from finmaskig.organisations.services import load_directory


@pytest.fixture
def places(db, clock):
    """One county with two municipalities, on a Monday evening in June."""
    clock("2026-06-15 22:00")
    County.objects.create(code="01", name="Stockholms län", region="Region Stockholm")
    Municipality.objects.create(code="0180", name="Stockholm", county_id="01")
    Municipality.objects.create(code="0182", name="Nacka", county_id="01")


@pytest.fixture
def worker(places):
    return hire(make_unit())


@pytest.fixture
def sara(db, clock):
    """A worker at Mikamottagningen, with the whole shipped directory around her."""
    load_directory()
    clock("2026-06-15 22:00")
    return hire(unit(MIKA))
