"""A program of its own: runs of the destruction that are killed in the middle, or two at once.

Run by test_processes.py: ``python -m …many_processes STORY``. It fails by assertion.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta

import django

ROUNDS, EACH = 20, 3


def prepare():
    """Make the people and the board's decision; each story has its own."""
    from finmaskig.cases.tests.factories import make_house
    from finmaskig.organisations.services import load_directory
    from finmaskig.retention.tests.factories import decided

    load_directory()
    house = make_house()
    decided(house.lead)
    return house


def approve_some(house, count):
    """Let two persons decide about some contacts; return them with how many ended by then."""
    from finmaskig.retention.tests.factories import approved, old_case

    cases = [old_case(house.sara) for _ in range(count)]
    row = approved(house.sara, house.lead)
    return row, {case.pk for case in cases}


def run_once():
    """Destroy what is decided, eight days later."""
    from finmaskig.retention.tests.factories import RIPE_AT, run

    run(RIPE_AT + timedelta(days=8))


def start(act):
    """Start a process that does something; return its id."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            act()
            os._exit(0)
        finally:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
    return child


def check(house, ids, ended):
    """A contact is whole or on its way; a key that is gone is on the list; counts are the same."""
    from finmaskig.cases.models import Case
    from finmaskig.vault import destroyed
    from finmaskig.vault.queries import with_key

    left = set(Case.objects.filter(pk__in=ids).values_list("pk", flat=True))
    noted = destroyed.noted()
    assert ids - with_key(ids) <= noted
    assert ids - left <= noted
    assert count_ended(house) == ended


def count_ended(house):
    """Return how many periods are counted as ended, whatever has faded."""
    from finmaskig.cases.queries.lengths import returns
    from finmaskig.retention.tests.factories import LONG_AGO

    on = LONG_AGO.date()
    return returns(house.mika.pk, on.replace(month=1, day=1), on.replace(month=12, day=31)).ended


def killed():
    """A run is killed at moments that a seed has chosen; the next one finishes it."""
    from finmaskig.accounts.access_log.tests.many_processes import wait_for_backend_of_the_dead
    from finmaskig.cases.models import Case
    from finmaskig.retention.models import DestructionList, ListItem, Proof

    house = prepare()
    chance = random.Random(20261125)
    for number in range(1, ROUNDS + 1):
        row, ids = approve_some(house, EACH)
        child = start(run_once)
        time.sleep(chance.uniform(0.005, 0.08))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        wait_for_backend_of_the_dead()
        check(house, ids, number * EACH)
        run_once()
        assert not Case.objects.filter(pk__in=ids).exists()
        check(house, ids, number * EACH)
        assert DestructionList.objects.get(pk=row.pk).state == "destroyed"
        assert Proof.objects.get(list=row).count == EACH
    assert not ListItem.objects.exists()


def crowd():
    """Two run at once, several times: each contact goes once and is counted once."""
    from finmaskig.cases.models import Case
    from finmaskig.retention.models import Proof

    house = prepare()
    for number in range(1, 6):
        row, ids = approve_some(house, EACH)
        children = [start(run_once) for _ in range(2)]
        assert [os.waitpid(child, 0)[1] for child in children] == [0, 0]
        assert not Case.objects.filter(pk__in=ids).exists()
        assert count_ended(house) == number * EACH
        assert Proof.objects.get(list=row).count == EACH


def restored():
    """A copy from before the destruction is put back: no text, and no row after the night."""
    from pathlib import Path

    from django.conf import settings

    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.cases.models import Case
    from finmaskig.retention.tests.factories import RIPE_AT, run
    from finmaskig.shared.clock import now
    from finmaskig.vault.backups.making import make_copy
    from finmaskig.vault.backups.restoring import restore_copy
    from finmaskig.vault.queries import with_key

    house = prepare()
    _row, ids = approve_some(house, EACH)
    folder = Path(settings.DATA_DIR) / "copies"
    made = make_copy(to=folder, at=now(), actor=COMMAND_LINE)
    run_once()
    restore_copy(source=made.path, replace=True, at=now(), actor=COMMAND_LINE)
    assert Case.objects.filter(pk__in=ids).count() == EACH
    assert with_key(ids) == set()
    run(RIPE_AT + timedelta(days=1))
    assert not Case.objects.filter(pk__in=ids).exists()
    assert count_ended(house) == EACH


STORIES = {"killed": killed, "crowd": crowd, "restored": restored}

if __name__ == "__main__":
    os.environ["PGAPPNAME"] = "many_processes"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    for name in sys.argv[1].split(","):
        STORIES[name]()
