"""What it costs that text lies sealed: opening a page of it, and giving a unit a new key.

On SQLite in a temporary folder, or on an empty database that DATABASE_URL names. Beside the
texts stands the bare cipher without a row or a box; beside the rotation, as many bare updates.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from uuid import UUID, uuid4

TEXTS, BYTES = 200, 2_000
TEXT = "å" * (BYTES // 2)
RECORDS = 20_000
DEEP, DEEP_TEXTS = 200, 20
ROUNDS = 30
GOAL_MS = 5.0


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
    from finmaskig.vault.tests import notes

    for app in ("accounts", "vault"):
        call_command("migrate", app, verbosity=0)
    notes.make_table()
    return folder


def milliseconds(act: Callable[[], object]) -> float:
    """Return the median CPU time of something, warm."""
    taken = []
    for _round in range(ROUNDS + 5):
        began = time.process_time()
        act()
        taken.append(time.process_time() - began)
    return statistics.median(taken[5:]) * 1000


def seconds(act: Callable[[], object]) -> float:
    """Return the wall time of something that is done once."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def show_texts(unit: UUID) -> None:
    """Print what a contact page with many texts pays for that they lie sealed."""
    from finmaskig.pure.sealing import envelope
    from finmaskig.vault import services
    from finmaskig.vault.box import place_of
    from finmaskig.vault.tests.notes import Note, write

    box = services.make_box(record=uuid4(), unit_id=unit)
    for _text in range(TEXTS):
        write(box, TEXT)
    notes = list(Note.objects.filter(record=box.record))
    sealed = [(bytes(note.text), place_of(note, "text")) for note in notes]
    bare = milliseconds(
        lambda: [envelope.open_text(box.key, text, place=place) for text, place in sealed]
    )
    opened = milliseconds(lambda: [box.text(note, "text") for note in notes])
    whole = milliseconds(
        lambda: [services.box_of(box.record, unit).text(note, "text") for note in notes[:1]]
    )
    print(f"{TEXTS} texts of {BYTES} bytes, CPU time (goal {GOAL_MS:.0f} ms)")
    print(f"  the bare cipher           {bare:8.2f} ms")
    print(f"  through their box         {opened:8.2f} ms   {opened / bare:5.2f}")
    print(f"  opening the box, once     {whole:8.2f} ms   {whole / bare:5.2f}")


def fill(unit: UUID, count: int) -> None:
    """Save the keys of many records."""
    from finmaskig.pure.sealing.envelope import new_key
    from finmaskig.vault.box import Box
    from finmaskig.vault.models import RecordKey
    from finmaskig.vault.services.opening import keep

    records = [uuid4() for _record in range(count)]
    RecordKey.objects.bulk_create(
        (
            keep(Box(record, new_key()), RecordKey(record=record, unit_id=unit))
            for record in records
        ),
        batch_size=1_000,
    )


def show_rotation(unit: UUID) -> None:
    """Print what a new key for a unit with many records takes."""
    from django.db.models import F

    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.vault import services
    from finmaskig.vault.models import RecordKey

    fill(unit, RECORDS)
    rows = RecordKey.objects.filter(unit_id=unit)
    bare = seconds(lambda: rows.update(key_id=F("key_id")))
    took = seconds(lambda: services.rotate_unit_key(unit_id=unit, actor=COMMAND_LINE))
    print(f"a new key for a unit with {RECORDS} records, wall time")
    print(f"  one bare UPDATE of them   {bare:8.2f} s")
    print(f"  keys rotate               {took:8.2f} s    {took / bare:5.1f}")


def show_renewal(unit: UUID) -> None:
    """Print what new keys for the records themselves take."""
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.vault import services
    from finmaskig.vault.tests.notes import register_alone, write

    for _record in range(DEEP):
        box = services.make_box(record=uuid4(), unit_id=unit)
        for _text in range(DEEP_TEXTS):
            write(box, TEXT)
    register_alone()
    took = seconds(lambda: services.renew_unit(unit_id=unit, actor=COMMAND_LINE))
    print(f"new keys for {DEEP} records of {DEEP_TEXTS} texts each, wall time")
    print(f"  keys rotate --deep        {took:8.2f} s    {took / DEEP * 1000:5.1f} ms a record")


def main() -> None:
    """Measure on the database that the environment names."""
    with start():
        from django.db import connection

        print(f"on {connection.vendor}")
        show_texts(uuid4())
        show_rotation(uuid4())
        show_renewal(uuid4())


if __name__ == "__main__":
    main()
