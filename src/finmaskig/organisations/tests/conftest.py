"""The shipped directory in the tables, and the units most tests work in."""

import pytest

from finmaskig.organisations.models import Unit
from finmaskig.organisations.services import load_directory
from finmaskig.organisations.tests.factories import make_unit


@pytest.fixture
def shipped_tables(db: None) -> None:
    load_directory()


@pytest.fixture
def mika(shipped_tables: None) -> Unit:
    return Unit.objects.get(code="mikamottagningen-stockholm")


@pytest.fixture
def unit(db: None) -> Unit:
    return make_unit()
