"""The words of a step's result: sealed in the database, read on the step's page."""

from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from finmaskig.guidance.models import Step
from finmaskig.guidance.queries import words_of_result
from finmaskig.guidance.rules import Outcome
from finmaskig.guidance.services import close_step, reopen_step
from finmaskig.guidance.tests.factories import hire, make_step, make_unit
from finmaskig.vault.services import unit_box

pytestmark = pytest.mark.django_db
WORDS = "Hon ville vänta till våren."


def closed(sara, words=WORDS):
    return close_step(step=make_step(sara), outcome=Outcome("yes", words), actor=sara)


def test_words_are_sealed_for_their_unit_and_no_other():
    sara, other = hire(make_unit()), hire(make_unit())
    row = closed(sara)
    assert WORDS.encode() not in bytes(Step.objects.get(pk=row.pk).result_text)
    assert words_of_result(row) == WORDS
    assert unit_box(sara.unit_id).record == sara.unit_id
    assert unit_box(other.unit_id).key != unit_box(sara.unit_id).key


def test_no_words_are_no_bytes():
    assert words_of_result(closed(hire(make_unit()), words="")) == ""


def test_why_a_step_was_opened_again_is_sealed_too():
    sara = hire(make_unit())
    assert words_of_result(reopen_step(step=closed(sara), why="Fel rad.", actor=sara)) == "Fel rad."


def test_words_that_say_who_are_refused():
    with pytest.raises(ValidationError):
        closed(hire(make_unit()), words="Ring 070-123 45 67")


def test_a_key_that_another_process_made_first_is_used(monkeypatch):
    sara = hire(make_unit())
    first = unit_box(sara.unit_id)
    opening = import_module("finmaskig.vault.services.opening")
    boxes = opening.boxes_of
    answers = iter([{}])
    monkeypatch.setattr(opening, "boxes_of", lambda *args: next(answers, None) or boxes(*args))
    assert unit_box(sara.unit_id).key == first.key


def test_words_from_before_are_sealed_by_the_migration(monkeypatch):
    row = make_step(hire(make_unit()))
    migration = import_module("finmaskig.guidance.migrations.0003_seal_words")
    saved = []

    class Before:
        """A row as it was, with its words in plain."""

        pk, owner_unit_id, _meta, result_text = row.pk, row.owner_unit_id, row._meta, WORDS

        def save(self, **_only):
            saved.append(self.sealed_words)

    class Rows:
        """What the migration asks for."""

        def exclude(self, **_empty):
            return self

        def iterator(self):
            return [Before()]

    monkeypatch.setattr(apps, "get_model", lambda *_names: type("Model", (), {"objects": Rows()}))
    migration.seal_words(apps, None)
    Step.objects.filter(pk=row.pk).update(result_text=saved[0])
    assert words_of_result(Step.objects.get(pk=row.pk)) == WORDS
