"""What the clock does: overdue steps climb without their content, suggestions pass."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.guidance import rules
from finmaskig.guidance.models import Step

if TYPE_CHECKING:
    from datetime import datetime


@transaction.atomic
def climb_overdue(*, at: datetime) -> int:
    """Lift each open step to where its lateness puts it; return how many rose."""
    late = Step.objects.filter(status=rules.OPEN, level__in=rules.CLIMBING_LEVELS)
    days = timedelta(days=rules.DAYS_BEFORE_NEXT_LEAD)
    long_late = late.filter(late_at__lt=at - days, climb_level__lt=rules.WITH_NEXT_LEAD)
    higher = long_late.update(climb_level=rules.WITH_NEXT_LEAD, climbed_at=at)
    newly_late = late.filter(late_at__lt=at, climb_level=rules.WITH_WORKER)
    return higher + newly_late.update(climb_level=rules.WITH_LEAD, climbed_at=at)


@transaction.atomic
def let_go_of_suggestions(*, at: datetime) -> int:
    """End what could have been done in meetings that are over; a suggestion nags nobody."""
    passed = Step.objects.filter(
        status=rules.OPEN, level=rules.MAY, due_precision=rules.MEETING, due_at__lt=at
    )
    return passed.update(status=rules.NOT_APPLICABLE, result=rules.PASSED, closed_at=at)
