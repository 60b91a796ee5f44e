"""Two who close at the same moment come in turn, and whoever is stopped leaves nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from finmaskig.pure.statistics.protect import protect
from finmaskig.reports.models import CountPeriod, Publication, Snapshot
from finmaskig.reports.services.closing import PeriodIsClosed, close_period
from finmaskig.reports.services.verifying import verify

JAN, FEB, MAR, APR = (date(2022, month, 1) for month in (1, 2, 3, 4))


@pytest.fixture
def spring(transactional_db, board):
    """Let three units have met people in the spring."""
    board.meet(JAN, "girl", "young", a=7, b=9, c=8)
    board.meet(MAR, "boy", "old", a=1, b=1, c=1)
    board.meet(APR, "girl", "adult", a=6, b=7, c=9)
    return board


@pytest.mark.parametrize("last", [[MAR, APR], [MAR, MAR]])
def test_two_at_once_come_in_turn(spring, last):
    refused = both_close(spring, last)
    assert len(refused) == (last[0] == last[1])
    assert CountPeriod.objects.count() == len(set(last))
    assert Publication.objects.count() == 2 * len(set(last))
    assert verify().faults == ()


def test_who_is_stopped_in_the_middle_leaves_nothing(spring):
    def stopped(_task):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        close(spring, MAR, stopped)
    rows = (CountPeriod, Publication, Snapshot)
    assert not any(row.objects.exists() for row in rows)
    spring.meet(JAN, "girl", "young", a=10)
    close(spring, MAR)
    assert Snapshot.objects.get(family="met", month=JAN).counts["main"][0][2] == 17


def close(board, last, solve=None):
    analyst = board.actors["analyst"]
    close_period(actor=analyst, first=JAN, last=last, solve=solve or solved)


def solved(task):
    return protect(replace(task, secret=b"prov"))


def both_close(board, ends) -> list[PeriodIsClosed]:
    """Close at once; a database in memory has one connection, so there one by one."""
    refused: list[PeriodIsClosed] = []
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        for last in ends:
            closed_or_told(board, last, solved, refused)
        return refused
    met = Barrier(len(ends), timeout=60)
    threads = [Thread(target=in_turn, args=(board, last, met, refused)) for last in ends]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refused


def in_turn(board, last, met, refused):
    """Close on a connection of its own, when the others have counted too."""
    waited = []

    def solve(task):
        if not waited:
            waited.append(met.wait())
        return solved(task)

    try:
        closed_or_told(board, last, solve, refused)
    finally:
        connections.close_all()


def closed_or_told(board, last, solve, refused):
    try:
        close(board, last, solve)
    except PeriodIsClosed as error:
        refused.append(error)
