"""What the pages of reports are tried with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from finmaskig.organisations.models import Unit
from finmaskig.organisations.tests.factories import at_work
from finmaskig.reports.tests.boards import invented
from finmaskig.reports.tests.requesting import june
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
def summer(board, clock):
    """Give the board a June, and let it be July."""
    clock("2026-07-02 12:00")
    june(board)
    return board


@pytest.fixture
def enter(client, summer):
    """Let somebody of the board come in."""

    def entered(role):
        at_work(client, Unit.objects.get(pk=summer.units["unit-a"]), role)
        return client

    return entered


@pytest.fixture
def place(db):
    """Give a board whose figures are published."""
    with desk() as found:
        yield found
