"""How the services lock and save steps, in one order so that nobody waits in a circle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance.models import Step
from finmaskig.guidance.queries import FOREIGN_KEYS

if TYPE_CHECKING:
    from uuid import UUID


def lock_subject(kind: str, subject_id: UUID) -> list[Step]:
    """Lock and return every step of a subject, always in the same order."""
    rows = Step.objects.select_for_update().filter(subject_kind=kind, subject_id=subject_id)
    return list(rows.order_by("pk"))


def lock(step: Step) -> tuple[Step, list[Step]]:
    """Lock a step with all others of its subject; return it and the others of its unit."""
    rows = lock_subject(step.subject_kind, step.subject_id)
    row = next(one for one in rows if one.pk == step.pk)
    others = [one for one in rows if one.pk != step.pk and one.owner_unit_id == row.owner_unit_id]
    return row, others


def save(row: Step) -> None:
    """Check each field of a step and save it."""
    row.clean_fields(exclude=FOREIGN_KEYS)
    row.save()
