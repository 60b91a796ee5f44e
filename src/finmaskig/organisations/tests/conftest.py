"""The shipped directory in the tables, loaded once for each test that asks for it."""

import pytest

from finmaskig.organisations.services import load_directory


@pytest.fixture
def shipped_tables(db: None) -> None:
    load_directory()
