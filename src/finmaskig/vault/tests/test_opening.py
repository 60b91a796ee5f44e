"""Keys of records: made, shared, opened by their unit and by nobody else."""

from uuid import uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError

from finmaskig.accounts import keyfiles
from finmaskig.pure.sealing.envelope import Unreadable
from finmaskig.vault import services
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services import opening
from finmaskig.vault.tests.factories import make_boxes, unit_key
from finmaskig.vault.tests.notes import Note, write

pytestmark = pytest.mark.django_db


def test_the_unit_opens_its_record_and_no_other_unit_does(unit_id):
    (box,) = make_boxes(unit_id, 1)
    assert services.box_of(box.record, unit_id).key == box.key
    with pytest.raises(services.KeyGone, match="förstörd"):
        services.box_of(box.record, uuid4())


def test_a_text_comes_back_from_the_database(unit_id):
    (box,) = make_boxes(unit_id, 1)
    note = write(box, "Vi ses på tisdag")
    kept = Note.objects.get(pk=note.pk)
    assert isinstance(kept.text, bytes)
    assert services.box_of(box.record, unit_id).text(kept, "text") == "Vi ses på tisdag"


def test_many_records_open_in_one_query_and_the_others_are_left_out(
    unit_id, django_assert_num_queries
):
    boxes = {box.record: box.key for box in make_boxes(unit_id, 3)}
    with django_assert_num_queries(1):
        found = services.boxes_of([*boxes, uuid4()], unit_id)
    assert {record: box.key for record, box in found.items()} == boxes


def test_the_row_says_which_record_it_opens_and_holds_no_open_key(unit_id):
    (box,) = make_boxes(unit_id, 1)
    row = RecordKey.objects.get()
    assert str(row) == str(box.record)
    assert box.key not in bytes(row.wrapped)
    assert row.key_id == unit_key(unit_id).id


def test_a_shared_record_opens_for_both_units(unit_id):
    (box,) = make_boxes(unit_id, 1)
    other = uuid4()
    services.share_box(box, unit_id=other)
    assert services.box_of(box.record, other).key == box.key
    assert len(set(RecordKey.objects.values_list("key_id", flat=True))) == 2


def test_a_destroyed_record_is_not_shared_back_to_life(unit_id):
    (box,) = make_boxes(unit_id, 1)
    services.destroy([box.record])
    with pytest.raises(services.KeyGone):
        services.share_box(box, unit_id=uuid4())
    assert not RecordKey.objects.exists()


def test_a_wrapped_key_that_was_moved_to_another_record_opens_nothing(unit_id, caplog):
    one, two = make_boxes(unit_id, 2)
    stolen = RecordKey.objects.get(record=one.record).wrapped
    RecordKey.objects.filter(record=two.record).update(wrapped=stolen)
    assert set(services.boxes_of([one.record, two.record], unit_id)) == {one.record}
    assert "vault_key_not_opened" in caplog.text


def test_a_lost_key_file_shuts_its_unit_out_and_no_other(unit_id, own_keys):
    other = uuid4()
    (mine,), (theirs,) = make_boxes(unit_id, 1), make_boxes(other, 1)
    (own_keys / f"{unit_key(unit_id).id}.json").unlink()
    keyfiles._cache.clear()
    with pytest.raises(services.KeyGone):
        services.box_of(mine.record, unit_id)
    with pytest.raises(services.KeyGone):
        services.share_box(mine, unit_id=other)
    with pytest.raises(services.RingLost, match="driften"):
        services.make_box(record=uuid4(), unit_id=unit_id)
    assert services.box_of(theirs.record, other).key == theirs.key


def test_the_public_process_opens_nothing(unit_id, settings):
    (box,) = make_boxes(unit_id, 1)
    note = write(box, "Vi ses på tisdag")
    settings.SIDE = "public"
    for attempt in (
        lambda: services.box_of(box.record, unit_id),
        lambda: services.make_box(record=uuid4(), unit_id=unit_id),
        lambda: services.share_box(box, unit_id=uuid4()),
        lambda: services.destroy([box.record]),
    ):
        with pytest.raises(ImproperlyConfigured, match="public"):
            attempt()
    assert b"tisdag" not in bytes(Note.objects.get(pk=note.pk).text)
    assert RecordKey.objects.count() == 1


def test_two_records_never_share_a_key(unit_id):
    one, two = make_boxes(unit_id, 2)
    assert one.key != two.key
    with pytest.raises(Unreadable):
        two.text(write(one, "Hemligt"), "text")


def test_the_database_allows_one_key_for_a_record_and_unit(unit_id):
    (box,) = make_boxes(unit_id, 1)
    row = RecordKey.objects.get()
    copy = RecordKey(record=box.record, unit_id=unit_id, key_id=row.key_id, wrapped=row.wrapped)
    with pytest.raises(IntegrityError):
        copy.save(force_insert=True)


def test_two_who_make_the_box_of_a_unit_at_once_get_the_same(unit_id, monkeypatch):
    first = services.unit_box(unit_id)
    real, looks = opening.boxes_of, []

    def blind_at_first(*asked):
        looks.append(asked)
        return {} if len(looks) == 1 else real(*asked)

    monkeypatch.setattr(opening, "boxes_of", blind_at_first)
    assert services.unit_box(unit_id).key == first.key
    assert len(looks) == 2
    assert RecordKey.objects.filter(record=unit_id).count() == 1
