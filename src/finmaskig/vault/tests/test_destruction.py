"""The end of a record: on the list first, then gone, and it stays gone."""

import errno
import json
import os
import stat
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection

from finmaskig.vault import destroyed, queries, services
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services import destruction
from finmaskig.vault.tests.factories import make_boxes
from finmaskig.vault.tests.notes import Note, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def boxes(unit_id):
    return make_boxes(unit_id, 3)


def test_the_keys_go_for_every_unit_and_the_text_is_noise(boxes, unit_id):
    gone, *others = boxes
    note = write(gone, "Skrivet i förtroende")
    services.share_box(gone, unit_id=uuid4())
    assert services.destroy([gone.record]) == 2
    with pytest.raises(services.KeyGone):
        services.box_of(gone.record, unit_id)
    assert Note.objects.filter(pk=note.pk).exists()
    assert queries.without_key([box.record for box in boxes], unit_id) == {gone.record}
    assert queries.with_key([box.record for box in boxes]) == {box.record for box in others}


def test_the_list_has_one_line_for_each_record_and_nothing_else(boxes, clock):
    clock("2026-11-25 12:00")
    services.destroy([boxes[0].record, boxes[0].record, boxes[1].record])
    lines = [json.loads(line) for line in destroyed.place().read_text().splitlines()]
    assert sorted(line["record"] for line in lines) == sorted(str(b.record) for b in boxes[:2])
    assert [set(line) for line in lines] == [{"record", "at"}] * 2
    assert {line["at"] for line in lines} == {"2026-11-25T11:00:00+00:00"}
    assert destroyed.place().stat().st_mode & 0o077 == 0
    assert destroyed.noted() == {boxes[0].record, boxes[1].record}


def full_disk(call, *, of_file):
    """Return a system call that fails on the list itself, or on its folder."""

    def fail(handle, *rest):
        if stat.S_ISREG(os.fstat(handle).st_mode) == of_file:
            raise OSError(errno.ENOSPC, "No space left on device")
        return call(handle, *rest)

    return fail


@pytest.mark.parametrize(
    ("name", "of_file"), [("fsync", True), ("fsync", False), ("write", True), ("ftruncate", True)]
)
def test_nothing_is_destroyed_when_the_list_cannot_be_written(boxes, monkeypatch, name, of_file):
    services.destroy([boxes[0].record])
    kept = destroyed.place().read_bytes()
    monkeypatch.setattr(os, name, full_disk(getattr(os, name), of_file=of_file))
    with pytest.raises(destroyed.NotNoted, match="ingenting är förstört"):
        services.destroy([boxes[1].record])
    assert destroyed.place().read_bytes() == kept
    assert RecordKey.objects.count() == 2
    monkeypatch.undo()
    assert services.destroy([boxes[1].record]) == 1


def test_a_folder_that_cannot_be_written_destroys_nothing(boxes, own_keys, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(destroyed.NotNoted):
        services.destroy([boxes[0].record])
    assert RecordKey.objects.count() == 3


def test_half_a_line_left_by_a_power_cut_is_dropped(boxes):
    services.destroy([boxes[0].record])
    with destroyed.place().open("ab") as stream:
        stream.write(b'{"record": "0123')
    assert destroyed.noted() == {boxes[0].record}
    services.destroy([boxes[1].record])
    assert destroyed.noted() == {boxes[0].record, boxes[1].record}


def test_a_long_write_goes_on_where_the_disk_stopped(boxes, monkeypatch):
    write_some = os.write
    monkeypatch.setattr(os, "write", lambda handle, lines: write_some(handle, lines[:7]))
    services.destroy([box.record for box in boxes])
    assert destroyed.noted() == {box.record for box in boxes}


@pytest.mark.parametrize("line", ["nothing", "[]", "{}", '{"record": 7}', '{"record": "x"}'])
def test_a_line_that_cannot_be_read_is_told(boxes, line):
    services.destroy([boxes[0].record])
    with destroyed.place().open("a") as stream:
        stream.write(f"{line}\n")
    with pytest.raises(destroyed.ListDamaged, match="rad 2"):
        services.apply_destroyed_list()


def test_what_a_crash_or_a_restored_copy_left_behind_goes_the_next_time(boxes):
    destroyed.note([boxes[0].record])  # and then the power went
    assert services.apply_destroyed_list() == 1
    assert services.apply_destroyed_list() == 0
    assert RecordKey.objects.count() == 2


def test_without_a_list_there_is_nothing_to_apply(boxes):
    assert services.apply_destroyed_list() == 0
    assert RecordKey.objects.count() == 3


def test_many_records_are_taken_in_portions(boxes, monkeypatch, unit_id):
    monkeypatch.setattr(queries, "PORTION", 2)
    records = [box.record for box in boxes]
    assert queries.without_key(records, unit_id) == set()
    assert queries.with_key(records) == set(records)
    assert services.destroy(records) == 3


@pytest.mark.django_db(transaction=True)
def test_the_database_is_asked_to_overwrite_and_a_refusal_is_no_error(unit_id, monkeypatch, caplog):
    (box,) = make_boxes(unit_id, 1)
    services.destroy([box.record])

    def refuse(*_statement):
        raise DatabaseError

    monkeypatch.setattr(connection, "cursor", refuse)
    destruction._wipe()
    assert "vault_not_wiped" in caplog.text
