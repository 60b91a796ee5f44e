"""A dump of the database shows no text: a thousand planted sentences are not in it."""

import pytest

from finmaskig.vault import services
from finmaskig.vault.tests.dump import planted, raw_bytes, traces
from finmaskig.vault.tests.factories import ACTOR, make_boxes
from finmaskig.vault.tests.notes import Note, write

pytestmark = pytest.mark.django_db


@pytest.fixture
def sentences(unit_id):
    """Plant a thousand sentences, twenty in each record."""
    sentences = planted(1000)
    boxes = make_boxes(unit_id, 50)
    for number in range(0, 1000, 2):
        write(boxes[number // 20], sentences[number], sentences[number + 1] * 9)
    return sentences


def test_no_planted_sentence_is_in_a_dump(sentences, unit_id):
    assert Note.objects.count() >= 500
    assert traces(sentences) == []
    services.rotate_unit_key(unit_id=unit_id, actor=ACTOR)
    services.renew_unit(unit_id=unit_id, actor=ACTOR)
    assert traces(sentences) == []


def test_no_key_is_in_a_dump(sentences, unit_id, own_keys):
    from finmaskig.accounts.keyring import all_keys

    held = raw_bytes()
    boxes = services.boxes_of(Note.objects.values_list("record", flat=True), unit_id)
    assert len(boxes) == 50
    assert not any(box.key in held for box in boxes.values())
    assert not any(key.secret in held for key in all_keys())


def test_the_same_look_finds_a_sentence_that_lies_open(sentences):
    """Without this, a look that finds nothing anywhere would pass the tests above."""
    Note.objects.filter(pk=Note.objects.first().pk).update(plain=sentences[7])
    assert traces(sentences) == [sentences[7]]
