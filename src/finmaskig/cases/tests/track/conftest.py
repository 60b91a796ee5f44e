"""The tests of the track share the house of the contacts' tests."""

from finmaskig.cases.tests.conftest import enter, house

__all__ = ["enter", "house"]
