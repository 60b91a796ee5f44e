"""How long contacts last and who comes back: exact counts, for safe tables only.

No page shows them: whoever publishes them protects them first. Contacts that have faded are
counted by whole months.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.db.models import Q

from finmaskig.cases import rules
from finmaskig.cases.models import CasePeriod, PeriodCount

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True)
class Length:
    """One period that ended: its days, and why and how it ended."""

    days: int
    reason: str
    outcome: str
    mode: str
    kind: str


@dataclass(frozen=True)
class Returns:
    """How many contacts ended between two days, and how many of them came back in a year."""

    ended: int
    came_back: int


def lengths(unit_id: UUID, first: date, last: date) -> list[Length]:
    """Return the periods of a unit that ended between two days, both included."""
    rows = CasePeriod.objects.filter(
        case__unit_id=unit_id, closed_on__gte=first, closed_on__lte=last
    ).select_related("case")
    kept: list[Length] = [
        Length(one.days, one.reason, one.outcome, one.mode, one.kind)
        for one in _faded(unit_id, first, last)
        for _time in range(one.count)
    ]
    return kept + [
        Length(
            days=(row.closed_on - row.opened_on).days,
            reason=row.closing_reason,
            outcome=row.outcome,
            mode=row.case.mode,
            kind=row.case.kind,
        )
        for row in rows
        if row.closed_on is not None
    ]


def returns(unit_id: UUID, first: date, last: date) -> Returns:
    """Count the periods that ended between two days, and those followed by another in a year."""
    rows = CasePeriod.objects.filter(Q(case__unit_id=unit_id)).order_by("case_id", "opened_on")
    periods = list(rows)
    pairs = zip(periods, [*periods, None][1:], strict=True)
    ended = [
        (one, after)
        for one, after in pairs
        if one.closed_on is not None and first <= one.closed_on <= last
    ]
    faded = _faded(unit_id, first, last)
    return Returns(
        len(ended) + sum(one.count for one in faded),
        _count(ended) + sum(one.count for one in faded if one.came_back),
    )


def _faded(unit_id: UUID, first: date, last: date) -> list[PeriodCount]:
    """Return what is counted of contacts that have faded, in the months that lie wholly between."""
    until = (last + timedelta(days=1)).replace(day=1)
    rows = PeriodCount.objects.filter(unit_id=unit_id, month__gte=first, month__lt=until)
    return list(rows.order_by("month", "pk"))


def _count(ended: Sequence[tuple[CasePeriod, CasePeriod | None]]) -> int:
    return sum(
        after is not None
        and after.case_id == one.case_id
        and rules.came_back(one.closed_on, after.opened_on)
        for one, after in ended
    )
