"""A program of its own: copies of a real database, put back whole, or not at all when killed.

Run by test_copies.py on an empty database: ``python -m …copies story|killed``.
"""

import os
import random
import signal
import sys
import time
from pathlib import Path
from uuid import UUID

import django
import pytest

UNIT = UUID(int=7)
ROUNDS = 10


def fill():
    """Make a database as it is after a while: records with notes, a log, somebody logged in."""
    from django.contrib.sessions.models import Session

    from finmaskig.accounts.log import log_access
    from finmaskig.shared.clock import now
    from finmaskig.vault.tests.factories import ACTOR, make_boxes
    from finmaskig.vault.tests.notes import write

    boxes = make_boxes(UNIT, 3)
    for number, box in enumerate(boxes):
        write(box, f"Text {number}")
    log_access(actor=ACTOR, event="vault.records_renewed", subject="record")
    Session.objects.create(session_key="somebody", session_data="", expire_date=now())
    return [box.record for box in boxes]


def copy(folder):
    """Make a copy and return its place."""
    from finmaskig.shared.clock import now
    from finmaskig.vault.backups.making import make_copy
    from finmaskig.vault.tests.factories import ACTOR

    return make_copy(to=folder, at=now(), actor=ACTOR).path


def restore(source, *, replace=True):
    """Put a copy back."""
    from finmaskig.shared.clock import now
    from finmaskig.vault.backups.restoring import restore_copy
    from finmaskig.vault.tests.factories import ACTOR

    return restore_copy(source=source, replace=replace, at=now(), actor=ACTOR)


def texts(records):
    """Return what opens of the records, by record."""
    from finmaskig.vault import services
    from finmaskig.vault.tests.notes import Note

    boxes = services.boxes_of(records, UNIT)
    notes = {note.record: note for note in Note.objects.filter(record__in=boxes)}
    return {record: box.text(notes[record], "text") for record, box in boxes.items()}


def go_on(gone):
    """Let time pass after the copy: something is destroyed, something added, a key rotated."""
    from finmaskig.accounts.access_log.sealer import seal_pending
    from finmaskig.vault import services
    from finmaskig.vault.tests.factories import ACTOR

    services.destroy([gone])
    for _ in range(3):
        services.rotate_unit_key(unit_id=UNIT, actor=ACTOR)
        seal_pending()
    return add()


def add():
    """Add a record that the copy does not have."""
    from finmaskig.vault.tests.factories import make_boxes
    from finmaskig.vault.tests.notes import write

    (box,) = make_boxes(UNIT, 1)
    write(box, "Skrivet efter kopian")
    return box.record


def refused(source, why, **how):
    """A restore that must not happen changes nothing."""
    from finmaskig.vault.backups.errors import BackupRefused

    with pytest.raises(BackupRefused, match=why):
        restore(source, **how)


def check_triggers():
    """The database still refuses to change what has been logged."""
    from django.db import IntegrityError

    from finmaskig.accounts.models import AccessEntry

    for change in (lambda rows: rows.update(user_name="Ingen"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError):
            change(AccessEntry.objects.all())


def empty():
    """Take everything away, as on a new server."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return
    connection.close()
    for place in Path(connection.settings_dict["NAME"]).parent.glob("finmaskig.sqlite3*"):
        place.unlink()


def story(folder):
    """Copy, go on, put back, find all of it and nothing that was destroyed."""
    from django.contrib.sessions.models import Session

    from finmaskig.accounts.access_log.verify import verify
    from finmaskig.shared.clock import now
    from finmaskig.vault import queries, services

    gone, *kept = fill()
    source = copy(folder)
    later = go_on(gone)
    refused(source, "inte tom", replace=False)
    assert set(texts([gone, *kept, later])) == {*kept, later}
    done = restore(source)
    assert (done.destroyed, done.missing_keys) == (1, ())
    assert texts([gone, *kept, later]) == {kept[0]: "Text 1", kept[1]: "Text 2"}
    assert queries.with_key([gone, later]) == set()
    assert not Session.objects.exists()
    assert done.set_aside.is_file()
    assert verify().findings == []
    check_triggers()
    assert services.finish_rotations(at=now()).rotated.count == 2
    empty()
    assert restore(source, replace=False).destroyed == 1
    assert texts([gone, *kept, later]) == {kept[0]: "Text 1", kept[1]: "Text 2"}
    assert verify().findings == []


def killed(folder):
    """Killed in the middle of a restore, the database is as before or as the copy."""
    from django.db import connections

    from finmaskig.accounts.access_log.tests.many_processes import wait_for_backend_of_the_dead

    gone, *kept = fill()
    source = copy(folder)
    later = go_on(gone)
    chance = random.Random(20261125)
    for _ in range(ROUNDS):
        connections.close_all()
        child = os.fork()
        if child == 0:
            restore(source)
            os._exit(0)
        time.sleep(chance.uniform(0.02, 0.6))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        wait_for_backend_of_the_dead()
        found = set(texts([gone, *kept, later]))
        assert found in ({*kept, later}, set(kept)), found
        check_triggers()
        later = add() if later not in found else later
    restore(source)
    assert set(texts([gone, *kept, later])) == set(kept)


if __name__ == "__main__":
    os.environ["PGAPPNAME"] = "many_processes"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    from finmaskig.vault.tests import notes

    assert connection.introspection.table_names() == [], "only ever run this on an empty database"
    call_command("migrate", verbosity=0)
    notes.make_table()
    with notes.registered():
        {"story": story, "killed": killed}[sys.argv[1]](Path(settings.DATA_DIR) / "copies")
