"""What the pages of reports are tried with."""

import pytest

from finmaskig.reports.tests.writing import desk


@pytest.fixture
def place(db):
    """Give a board whose figures are published."""
    with desk() as found:
        yield found
