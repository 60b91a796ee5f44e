"""A consent that is taken back takes back what waits under it: nobody says yes to it any more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.handovers.choices_moves import WithdrawReason
from finmaskig.handovers.queries.handovers import waiting_under
from finmaskig.handovers.services.consents import withdraw_consent
from finmaskig.handovers.services.handovers import withdraw
from finmaskig.handovers.values_moves import Why

if TYPE_CHECKING:
    from finmaskig.accounts.actor import Actor
    from finmaskig.handovers.models import Consent


@transaction.atomic
def take_back_consent(*, actor: Actor, consent: Consent) -> Consent:
    """Take a consent back, and with it every proposal that rests on it and waits for an answer.

    The contact is locked from here on, so nobody says yes in between.
    """
    row = withdraw_consent(actor=actor, consent=consent)
    for waiting in waiting_under(row.pk):
        why = Why(reason=WithdrawReason.PERSON_CHANGED)
        withdraw(actor=actor, handover=waiting, why=why)
    return row
