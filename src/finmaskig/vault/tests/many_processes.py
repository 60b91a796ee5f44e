"""A program of its own: processes that rotate, read and save at once, or die while they do.

Run by test_processes.py: ``python -m …many_processes STORY``. It fails by assertion.
"""

import os
import random
import signal
import sys
import time
from datetime import timedelta
from uuid import UUID

import django

ROUNDS, RECORDS, TURNS = 20, 40, 60
UNIT, OTHER = UUID(int=1), UUID(int=2)


def fill():
    """Make records of two units, some shared, each with a note; return the texts by note."""
    from finmaskig.vault import services
    from finmaskig.vault.tests.factories import make_boxes
    from finmaskig.vault.tests.notes import write

    texts = {}
    for number, box in enumerate(make_boxes(UNIT, RECORDS)):
        if number % 4 == 0:
            services.share_box(box, unit_id=OTHER)
        texts[write(box, f"Text {number}", "Mer").pk] = f"Text {number}"
    return texts


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


def rotate_for_ever():
    """Give the unit new keys until somebody puts an end to it."""
    while True:
        rotate()


def renew_for_ever():
    """Give the records new keys and forget the ones before, until somebody puts an end to it."""
    from finmaskig.shared.clock import now
    from finmaskig.vault import services

    while True:
        renew()
        services.finish_renewals(at=now() + timedelta(hours=2))


def rotate():
    """Give both units a new key, and do what the night does."""
    from finmaskig.shared.clock import now
    from finmaskig.vault import services
    from finmaskig.vault.tests.factories import ACTOR

    for unit in (UNIT, OTHER):
        services.rotate_unit_key(unit_id=unit, actor=ACTOR)
    services.finish_rotations(at=now())


def renew():
    """Give each record a new key."""
    from finmaskig.vault import services
    from finmaskig.vault.tests.factories import ACTOR

    assert services.renew_unit(unit_id=UNIT, actor=ACTOR).unopened == ()


def check(texts):
    """Every text opens for every unit that has it, and no row names a key outside the ring."""
    from finmaskig.accounts import keyring
    from finmaskig.vault import queries, services
    from finmaskig.vault.tests.notes import Note

    assert keyring.damaged_files() == []
    named = {key for of_unit in queries.named_keys().values() for key in of_unit}
    assert named <= {key.id for key in keyring.all_keys()}
    notes = Note.objects.filter(pk__in=texts)
    assert len(notes) == len(texts)
    for unit, count in ((UNIT, RECORDS), (OTHER, RECORDS // 4)):
        boxes = services.boxes_of([note.record for note in notes], unit)
        assert len(boxes) == count
        for note in notes:
            if note.record in boxes:
                assert boxes[note.record].text(note, "text") == texts[note.pk]


def finish(texts):
    """A second run finishes what was begun: one key for each unit, nothing before it."""
    from finmaskig.accounts import keyring
    from finmaskig.shared.clock import now
    from finmaskig.vault import queries, services
    from finmaskig.vault.models import RecordKey

    services.finish_rotations(at=now())
    assert services.finish_renewals(at=now() + timedelta(hours=2)).unopened == ()
    for unit, named in queries.named_keys().items():
        assert set(named) == {keyring.current(keyring.Purpose.UNIT, unit=str(unit)).id}
    assert not RecordKey.objects.filter(older__isnull=False).exists()
    check(texts)


def killed(act):
    """A process is killed while it works, at moments that a seed has chosen."""
    from finmaskig.accounts.access_log.tests.many_processes import wait_for_backend_of_the_dead

    texts = fill()
    chance = random.Random(20261125)
    for _ in range(ROUNDS):
        child = start(act)
        time.sleep(chance.uniform(0.01, 0.12))
        os.kill(child, signal.SIGKILL)
        assert os.waitpid(child, 0)[1] == signal.SIGKILL
        wait_for_backend_of_the_dead()
        check(texts)
    finish(texts)


def killed_while_destroying():
    """What is gone is on the list, and what is on the list goes the next time."""
    from finmaskig.accounts.access_log.tests.many_processes import wait_for_backend_of_the_dead
    from finmaskig.vault import destroyed, queries, services
    from finmaskig.vault.tests.factories import make_boxes

    records = {box.record for box in make_boxes(UNIT, 200)}
    chance = random.Random(20261125)
    while left := records - destroyed.noted():
        child = start(lambda left=left: [services.destroy([record]) for record in sorted(left)])
        time.sleep(chance.uniform(0.02, 0.12))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        wait_for_backend_of_the_dead()
        noted = destroyed.noted()
        assert records - queries.with_key(records) <= noted
        services.apply_destroyed_list()
        assert queries.with_key(records) == records - noted


def several(act, turns):
    """Return an act that is done some times."""
    return lambda: [act() for _ in range(turns)]


def save(note_id):
    """Save a text again and again, as a worker with a form that she opened a while ago."""
    from finmaskig.vault import services
    from finmaskig.vault.tests.notes import Note

    for number in range(TURNS):
        note = Note.objects.get(pk=note_id)
        box = services.box_of(note.record, UNIT)
        time.sleep(0.005)
        box.put(note, text=f"Sparad {number}")
        Note.objects.filter(pk=note_id).update(text=note.text)


def read(texts):
    """Read as pages do: the key before the text, or the text before the key."""
    from finmaskig.vault import services
    from finmaskig.vault.tests.notes import Note

    chance = random.Random(os.getpid())
    for _ in range(TURNS * 5):
        pk = chance.choice(sorted(texts))
        note = Note.objects.get(pk=pk)
        box = services.box_of(note.record, UNIT)
        again = Note.objects.get(pk=pk)
        for row in (note, again):
            text = box.text(row, "text")
            assert text == texts[pk] or text.startswith("Sparad"), text


def crowd():
    """Two rotate the unit's key, two the records' keys, and meanwhile two read and one saves."""
    texts = fill()
    saved = min(texts)
    acts = [several(rotate, 4)] * 2 + [several(renew, 4)] * 2
    acts += [lambda: read(texts)] * 2 + [lambda: save(saved)]
    children = [start(act) for act in acts]
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * len(children)
    texts[saved] = f"Sparad {TURNS - 1}"
    check(texts)
    finish(texts)


STORIES = {
    "crowd": crowd,
    "plain": lambda: killed(rotate_for_ever),
    "deep": lambda: killed(renew_for_ever),
    "destroy": killed_while_destroying,
}

if __name__ == "__main__":
    os.environ["PGAPPNAME"] = "many_processes"
    django.setup()
    from django.core.management import call_command

    from finmaskig.vault.tests import notes

    for app in ("accounts", "vault"):
        call_command("migrate", app, verbosity=0)
    notes.make_table()
    notes.register_alone()
    STORIES[sys.argv[1]]()
