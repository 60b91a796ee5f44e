"""Registering what a board has decided for its own figures: stricter, never milder."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_access
from finmaskig.organisations.access import board_of
from finmaskig.reports.models import CountPolicy
from finmaskig.reports.queries.policies import policy_in_force, sensitive_choices
from finmaskig.reports.request_rules import POLICY_KEEPERS
from finmaskig.reports.services import ledger
from finmaskig.reports.values import function_of
from finmaskig.shared.clock import now, today
from finmaskig.shared.errors import NotAllowed

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.pure.statistics.policy import Policy
    from finmaskig.reports.values_requests import NewPolicy

MOST_THRESHOLD, MOST_WIDTH = 30, 10
"""Above these nearly everything is hidden: a slip of the keys, which could not be taken back."""


@transaction.atomic
def register_policy(*, actor: Actor, new: NewPolicy) -> CountPolicy:
    """Keep rules that are stricter than those in force, from a day that has not passed."""
    if actor.role not in POLICY_KEEPERS:
        raise NotAllowed
    board_id = board_of(actor)
    ledger.lock(board_id)
    if new.valid_from < today():
        raise ValidationError(
            {"valid_from": _("Välj i dag eller en senare dag. Det som är publicerat står fast.")}
        )
    wrong = _milder(new, policy_in_force(board_id, new.valid_from))
    if wrong:
        raise ValidationError(wrong)
    row = CountPolicy(
        pk=uuid4(),
        board_id=board_id,
        valid_from=new.valid_from,
        threshold=new.threshold,
        width=new.width,
        zeros_safe=new.zeros_safe,
        sensitive=sorted(new.sensitive),
        reference_number=new.reference_number.strip(),
        recorded_by_id=actor.user_id,
        recorded_as=function_of(actor),
        recorded_at=now(),
    )
    row.clean_fields(exclude=["board", "recorded_by", "sensitive"])
    row.save(force_insert=True)
    log_access(actor=actor, event="reports.policy_registered", subject="count_policy", ids=[row.pk])
    return row


def _milder(new: NewPolicy, holds: Policy) -> dict[str, str]:
    """Return for each field why it cannot be so; nothing when it is as strict or stricter."""
    least = _("Nu gäller %(least)s. Nämnden kan bara bli strängare: skriv %(least)s till %(most)s.")
    wrong = {}
    if not holds.threshold <= new.threshold <= MOST_THRESHOLD:
        wrong["threshold"] = least % {"least": holds.threshold, "most": MOST_THRESHOLD}
    if not holds.width <= new.width <= MOST_WIDTH:
        wrong["width"] = least % {"least": holds.width, "most": MOST_WIDTH}
    if new.zeros_safe and not holds.zeros_safe:
        wrong["zeros"] = _("Nollor är redan dolda. Nämnden kan bara bli strängare.")
    if not set(new.sensitive) <= set(sensitive_choices()):
        wrong["sensitive"] = _("Välj bland svaren som visas.")
    same = (
        new.threshold == holds.threshold
        and new.width == holds.width
        and new.zeros_safe == holds.zeros_safe
        and set(new.sensitive) <= holds.sensitive
    )
    return wrong or ({"threshold": _("Så gäller det redan. Ändra något.")} if same else {})
