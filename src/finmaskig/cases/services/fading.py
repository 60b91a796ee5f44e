"""The end of a contact: its counts are kept, then everything else of it goes."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from django.db.models import F

from finmaskig.cases import rules
from finmaskig.cases.models import Case, CasePeriod, PeriodCount
from finmaskig.cases.queries.subjects import KINDS
from finmaskig.guidance.services.fading import forget_steps
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID


def condemn_cases(ids: Collection[UUID]) -> None:
    """Let nobody write in some contacts any more; called with their rows locked."""
    Case.objects.filter(pk__in=list(ids), fading_at__isnull=True).update(fading_at=now())


def forget_cases(ids: Collection[UUID]) -> None:
    """Count the periods of some contacts and delete all that hangs on them.

    In the caller's transaction. A contact that is gone already is not counted again.
    """
    rows = Case.objects.select_for_update().filter(pk__in=list(ids)).order_by("pk")
    for case in rows:
        _count_periods(case)
    forget_steps(KINDS, ids)
    Case.objects.filter(pk__in=list(ids)).delete()


def _count_periods(case: Case) -> None:
    periods = list(case.periods.order_by("opened_on"))
    for period, after in pairwise([*periods, None]):
        if period is not None and period.closed_on is not None:
            _add(case, period, came_back=_came_back(period, after))


def _came_back(period: CasePeriod, after: CasePeriod | None) -> bool:
    return after is not None and rules.came_back(period.closed_on, after.opened_on)


def _add(case: Case, period: CasePeriod, *, came_back: bool) -> None:
    assert period.closed_on is not None
    row, _new = PeriodCount.objects.get_or_create(
        unit_id=case.unit_id,
        board_id=case.board_id,
        side=case.side,
        month=period.closed_on.replace(day=1),
        days=(period.closed_on - period.opened_on).days,
        reason=period.closing_reason,
        outcome=period.outcome,
        mode=case.mode,
        kind=case.kind,
        came_back=came_back,
    )
    PeriodCount.objects.filter(pk=row.pk).update(count=F("count") + 1)
