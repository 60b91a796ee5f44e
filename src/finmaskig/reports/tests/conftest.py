"""What the pages of reports are tried with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finmaskig.reports.tests.boards import invented
from finmaskig.reports.tests.writing import desk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from finmaskig.reports.tests.boards import Board


@pytest.fixture
def board(db) -> Iterator[Board]:
    """Give a board with a family of people and one of shifts."""
    with invented() as one:
        yield one


@pytest.fixture
def place(db):
    """Give a board whose figures are published."""
    with desk() as found:
        yield found
