"""What the tests of steps share: people at work, with the shipped directory around them."""

import pytest

from finmaskig.guidance.tests.factories import MIKA, hire, make_unit, unit
from finmaskig.organisations.services import load_directory


@pytest.fixture
def evening(db, clock):
    """A Monday evening in June."""
    load_directory()
    return clock("2026-06-15 22:00")


@pytest.fixture
def worker(evening):
    return hire(make_unit())


@pytest.fixture
def sara(evening):
    return hire(unit(MIKA))
