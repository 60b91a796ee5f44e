"""An opened record: its texts open in their own row and field, and nowhere else."""

from dataclasses import replace
from uuid import uuid4

import pytest

from finmaskig.pure.sealing.envelope import Unreadable, new_key
from finmaskig.vault.box import Box
from finmaskig.vault.tests.notes import Note


@pytest.fixture
def box():
    return Box(uuid4(), new_key())


@pytest.fixture
def note(box):
    note = Note(id=uuid4(), record=box.record)
    box.put(note, text="Ses igen på tisdag", more="")
    return note


def test_a_text_is_sealed_and_comes_back(box, note):
    assert b"tisdag" not in note.text
    assert box.text(note, "text") == "Ses igen på tisdag"


def test_an_empty_text_is_stored_empty(box, note):
    assert note.more == b""
    assert box.text(note, "more") == ""


def test_a_text_that_was_moved_to_another_field_or_row_does_not_open(box, note):
    note.more = note.text
    other = Note(id=uuid4(), record=box.record, text=note.text)
    for row, name in ((note, "more"), (other, "text")):
        with pytest.raises(Unreadable):
            box.text(row, name)


def test_a_view_of_memory_opens_as_bytes_do(box, note):
    note.text = memoryview(note.text)
    assert box.text(note, "text") == "Ses igen på tisdag"


def test_another_record_does_not_open_it(note):
    with pytest.raises(Unreadable):
        Box(uuid4(), new_key()).text(note, "text")


def test_a_text_under_the_key_before_still_opens(box, note):
    renewed = replace(box, key=new_key(), older=box.key)
    assert renewed.text(note, "text") == "Ses igen på tisdag"
    assert not renewed.is_newest_of(note, "text")
    assert renewed.is_newest_of(note, "more")
    renewed.put(note, text="Ny text")
    assert renewed.is_newest_of(note, "text")


def test_a_box_that_was_opened_before_looks_again_once(box, note):
    renewed = replace(box, key=new_key(), older=box.key)
    renewed.put(note, text="Ny text")
    looks = []
    stale = replace(box, again=lambda: looks.append(1) or renewed)
    assert stale.text(note, "text") == "Ny text"
    strange = replace(stale, again=lambda: looks.append(1) or stale)
    with pytest.raises(Unreadable):
        strange.text(note, "text")
    assert len(looks) == 2


def test_a_key_is_never_shown_by_accident(box):
    assert repr(replace(box, older=box.key)) == f"Box(record={box.record!r})"
