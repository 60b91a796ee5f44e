"""A new key for a unit: every record opens at every moment, and the old key goes in time."""

from datetime import timedelta
from uuid import uuid4

import pytest

from finmaskig.accounts import keyfiles, keyring
from finmaskig.accounts.models import AccessEntry
from finmaskig.shared.clock import now
from finmaskig.vault import queries, services
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services import rotation
from finmaskig.vault.tests.factories import ACTOR, later, make_boxes, unit_key

pytestmark = pytest.mark.django_db


@pytest.fixture
def boxes(unit_id):
    return make_boxes(unit_id, 7)


def named(unit_id):
    return queries.named_keys()[unit_id]


def rotate(unit_id):
    return services.rotate_unit_key(unit_id=unit_id, actor=ACTOR)


def assert_all_open(boxes, unit_id):
    opened = services.boxes_of([box.record for box in boxes], unit_id)
    assert {box.record: box.key for box in boxes} == {r: b.key for r, b in opened.items()}


@pytest.mark.parametrize("size", [1, 3, 500])
def test_every_record_is_wrapped_by_the_new_key(boxes, unit_id, monkeypatch, size):
    monkeypatch.setattr(rotation, "BATCH", size)
    old = unit_key(unit_id)
    assert rotate(unit_id) == rotation.Rotated(7, 0)
    new = unit_key(unit_id)
    assert named(unit_id) == {new.id: 7}
    assert new.id != old.id
    assert keyring.by_id(old.id).state == keyring.State.RETIRED
    assert_all_open(boxes, unit_id)


def test_other_units_are_left_alone(boxes, unit_id):
    other = uuid4()
    theirs = make_boxes(other, 2)
    before = named(other)
    rotate(unit_id)
    assert named(other) == before
    assert_all_open(theirs, other)


def test_it_is_in_the_access_log(boxes, unit_id):
    rotate(unit_id)
    entry = AccessEntry.objects.get()
    assert (entry.event, entry.ids) == ("vault.unit_key_rotated", [str(unit_id)])
    assert entry.user_name == "finmaskig keys"


def test_an_interrupted_rotation_is_finished_by_the_next_run(boxes, unit_id):
    keyring.rotate(keyring.Purpose.UNIT, unit=str(unit_id))  # the power went after this
    assert unit_key(unit_id).id not in named(unit_id)
    assert_all_open(boxes, unit_id)
    assert services.finish_rotations(at=now()).rotated == rotation.Rotated(7, 0)
    assert named(unit_id) == {unit_key(unit_id).id: 7}
    assert services.finish_rotations(at=now()).rotated == rotation.Rotated()
    assert_all_open(boxes, unit_id)


def test_a_row_that_another_process_changed_meanwhile_is_not_overwritten(boxes, unit_id):
    swaps = [rotation._swap(row) for row in RecordKey.objects.filter(record=boxes[0].record)]
    RecordKey.objects.filter(record=boxes[0].record).update(wrapped=b"newer")
    assert rotation._swapped(swaps) == 0
    assert bytes(RecordKey.objects.get(record=boxes[0].record).wrapped) == b"newer"


def test_a_key_that_does_not_open_is_counted_and_left_as_it_was(boxes, unit_id):
    broken = RecordKey.objects.get(record=boxes[0].record)
    RecordKey.objects.filter(pk=broken.pk).update(wrapped=b"not a key")
    assert rotate(unit_id) == rotation.Rotated(6, 1)
    kept = RecordKey.objects.get(pk=broken.pk)
    assert (bytes(kept.wrapped), kept.key_id) == (b"not a key", broken.key_id)
    assert_all_open(boxes[1:], unit_id)


def test_two_rotations_in_turn_end_with_the_newest_key(boxes, unit_id):
    keyring.rotate(keyring.Purpose.UNIT, unit=str(unit_id))
    rotate(unit_id)
    assert named(unit_id) == {unit_key(unit_id).id: 7}
    assert len(keyring.all_keys()) == 3 + 1  # and the key of the log


def test_an_old_key_goes_when_no_row_and_no_copy_can_name_it(boxes, unit_id):
    old = unit_key(unit_id)
    rotate(unit_id)
    assert services.finish_rotations(at=now()).forgotten == 0
    assert services.finish_rotations(at=later(days=35)).forgotten == 0
    assert services.finish_rotations(at=later(days=37)).forgotten == 1
    with pytest.raises(keyring.UnknownKey):
        keyring.by_id(old.id)
    assert_all_open(boxes, unit_id)


def test_an_old_key_that_a_restored_copy_names_again_stays(boxes, unit_id):
    old_row = RecordKey.objects.values("pk", "key_id", "wrapped")[0]
    rotate(unit_id)
    services.finish_rotations(at=now())
    RecordKey.objects.filter(pk=old_row.pop("pk")).update(**old_row)
    assert services.finish_rotations(at=later(days=37)).rotated.count == 1
    assert keyring.by_id(old_row["key_id"])
    assert services.finish_rotations(at=later(days=72)).forgotten == 0
    assert services.finish_rotations(at=later(days=74)).forgotten == 1
    assert_all_open(boxes, unit_id)


def test_a_damaged_file_in_the_ring_stops_every_deletion(boxes, unit_id, own_keys):
    rotate(unit_id)
    (own_keys / "torn.json").write_text('{"id": "to')
    keyfiles._cache.clear()
    for attempt in (lambda: rotate(unit_id), lambda: services.finish_rotations(at=now())):
        with pytest.raises(keyring.RingDamaged, match="finmaskig check"):
            attempt()
    assert_all_open(boxes, unit_id)


def test_a_unit_whose_keys_are_lost_gets_no_new_one_by_night_but_when_told(
    boxes, unit_id, own_keys
):
    (own_keys / f"{unit_key(unit_id).id}.json").unlink()
    keyfiles._cache.clear()
    assert services.finish_rotations(at=now()).rotated == rotation.Rotated(0, 7)
    assert keyring.active(keyring.Purpose.UNIT, unit=str(unit_id)) is None
    assert rotate(unit_id) == rotation.Rotated(0, 7)
    assert services.make_box(record=uuid4(), unit_id=unit_id)


def test_the_clock_set_back_makes_no_old_key_the_current_one(boxes, unit_id, clock):
    clock("2020-01-01 12:00")
    rotate(unit_id)
    assert named(unit_id) == {unit_key(unit_id).id: 7}
    services.finish_rotations(at=now() + timedelta(days=1))
    assert named(unit_id) == {unit_key(unit_id).id: 7}
    assert_all_open(boxes, unit_id)
