"""Registering and ending a board's decision on destruction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.retention import rules
from finmaskig.retention.models import DestructionDecision
from finmaskig.retention.rulebook import all_rules
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import DomainError, NotAllowed
from finmaskig.vault import fading

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.accounts.actor import Actor
    from finmaskig.retention.values import NewDestructionDecision


class DecisionIsNotMade(DomainError):
    """A decision cannot be registered before the board has made it."""


class DecisionHasEnded(DomainError):
    """The decision ends before that day."""


@transaction.atomic
def register_decision(*, actor: Actor, new: NewDestructionDecision) -> DestructionDecision:
    """Register what the board has decided may be destroyed; nothing goes by this alone."""
    _allow(actor)
    if new.decided_on > today() or new.valid_from < new.decided_on:
        raise DecisionIsNotMade(
            _("Ett beslut registreras när nämnden har fattat det, och gäller tidigast den dagen.")
        )
    _refuse_odd(new)
    decision = DestructionDecision(
        board_id=board_of(actor),
        decided_on=new.decided_on,
        reference_number=new.reference_number.strip(),
        kinds=sorted(set(new.kinds)),
        years={kind: new.years[kind] for kind in sorted(new.years)},
        valid_from=new.valid_from,
        valid_to=new.valid_to,
        recorded_by_id=actor.user_id,
        recorded_at=now(),
    )
    decision.clean_fields(exclude=["board", "recorded_by"])
    decision.save()
    _log(actor, "retention.decision_registered", decision)
    return decision


@transaction.atomic
def end_decision(
    *, actor: Actor, decision: DestructionDecision, last_on: date
) -> DestructionDecision:
    """Let a decision hold until a day; what is listed under it falls off when it has ended."""
    _allow(actor)
    row = DestructionDecision.objects.select_for_update().get(pk=decision.pk)
    if row.board_id != actor.board_id:
        raise NotAllowed
    if row.valid_to is not None and row.valid_to < last_on:
        raise DecisionHasEnded(_("Beslutet slutar gälla redan före den dagen."))
    if last_on < row.valid_from:
        raise DecisionHasEnded(_("Beslutet har inte börjat gälla den dagen."))
    row.valid_to = last_on
    row.save(update_fields=["valid_to"])
    _log(actor, "retention.decision_ended", row)
    return row


def _allow(actor: Actor) -> None:
    if actor.role not in rules.DECIDERS:
        raise NotAllowed(_("Enhetschefen eller nämndsekreteraren registrerar beslutet."))


def _refuse_odd(new: NewDestructionDecision) -> None:
    """Refuse kinds that do not exist, and years where the law sets the time."""
    if not new.kinds or not set(new.kinds) <= set(fading.names()):
        raise ValidationError({"kinds": _("Välj vilka slag av handlingar beslutet gäller.")})
    free = {one.kind for one in all_rules() if one.set_by == rules.BOARD} & set(new.kinds)
    if not set(new.years) <= free:
        raise ValidationError({"years": _("Lagen bestämmer tiden för det här slaget.")})
    if any(not 1 <= years <= rules.MOST_YEARS for years in new.years.values()):
        raise ValidationError({"years": _("Ange mellan 1 och 10 år.")})


def _log(actor: Actor, event: str, decision: DestructionDecision) -> None:
    log_access(actor=actor, event=event, subject="destruction_decision", ids=[decision.pk])
