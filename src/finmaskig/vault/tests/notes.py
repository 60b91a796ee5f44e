"""A table with sealed text for the tests, outside every domain and every migration."""

from contextlib import contextmanager
from uuid import uuid4

from django.db import connection, models

from finmaskig.shared.models import UUIDModel
from finmaskig.vault import holders
from finmaskig.vault.fields import SealedField


class Note(UUIDModel):
    """Two texts of a record, and one that lies open as a trap for the dump test."""

    record = models.UUIDField()
    text = SealedField()
    more = SealedField()
    plain = models.TextField(default="")

    class Meta:
        app_label = "vault_tests"

    def __str__(self):
        return str(self.pk)


def make_table():
    """Make the table when it is not there."""
    if Note._meta.db_table not in connection.introspection.table_names():
        with connection.schema_editor() as editor:
            editor.create_model(Note)


@contextmanager
def registered():
    """Let the vault know the table, and forget it afterwards."""
    holders.register(Note, record="record")
    try:
        yield
    finally:
        holders._holders.pop(("vault_tests.note", "record"))


def register_alone():
    """Let a program of its own know this table and no other: it has not made the others."""
    holders._holders.clear()
    holders.register(Note, record="record")
    holders.forgotten = list


def write(box, text="", more=""):
    """Save a note under an opened record."""
    note = Note(id=uuid4(), record=box.record)
    box.put(note, text=text, more=more)
    note.save(force_insert=True)
    return note
