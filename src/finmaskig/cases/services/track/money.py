"""Costs, and the state's reimbursement quarter by quarter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.cases import track_rules
from finmaskig.cases.models import Claim, Cost
from finmaskig.cases.services.track.rows import (
    finish,
    locked_track,
    refuse_change,
    refuse_odd_days,
)
from finmaskig.shared.clock import now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.models import Case
    from finmaskig.cases.track_values import NewClaim, NewCost


class ClaimExists(DomainError):
    """The quarter has been applied for."""


class AmountsDoNotFit(DomainError):
    """What was paid and refused is more than what was applied for, or lacks its day."""


class NotAQuarter(DomainError):
    """A quarter begins in January, April, July or October."""


@transaction.atomic
def keep_cost(
    *, actor: Actor, case: Case, new: NewCost, cost: Cost | None = None, version: int = 0
) -> Cost:
    """Write down a cost that was decided, or change it; its quarters open their steps."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    if cost is None:
        kept = Cost(pk=uuid4(), track=track)
    else:
        kept = Cost.objects.select_for_update().get(pk=cost.pk)
        refuse_change(kept, version)
    kept.ground, kept.decided_on, kept.amount = new.ground, new.decided_on, new.amount
    kept.from_on, kept.to_on = new.from_on, new.to_on
    kept.reference_number = new.reference_number.strip()
    kept.clean_fields(exclude=["track"])
    kept.save()
    finish(actor=actor, case=row, at=at)
    return kept


@transaction.atomic
def keep_claim(
    *, actor: Actor, case: Case, new: NewClaim, claim: Claim | None = None, version: int = 0
) -> Claim:
    """Write down an application for a quarter, or what it came to; a part can be paid first."""
    at = now()
    row, track = locked_track(case)
    refuse_odd_days(new, row, at)
    _refuse(new)
    year, quarter = new.quarter_on.year, (new.quarter_on.month + 2) // 3
    if claim is None:
        kept = Claim(pk=uuid4(), track=track)
    else:
        kept = Claim.objects.select_for_update().get(pk=claim.pk)
        refuse_change(kept, version)
    if track.claims.filter(year=year, quarter=quarter).exclude(pk=kept.pk).exists():
        raise ClaimExists(_("Kvartalet är redan sökt. Ändra den ansökan i stället."))
    kept.year, kept.quarter = year, quarter
    kept.applied_on, kept.amount = new.applied_on, new.amount
    kept.reference_number = new.reference_number.strip()
    kept.paid_on, kept.paid_amount = new.paid_on, new.paid_amount
    kept.refused_on, kept.refused_amount = new.refused_on, new.refused_amount
    kept.clean_fields(exclude=["track"])
    kept.save()
    finish(actor=actor, case=row, at=at)
    return kept


def _refuse(new: NewClaim) -> None:
    if new.quarter_on != track_rules.quarter_of(new.quarter_on):
        raise NotAQuarter(_("Välj ett helt kvartal."))
    pairs = ((new.paid_on, new.paid_amount), (new.refused_on, new.refused_amount))
    if any((day is None) != (amount is None) for day, amount in pairs):
        raise AmountsDoNotFit(_("Skriv både dag och belopp för det som betalades eller avslogs."))
    if (new.paid_amount or 0) + (new.refused_amount or 0) > new.amount:
        raise AmountsDoNotFit(_("Utbetalt och avslaget är mer än det ni sökte. Rätta beloppen."))
