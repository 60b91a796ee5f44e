"""Two people close the same step at the same moment: one does, the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection, connections

from finmaskig.guidance import rules
from finmaskig.guidance.models import Step
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step
from finmaskig.guidance.services.ending import StepIsClosed
from finmaskig.guidance.tests.factories import hire, make_step, make_unit
from finmaskig.organisations.services import load_directory


@pytest.fixture
def worker(transactional_db):
    load_directory()
    return hire(make_unit())


def close(step, actor, result, barrier, ended):
    barrier.wait()
    try:
        close_step(step=step, outcome=Outcome(result), actor=actor)
        ended.append(result)
    except StepIsClosed:
        ended.append("told")


def in_its_own_thread(*values):
    try:
        close(*values)
    finally:
        connections.close_all()


def both_close(step, actor, pair):
    """Let two close at once; a database in memory has one connection, so there one by one."""
    ended = []
    if connection.vendor == "sqlite" and connection.is_in_memory_db():
        for one in pair:
            close(step, actor, one, Barrier(1), ended)
        return ended
    barrier = Barrier(2)
    threads = [
        Thread(target=in_its_own_thread, args=(step, actor, one, barrier, ended)) for one in pair
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


@pytest.mark.parametrize("pair", [("yes", "no"), ("no", "no"), ("yes", "yes")])
def test_one_of_two_closes_the_step(worker, pair):
    step = make_step(worker, receiver_kind="victim_reception", no_ends_offers=True)
    make_step(worker, subject_id=step.subject_id, code="offer-rights", no_ends_offers=True)
    ended = both_close(step, worker, pair)
    assert ended.count("told") == 1
    row = Step.objects.get(pk=step.pk)
    assert row.result in pair
    links = Step.objects.filter(code=rules.CODE_OF_LINK).count()
    assert links == (1 if row.result == "yes" else 0)
