"""Steps whose subject is gone are found; kinds that no domain knows count as gone."""

from uuid import uuid4

import pytest

from finmaskig.guidance import rules, subjects
from finmaskig.guidance.services import steps_without_subject
from finmaskig.guidance.tests.factories import make_step
from finmaskig.shared.clock import now

pytestmark = pytest.mark.django_db


def test_an_open_step_without_its_subject_is_found(worker, monkeypatch):
    monkeypatch.setattr(subjects._registry, "finders", {})
    kept, gone = uuid4(), uuid4()
    subjects.register_subject("encounter", {kept}.intersection)
    make_step(worker, subject_id=kept)
    lost = [make_step(worker, subject_id=gone), make_step(worker, subject_id=gone, code="link")]
    make_step(worker, status=rules.DONE, closed_at=now())
    assert set(steps_without_subject()) == {step.pk for step in lost}


def test_a_kind_that_no_domain_knows_has_no_subjects(worker):
    step = make_step(worker, subject_kind="dream")
    assert steps_without_subject() == [step.pk]


def test_notices_are_their_own_subjects(worker):
    make_step(worker, subject_kind=rules.NOTICE_SUBJECT)
    assert steps_without_subject() == []
