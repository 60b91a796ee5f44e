"""Reads of the board's decisions, and of the modes that they allow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils.translation import gettext as _

from finmaskig.cases import rules
from finmaskig.cases.models import IdentityDecision
from finmaskig.cases.rules import Allowed

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from finmaskig.accounts.actor import Actor


def decisions_of(unit_id: UUID | None) -> list[IdentityDecision]:
    """Return a unit's decisions, the latest first."""
    return list(IdentityDecision.objects.filter(Q(unit_id=unit_id)).select_related("recorded_by"))


def decision_in_force(unit_id: UUID | None, on: date) -> IdentityDecision | None:
    """Return the decision that lets a unit leave identity undocumented on a day."""
    open_end = Q(valid_to__isnull=True) | Q(valid_to__gte=on)
    rows = IdentityDecision.objects.filter(open_end, Q(unit_id=unit_id), valid_from__lte=on)
    return rows.order_by("-valid_from").first()


def allowed_modes(actor: Actor, on: date) -> list[Allowed]:
    """Return each mode, whether the actor's unit can use it today, and why not."""
    decision = decision_in_force(actor.unit_id, on)
    allowed = rules.modes_of(actor.side, has_decision=decision is not None)
    why = {
        rules.SUPPORT: _(
            "Nämndens beslut enligt 14 kap. 5 § SoL är inte registrerat för enheten. "
            "Be chefen eller nämndsekreteraren registrera det."
        ),
        rules.COORDINATION: _("Samordning görs inte på köparnas sida."),
    }
    return [Allowed(mode, may, "" if may else why[mode]) for mode, may in allowed.items()]
