"""A program of its own: processes that write to the log at once, or die while they do.

Run by test_processes.py: ``python -m …many_processes crowd|killed``. It fails by assertion.
"""

import os
import random
import signal
import sys
import time
from uuid import UUID

import django

ROUNDS, PROCESSES, CHANGES = 20, 4, 30


def change_and_log(number):
    """Make one change with its log entry: both or neither."""
    from django.db import transaction

    from finmaskig.accounts.access_log.tests.factories import WORKER
    from finmaskig.accounts.log import log_access
    from finmaskig.accounts.models import User

    with transaction.atomic():
        address = f"{os.getpid()}.{number}@example.org"
        user = User.objects.create_user(email=address, name="Någon")
        log_access(actor=WORKER, event="accounts.user_added", subject="user", ids=[user.pk])


def write_and_seal(changes):
    """Write, and seal now and then, as a server does."""
    from finmaskig.accounts.access_log import sealer

    for number in range(changes):
        change_and_log(number)
        if number % 5 == 0:
            sealer.seal_pending()


def start(changes):
    """Start a process that writes; return its id."""
    from django.db import connections

    connections.close_all()
    child = os.fork()
    if child == 0:
        try:
            write_and_seal(changes)
            os._exit(0)
        finally:
            os._exit(1)
    return child


def check():
    """Every change has its entry, every entry its change, and the log is whole."""
    from finmaskig.accounts.access_log.verify import verify
    from finmaskig.accounts.models import AccessEntry, User

    named = [
        UUID(each) for ids in AccessEntry.objects.values_list("ids", flat=True) for each in ids
    ]
    assert sorted(named) == sorted(User.objects.values_list("pk", flat=True))
    assert verify().findings == []
    return len(named)


def wait_for_backend_of_the_dead():
    """PostgreSQL notices a dead client a moment later."""
    from django.db import connection

    while connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                " AND application_name = 'many_processes'"
            )
            if cursor.fetchone() == (0,):
                return
        time.sleep(0.01)


def crowd():
    """Several processes write and seal at once."""
    from finmaskig.accounts.access_log import sealer
    from finmaskig.accounts.models import AccessPending, AccessSeal

    children = [start(CHANGES) for _ in range(PROCESSES)]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * PROCESSES
    sealer.seal_pending()
    assert check() == PROCESSES * CHANGES
    assert not AccessPending.objects.exists()
    sealed = [each for seal in AccessSeal.objects.all() for each in seal.entries]
    assert len(sealed) == len(set(sealed)) == PROCESSES * CHANGES


def killed():
    """Processes are killed while they write and seal, at moments that a seed has chosen."""
    from finmaskig.accounts.access_log import sealer
    from finmaskig.accounts.models import AccessPending

    chance = random.Random(20260615)
    for _ in range(ROUNDS):
        child = start(1_000_000)
        time.sleep(chance.uniform(0.02, 0.25))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        wait_for_backend_of_the_dead()
        check()
    sealer.seal_pending()
    assert check() > 0
    assert not AccessPending.objects.exists()


if __name__ == "__main__":
    os.environ["PGAPPNAME"] = "many_processes"
    django.setup()
    from django.core.management import call_command

    call_command("migrate", "accounts", verbosity=0)
    {"crowd": crowd, "killed": killed}[sys.argv[1]]()
