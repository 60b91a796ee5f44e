"""The nightly look for steps whose subject is gone."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from finmaskig.guidance import rules, subjects
from finmaskig.guidance.models import Step

if TYPE_CHECKING:
    from uuid import UUID


def steps_without_subject() -> list[UUID]:
    """Return the open steps whose subject no domain knows."""
    by_kind: defaultdict[str, dict[UUID, list[UUID]]] = defaultdict(lambda: defaultdict(list))
    rows = Step.objects.filter(status=rules.OPEN).values_list("subject_kind", "subject_id", "pk")
    for kind, subject_id, step_id in rows.iterator():
        by_kind[kind][subject_id].append(step_id)
    return [
        step_id
        for kind, wanted in by_kind.items()
        for subject_id in wanted.keys() - subjects.existing(kind, wanted)
        for step_id in wanted[subject_id]
    ]
