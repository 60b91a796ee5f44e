"""Hours of the own unit, summed by month and task; shown nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.formats import date_format

from finmaskig.cases.models import Hours
from finmaskig.cases.models.track.choices import HourCategory
from finmaskig.cases.rules import months_after
from finmaskig.cases.track_rules import hours_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor

MONTHS = 12
LATEST = 5


@dataclass(frozen=True)
class HoursPage:
    """The actor's latest rows, and a table of the unit's months."""

    mine: list[Hours]
    head: list[str]
    rows: list[list[str]]


def hours_by_id(hours_id: UUID) -> Hours | None:
    """Return hours by their id."""
    return Hours.objects.filter(pk=hours_id).first()


def hours_page(actor: Actor, on: date) -> HoursPage:
    """Return the actor's latest hours and what her unit's went to, month by month."""
    unit = Hours.objects.filter(Q(unit_id=actor.unit_id))
    mine = unit.filter(user_id=actor.user_id).order_by("-worked_on", "pk")[:LATEST]
    first = months_after(on.replace(day=1), 1 - MONTHS)
    sums = (
        unit.filter(worked_on__gte=first)
        .order_by()
        .annotate(month=TruncMonth("worked_on"))
        .values("month", "category")
        .annotate(minutes=Sum("minutes"))
    )
    return HoursPage(
        mine=list(mine),
        head=[*(str(one) for one in HourCategory.labels)],
        rows=_table((row["month"], row["category"], row["minutes"]) for row in sums),
    )


def _table(sums: Iterable[tuple[date, str, int]]) -> list[list[str]]:
    months: dict[date, dict[str, int]] = {}
    for month, category, minutes in sums:
        months.setdefault(month, {})[category] = minutes
    return [
        [
            date_format(month, "F Y"),
            *(hours_text(spent.get(category, 0)) for category in HourCategory.values),
            hours_text(sum(spent.values())),
        ]
        for month, spent in sorted(months.items(), reverse=True)
    ]
