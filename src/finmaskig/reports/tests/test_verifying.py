"""The ledger is whole, or it is said which row is not."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection

from finmaskig.reports.models import CountPeriod, Publication, Snapshot
from finmaskig.reports.services.closing import close_period
from finmaskig.reports.services.verifying import verify

JAN, FEB, MAR = (date(2022, month, 1) for month in (1, 2, 3))


@pytest.fixture
def ledger(board):
    """Let a board have two closed periods, and let the database no longer refuse changes."""
    board.meet(JAN, "girl", "adult", a=20, b=14, c=12)
    board.meet(FEB, "boy", "old", a=1, b=1, c=1)
    board.meet(MAR, "girl", "adult", a=9, b=8, c=7)
    for last in (FEB, MAR):
        close_period(actor=board.actors["analyst"], first=JAN, last=last)
    for table in ("reports_publication", "reports_snapshot"):
        _unguard(table)
    return board


def _unguard(table):
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for what in ("update", "delete"):
                cursor.execute(f"DROP TRIGGER {table}_no_{what}")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")


def row(number=2):
    return Publication.objects.filter(component="people", number=number)


def open_a_hidden_cell():
    pattern = row().get().pattern
    cell = next(one for one in pattern[0]["cells"] if one[-1] is None)
    cell[-1] = 3
    row().update(pattern=pattern)


def change_the_rules():
    row().update(policy=row().get().policy | {"threshold": 3})


def change_the_frozen():
    Snapshot.objects.filter(family="met", month=JAN).update(counts={})


def lose_the_frozen():
    Snapshot.objects.filter(family="met", month=MAR).delete()


def test_an_untouched_ledger_is_whole(ledger):
    proof = verify()
    assert (proof.boards, proof.publications, proof.faults) == (1, 4, ())
    assert proof.snapshots == Snapshot.objects.count() > 0


@pytest.mark.parametrize(
    ("tamper", "number", "sentence"),
    [
        (open_a_hidden_cell, 2, "Mönstret är ändrat"),
        (change_the_rules, 2, "Reglerna är ändrade."),
        (lose_the_frozen, 2, "De frusna antalen bakom är ändrade"),
        (change_the_frozen, 0, "De frusna antalen för met 2022-01 är ändrade."),
        (lambda: row().update(published_as="någon annan"), 2, "Raden är ändrad."),
        (lambda: row().update(previous_hash="0" * 64), 2, "Kedjan är bruten"),
        (lambda: row().update(hidden_count=0), 2, "Antalet celler stämmer inte"),
        (lambda: row(1).delete(), 2, "Raden före saknas."),
        (lambda: row(2).delete(), 0, "Version 1 av perioden 2022-01--2022-03 saknas."),
        (lambda: Publication.objects.all().delete(), 0, "Version 1 av perioden 2022-01"),
    ],
)
def test_what_has_been_tampered_with_is_found_at_its_row(ledger, tamper, number, sentence):
    tamper()
    found = [(one.number, one.sentence) for one in verify().faults]
    assert any(at == number and sentence in said for at, said in found), found


def test_a_version_that_is_missing_between_two_is_found(ledger):
    period = CountPeriod.objects.get(code="2022-01--2022-02")
    last = Publication.objects.filter(period=period, component="people").get()
    last.pk, last.version, last.number = None, 3, 9
    last.save(force_insert=True)
    said = " ".join(one.sentence for one in verify().faults)
    assert "Version 2 av perioden 2022-01--2022-02 saknas." in said
