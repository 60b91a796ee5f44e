"""A thief with the whole database reads no sentence that anybody wrote about a person."""

from __future__ import annotations

import re

import pytest

from finmaskig.cases.models import Case, Talk
from finmaskig.cases.services.talks import log_talk
from finmaskig.cases.tests.plan_factories import planned
from finmaskig.cases.tests.track import factories as track
from finmaskig.cases.values import NewTalk
from finmaskig.shared.clock import today
from finmaskig.vault import holders
from finmaskig.vault.models import RecordKey
from finmaskig.vault.services.opening import opened
from finmaskig.vault.tests.dump import planted, raw_bytes
from tests.refusals.rows import STAFF
from tests.refusals.stage import rolled_back
from tests.refusals.table import MARK, Seat

pytestmark = [pytest.mark.django_db, pytest.mark.unmeasured]
TOKEN = re.compile(rb"zq[0-9a-f]{7}qz")
SENTENCES = [one for one in planted(1300) if not re.search(r"zq\d+qz", one)][:1000]
"""A thousand, without those that a form would take for a telephone number."""
DOMAINS = {row.name.split(":")[0] for row in STAFF}
"""Those that have a page: before that nobody can have written anything."""
FIELDS = {
    f"{holder.model.__name__}.{name}": (holder, name)
    for holder in holders.all_holders()
    for name in holder.fields
    if holder.model._meta.app_label in DOMAINS
}


def found_open():
    """Return the tokens of planted sentences that lie open anywhere in the database."""
    return set(TOKEN.findall(raw_bytes()))


def kept(holder, name):
    """Return the rows of a table with a text in a field, each with the box that opens it."""
    for row in holder.model._base_manager.exclude(**{name: b""}):
        same = holder.model._base_manager.filter(pk=row.pk)
        record = same.values_list(holder.record, flat=True).get()
        yield row, opened(RecordKey.objects.filter(record=record)[0])


@pytest.mark.parametrize("field", FIELDS)
def test_each_sealed_field_is_marked_in_the_world_and_its_text_lies_nowhere_open(stage, field):
    """A new sealed field joins by itself: its service writes a marked text in ``things_*.py``."""
    holder, name = FIELDS[field]
    texts = [box.text(row, name) for row, box in kept(holder, name)]
    assert any(MARK in text for text in texts), "Let its service write it in things_*.py."
    with rolled_back():
        for row, box in kept(holder, name):
            box.put(row, **{name: " ".join(SENTENCES)})
            same = holder.model._base_manager.filter(pk=row.pk)
            same.update(**{name: getattr(row, name)})
        assert all(SENTENCES[0] in box.text(row, name) for row, box in kept(holder, name))
        assert found_open() == set()


def _typed(stage):
    """Plant four hundred sentences through forms, some of them refused and shown again."""
    worker, world = Seat("own", "worker"), stage.world
    talk = {"held_on": today().isoformat(), "text": " ".join(SENTENCES[:200])}
    told = {"kind": "own", "mark": world["mark"], "needs_text": " ".join(SENTENCES[200:400])}
    for name, sent in (
        ("talk_add", talk),
        ("talk_add", talk | {"held_on": "i morgon"}),
        ("case_situation", told),
        ("case_situation", told | {"mark": "gammal"}),
    ):
        row = next(one for one in STAFF if one.name == f"cases:{name}")
        stage.ask(worker, "post", stage.url(row), data=sent)


def test_a_thousand_planted_sentences_are_in_no_dump(stage):
    worker = stage.world.actor("worker")
    support = Case.objects.get(pk=stage.world["support case"])
    coordinated = Case.objects.get(pk=stage.world["track"])
    with rolled_back():
        _typed(stage)
        for first in range(400, 800, 20):
            text = " ".join(SENTENCES[first : first + 20])
            log_talk(actor=worker, case=support, new=NewTalk(held_on=today(), text=text))
        planned(worker, support, text=SENTENCES[800], helps_text=" ".join(SENTENCES[801:900]))
        track.event(worker, coordinated.track, note=" ".join(SENTENCES[900:]))
        assert Talk.objects.filter(case=support).count() >= 21
        assert found_open() == set()


def test_the_same_look_finds_a_sentence_that_lies_open(stage):
    """Without this, a look that finds nothing anywhere would pass the tests above."""
    with rolled_back():
        Case.objects.filter(pk=stage.world["case"]).update(alias=SENTENCES[7][:60])
        assert len(found_open()) == 1
