"""Registering and ending a board's decision that identity is not documented (14 kap. 5 § SoL)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from finmaskig.accounts.log import log_access
from finmaskig.cases import rules
from finmaskig.cases.models import IdentityDecision
from finmaskig.cases.queries.decisions import ending_decisions, is_followed
from finmaskig.cases.queries.subjects import DECISION_KIND, FROZEN_IN, subject_of_decision
from finmaskig.guidance.services import DatedStep, keep_dated_steps
from finmaskig.organisations.queries import staff_of
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.accounts.actor import Actor
    from finmaskig.cases.values import NewDecision

REGISTERED = "cases.decision_registered"


class DecisionsOverlap(DomainError):
    """The unit has a decision on one of the days already."""


class DecisionHasEnded(DomainError):
    """The decision ends before that day."""


@transaction.atomic
def register_decision(*, actor: Actor, new: NewDecision) -> IdentityDecision:
    """Register a decision that the board has made for one unit."""
    decision = IdentityDecision(
        unit_id=new.unit_id,
        decided_on=new.decided_on,
        reference_number=new.reference_number.strip(),
        service=new.service.strip(),
        special_reasons=new.special_reasons.strip(),
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        recorded_by_id=actor.user_id,
    )
    _refuse_overlap(decision)
    decision.clean_fields(exclude=["unit", "recorded_by"])
    decision.save()
    log_access(actor=actor, event=REGISTERED, subject="decision", ids=[decision.pk])
    watch_decisions(actor=actor, at=now())
    return decision


@transaction.atomic
def end_decision(*, actor: Actor, decision: IdentityDecision, last_on: date) -> IdentityDecision:
    """Let a decision hold until a day; what was written under it can still be read."""
    row = IdentityDecision.objects.select_for_update().get(pk=decision.pk)
    if row.valid_to is not None and row.valid_to < last_on:
        raise DecisionHasEnded(gettext_lazy("Beslutet slutar gälla redan före den dagen."))
    if last_on < row.valid_from:
        raise DecisionHasEnded(gettext_lazy("Beslutet har inte börjat gälla den dagen."))
    row.valid_to = last_on
    row.save(update_fields=["valid_to"])
    log_access(actor=actor, event="cases.decision_ended", subject="decision", ids=[row.pk])
    watch_decisions(actor=actor, at=now())
    return row


def _refuse_overlap(decision: IdentityDecision) -> None:
    others = IdentityDecision.objects.filter(unit_id=decision.unit_id)
    for other in others:
        starts_after = other.valid_to is not None and other.valid_to < decision.valid_from
        ends_before = decision.valid_to is not None and decision.valid_to < other.valid_from
        if not (starts_after or ends_before):
            raise DecisionsOverlap(
                _("Beslutet %(number)s gäller samma dagar. Avsluta det först.")
                % {"number": other.reference_number}
            )


@transaction.atomic
def watch_decisions(*, actor: Actor, at: datetime) -> int:
    """Ask the lead for a new decision 60 days before one ends; return how many wait."""
    on = local(at).date()
    waiting = 0
    for decision in ending_decisions(on):
        steps = [] if is_followed(decision) else [_step(decision, on)]
        keep_dated_steps(actor=actor, subject=subject_of_decision(decision), wanted=steps, at=at)
        waiting += len(steps)
    return waiting


def _step(decision: IdentityDecision, on: date) -> DatedStep:
    with override(FROZEN_IN):
        return DatedStep(
            watch=DECISION_KIND,
            code="decision-ends",
            title=_("Nämndens beslut om dokumentation upphör"),
            say=_("Be nämnden om ett nytt beslut och registrera det här."),
            why=_("Utan beslut kan ingen ny person få stöd utan att uppge sitt namn."),
            source=rules.GROUNDS[rules.SUPPORT],
            due_on=decision.valid_to,
            for_user=_lead_of(decision, on),
        )


def _lead_of(decision: IdentityDecision, on: date) -> UUID | None:
    staff = staff_of(decision.unit.board_id, on=on, roles=("lead",))
    return next((one.user_id for one in staff if one.unit_id == decision.unit_id), None)
