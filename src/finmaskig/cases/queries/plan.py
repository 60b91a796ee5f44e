"""Reads of the plan: as it stands, as it was, and as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from finmaskig.cases import plans
from finmaskig.cases.models import Plan, PlanVersion
from finmaskig.cases.plans import PlanText
from finmaskig.vault.services import box_of

if TYPE_CHECKING:
    from datetime import date, datetime

    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box


@dataclass(frozen=True)
class PlanView:
    """A plan as a page shows it: what it says, who wrote it, when."""

    text: PlanText = field(default_factory=PlanText)
    version: int = 0
    by: str = ""
    at: datetime | None = None

    @property
    def is_kept(self) -> bool:
        """Tell whether a plan is kept."""
        return self.version > 0


def text_of(row: Plan | PlanVersion, box: Box) -> PlanText:
    """Return what a plan says."""
    return plans.plan_from(
        box.text(row, "content"), strengths=tuple(row.strengths), review_on=row.review_on
    )


def plan_view(case: Case) -> PlanView:
    """Return a contact's plan, or an empty one."""
    row = Plan.objects.select_related("written_by").filter(case=case).first()
    if row is None:
        return PlanView()
    box = box_of(case.pk, case.unit_id)
    return PlanView(text_of(row, box), row.version, row.written_by.name, row.written_at)


def plan_history(case: Case) -> list[PlanView]:
    """Return what the plan said before, the latest first."""
    rows = list(PlanVersion.objects.filter(plan__case=case).select_related("written_by"))
    if not rows:
        return []
    box = box_of(case.pk, case.unit_id)
    return [
        PlanView(text_of(row, box), row.number, row.written_by.name, row.written_at) for row in rows
    ]


def review_day(case: Case) -> date | None:
    """Return the day on which the plan is followed up."""
    return Plan.objects.filter(case=case).values_list("review_on", flat=True).first()
