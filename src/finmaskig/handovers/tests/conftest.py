"""What the tests of handovers share with those of contacts."""

from finmaskig.cases.tests.conftest import enter, house

__all__ = ["enter", "house"]
