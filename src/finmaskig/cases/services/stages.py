"""Where in the change somebody is. A way back is noted like any other step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from finmaskig.accounts.log import log_access
from finmaskig.cases.models import StageOfChange
from finmaskig.cases.services.noting import locked_support, note_day
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case


class StageInTheFuture(DomainError):
    """A stage is noted when it has begun."""


@transaction.atomic
def note_stage(*, actor: Actor, case: Case, stage: str, from_on: date) -> StageOfChange:
    """Note where somebody is from a day; the same day again puts it right."""
    at = now()
    row = locked_support(case)
    if from_on > local(at).date():
        raise StageInTheFuture(_("Dagen har inte varit än. Välj i dag eller en tidigare dag."))
    found, _new = StageOfChange.objects.update_or_create(
        case=row,
        from_on=from_on,
        defaults={"stage": stage, "mode": row.mode, "noted_by_id": actor.user_id},
    )
    note_day(row, at)
    log_access(actor=actor, event="cases.stage_noted", subject="case", ids=[row.pk])
    return found
