"""What the access log costs: changes a second with it and without, and verification.

On SQLite in a temporary folder, or on an empty database that DATABASE_URL names. The physical
limit beside it is one file that is appended to and fsynced.
"""

import os
import resource
import tempfile
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path
from uuid import UUID, uuid4

SECONDS = 2.0
WRITERS = 4
ENTRIES = 100_000


def start() -> tempfile.TemporaryDirectory[str]:
    """Point the settings at a fresh folder, and make the tables."""
    folder = tempfile.TemporaryDirectory()
    os.environ |= {
        "FINMASKIG_DATA_DIR": folder.name,
        "FINMASKIG_SECRET_KEY": "benchmark",
        "DJANGO_SETTINGS_MODULE": "finmaskig.config.settings",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "accounts", verbosity=0)
    return folder


def fsyncs(folder: Path) -> float:
    """Return how many appended lines a second the disk makes last."""
    with (folder / "appended").open("ab") as stream:
        return per_second(lambda: append(stream))


def append(stream) -> None:
    """Append one line of the size of an entry and wait for the disk."""
    stream.write(b"x" * 500)
    stream.flush()
    os.fsync(stream.fileno())


def per_second(act: Callable[[], object]) -> float:
    """Return how many times a second something can be done."""
    began, times = time.perf_counter(), 0
    while time.perf_counter() - began < SECONDS:
        act()
        times += 1
    return times / (time.perf_counter() - began)


def writer(*, logged: bool, sealed: bool) -> Callable[[], None]:
    """Return a change of one row, with its entry or without, sealed as a server does it."""
    from django.db import transaction

    from finmaskig.accounts.access_log import sealer
    from finmaskig.accounts.log import log_access
    from finmaskig.accounts.models import User

    user = User.objects.create_user(email=f"{uuid4()}@example.org", name="Någon")
    actor = somebody(user.pk)
    numbers = count()

    def act() -> None:
        with transaction.atomic():
            User.objects.filter(pk=user.pk).update(name=f"Nummer {next(numbers)}")
            if logged:
                log_access(actor=actor, event="b.changed", subject="user", ids=[user.pk])
        if sealed:
            sealer.seal_after_response()

    return act


def somebody(user_id: UUID):
    """Return an actor."""
    from finmaskig.accounts.actor import Actor

    unit = uuid4()
    return Actor(user_id, "Någon", "T1", None, unit, "Enheten", "worker", "victim", unit, "0180")


def together(folder: Path, **how: bool) -> float:
    """Return the changes a second of several processes at once."""
    from django.db import connections

    connections.close_all()
    children = []
    for number in range(WRITERS):
        child = os.fork()
        if child == 0:
            (folder / str(number)).write_text(str(per_second(writer(**how))))
            os._exit(0)
        children.append(child)
    for child in children:
        os.waitpid(child, 0)
    return sum(float((folder / str(number)).read_text()) for number in range(WRITERS))


def show_writes(folder: Path) -> None:
    """Print changes a second, each as a share of those without the log."""
    limit = fsyncs(folder)
    print(f"{'appended and fsynced lines':36}{limit:8.0f}/s")
    for name, run in (
        ("one writer", lambda **how: per_second(writer(**how))),
        (f"{WRITERS} writers", lambda **how: together(folder, **how)),
    ):
        bare = run(logged=False, sealed=False)
        print(f"{name}, no log{'':{26 - len(name)}}{bare:8.0f}/s  1.00")
        for what, sealed in (("logged", False), ("logged and sealed", True)):
            rate = run(logged=True, sealed=sealed)
            print(f"{name}, {what:{34 - len(name)}}{rate:8.0f}/s  {rate / bare:.2f}")


def fill(entries_wanted: int) -> None:
    """Write signed entries until there are so many."""
    from finmaskig.accounts.access_log.macs import sign_entry
    from finmaskig.accounts.models import AccessEntry, AccessPending
    from finmaskig.shared.clock import now

    unit = uuid4()
    who = {"user_id": uuid4(), "user_name": "Någon", "unit_id": unit, "role": "worker"}
    for _batch in range(max(0, entries_wanted - AccessEntry.objects.count()) // 500):
        entries = [
            AccessEntry(at=now(), event="b.seen", subject="encounter", ids=[str(uuid4())], **who)
            for _each in range(500)
        ]
        for entry in entries:
            sign_entry(entry)
        AccessEntry.objects.bulk_create(entries)
        AccessPending.objects.bulk_create(AccessPending(entry=entry) for entry in entries)


def timed(what: str, act: Callable[[], object]) -> object:
    """Print the seconds that something takes, and how much memory the process has had."""
    began = time.perf_counter()
    answer = act()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what:36}{time.perf_counter() - began:8.2f} s  peak {peak:.0f} MB")
    return answer


def main() -> None:
    """Measure on the database that the environment names."""
    with start() as name:
        from django.db import connection

        from finmaskig.accounts.access_log.sealer import seal_pending
        from finmaskig.accounts.access_log.verify import verify

        print(f"changes a second on {connection.vendor}, with the share of those without a log")
        show_writes(Path(name))
        timed(f"write up to {ENTRIES} entries", lambda: fill(ENTRIES))
        timed("seal", seal_pending)
        report = timed("verify", verify)
        print(f"{report.entries} entries, {report.seals} seals, {len(report.findings)} findings")


if __name__ == "__main__":
    main()
