"""The end of what guidance keeps about a subject that fades."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.guidance.models import ReportOfConcern, Step

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def forget_steps(kinds: Collection[str], ids: Collection[UUID]) -> None:
    """Delete every step of some subjects, with its report, in the caller's transaction.

    What follows from such a step in another subject stays, without saying what it came from.
    """
    rows = Step.objects.filter(subject_kind__in=list(kinds), subject_id__in=list(ids))
    keys = list(rows.select_for_update().order_by("pk").values_list("pk", flat=True))
    Step.objects.filter(previous__in=keys).update(previous=None)
    Step.objects.filter(pk__in=keys).delete()


def forget_reports(ids: Collection[UUID]) -> None:
    """Delete reports of concern, and the words of their steps, in the caller's transaction."""
    rows = ReportOfConcern.objects.filter(pk__in=list(ids))
    steps = list(rows.values_list("step_id", flat=True))
    Step.objects.filter(pk__in=steps).update(result_text=b"")
    rows.delete()
