"""A new key for a record: every text under it, and nobody who reads or saves is shut out."""

from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from finmaskig.accounts.models import AccessEntry
from finmaskig.pure.sealing.envelope import Unreadable
from finmaskig.shared.clock import now
from finmaskig.vault import holders, services
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services import renewal
from finmaskig.vault.services.renewal import Renewed
from finmaskig.vault.tests.factories import ACTOR, later, make_boxes, unit_key
from finmaskig.vault.tests.notes import Note, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(unit_id):
    return make_boxes(unit_id, 1)[0]


@pytest.fixture
def note(box):
    return write(box, "Första texten", "Mer text")


def renew(unit_id):
    return services.renew_unit(unit_id=unit_id, actor=ACTOR)


def finish(**how):
    return services.finish_renewals(at=later(**(how or {"hours": 2})))


def kept(note):
    return Note.objects.get(pk=note.pk)


def test_each_text_lies_under_the_new_key(box, note, unit_id):
    assert renew(unit_id) == Renewed(1, 2)
    fresh = services.box_of(box.record, unit_id)
    assert fresh.key != box.key
    assert fresh.is_newest_of(kept(note), "text")
    assert fresh.text(kept(note), "text") == "Första texten"
    assert fresh.text(kept(note), "more") == "Mer text"


def test_who_opened_the_record_before_reads_what_was_sealed_after(box, note, unit_id):
    renew(unit_id)
    assert box.text(kept(note), "text") == "Första texten"
    finish()
    assert box.text(kept(note), "text") == "Första texten"


def test_who_fetched_the_text_before_reads_it_with_the_key_that_came_after(box, note, unit_id):
    fetched = kept(note)
    renew(unit_id)
    assert services.box_of(box.record, unit_id).text(fetched, "text") == "Första texten"


def test_what_somebody_saves_with_the_key_before_is_never_lost(box, note, unit_id):
    mine = kept(note)
    renew(unit_id)
    box.put(mine, text="Sparat under tiden")
    mine.save()
    assert services.box_of(box.record, unit_id).text(kept(note), "text") == "Sparat under tiden"
    assert finish() == Renewed(1, 2)
    fresh = services.box_of(box.record, unit_id)
    assert fresh.older is None
    assert fresh.text(kept(note), "text") == "Sparat under tiden"


def test_a_text_saved_between_reading_and_sealing_is_left_alone(box, note, unit_id):
    renew(unit_id)
    fresh = services.box_of(box.record, unit_id)
    stale = kept(note)
    fresh.put(note, text="Sparat emellan")
    note.save()
    assert renewal._swapped(fresh, stale, "text") == 0
    assert fresh.text(kept(note), "text") == "Sparat emellan"


def test_the_key_before_is_kept_an_hour_and_then_forgotten(box, note, unit_id):
    old_note = kept(note)
    renew(unit_id)
    assert finish(minutes=30) == Renewed()
    assert services.box_of(box.record, unit_id).older == box.key
    assert finish() == Renewed(1, 0)
    with pytest.raises(Unreadable):
        services.box_of(box.record, unit_id).text(old_note, "text")
    assert finish(days=1) == Renewed()


def test_the_key_before_stays_while_a_text_that_is_locked_needs_it(box, note, unit_id, monkeypatch):
    renew(unit_id)
    box.put(note, text="Sparat under tiden")
    note.save()
    monkeypatch.setattr(renewal, "_sealed_anew", lambda _box: 0)
    assert finish() == Renewed()
    assert services.box_of(box.record, unit_id).older == box.key


def test_a_second_run_within_the_hour_finishes_the_first(box, note, unit_id):
    renew(unit_id)
    key = services.box_of(box.record, unit_id).key
    assert renew(unit_id) == Renewed(1, 0)
    assert services.box_of(box.record, unit_id).key == key


def test_a_shared_record_opens_for_both_units_afterwards(box, note, unit_id):
    other, third = uuid4(), uuid4()
    services.share_box(box, unit_id=other)
    renew(unit_id)
    services.share_box(box, unit_id=third)  # opened before: the key is taken anew
    for unit in (unit_id, other, third):
        opened = services.box_of(box.record, unit)
        assert opened.text(kept(note), "text") == "Första texten"
        assert opened.older == box.key
    finish()
    for unit in (unit_id, other, third):
        assert services.box_of(box.record, unit).text(kept(note), "more") == "Mer text"


def test_a_unit_key_can_be_rotated_while_the_key_before_is_kept(box, note, unit_id):
    fetched = kept(note)
    renew(unit_id)
    services.rotate_unit_key(unit_id=unit_id, actor=ACTOR)
    opened = services.box_of(box.record, unit_id)
    assert RecordKey.objects.get().key_id == unit_key(unit_id).id
    assert opened.text(kept(note), "text") == opened.text(fetched, "text") == "Första texten"


def test_a_record_that_does_not_open_is_named_and_left_as_it_was(box, note, unit_id):
    (other,) = make_boxes(unit_id, 1)
    Note.objects.filter(pk=note.pk).update(text=b"moved here from elsewhere")
    before = RecordKey.objects.get(record=box.record)
    assert renew(unit_id) == Renewed(1, 0, (box.record,))
    after = RecordKey.objects.get(record=box.record)
    assert (bytes(after.wrapped), after.older) == (bytes(before.wrapped), None)
    assert services.box_of(other.record, unit_id).older == other.key


def test_units_whose_keys_differ_are_not_made_one(box, note, unit_id):
    (other,) = make_boxes(uuid4(), 1)
    RecordKey.objects.filter(record=other.record).delete()
    services.make_box(record=box.record, unit_id=uuid4())
    assert renew(unit_id).unopened == (box.record,)


def test_chosen_records_are_renewed_and_destroyed_ones_passed_by(box, note, unit_id):
    (other,) = make_boxes(unit_id, 1)
    done = services.renew_records(records=[box.record, uuid4()], actor=ACTOR)
    assert done == Renewed(1, 2)
    assert services.box_of(other.record, unit_id).key == other.key
    entry = AccessEntry.objects.get()
    assert (entry.event, len(entry.ids)) == ("vault.records_renewed", 2)


def test_a_record_that_was_destroyed_since_is_not_finished(box, note, unit_id, monkeypatch):
    monkeypatch.setattr(renewal.queries, "renewed_before", lambda _moment: [box.record])
    services.destroy([box.record])
    assert services.finish_renewals(at=now()) == Renewed()


def test_nothing_is_renewed_while_a_table_with_sealed_text_is_not_registered(
    box, note, unit_id, monkeypatch
):
    monkeypatch.setattr(holders, "forgotten", lambda: ["cases.note.text"])
    with pytest.raises(ImproperlyConfigured, match=r"cases\.note\.text"):
        renew(unit_id)
    assert services.box_of(box.record, unit_id).key == box.key
