"""Handovers on paper: make the paper, hear what was answered with its code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext as _

from finmaskig.accounts.log import log_export
from finmaskig.handovers import grounds
from finmaskig.handovers.models import Paper, Receipt, ReceiptCode
from finmaskig.handovers.queries.papers import unsettled_handovers
from finmaskig.handovers.services.consents import lock_valid
from finmaskig.handovers.services.handovers import declined_with_code
from finmaskig.handovers.services.moving import case_of, locked
from finmaskig.handovers.services.receipt_locks import locked_receipt
from finmaskig.handovers.services.taking import confirmed_with_code
from finmaskig.handovers.services.telling import receiver_of_handover
from finmaskig.handovers.services.watching_moves import keep_watch
from finmaskig.pure.sealing.receipt_codes import digest_of, new_code
from finmaskig.shared.alone import each_alone
from finmaskig.shared.clock import local, now
from finmaskig.shared.errors import DomainError

if TYPE_CHECKING:
    from datetime import datetime

    from finmaskig.accounts.actor import Actor
    from finmaskig.handovers.models import Handover


class PaperTooLate(DomainError):
    """The handover does not wait for an answer any more."""


@transaction.atomic
def make_paper(*, actor: Actor, handover: Handover) -> str:
    """Return a new code for the paper of a handover, and log that the paper leaves Finmaskig.

    The paper is made anew each time from what was frozen, and kept nowhere. Each has a code of
    its own; all of them answer the same receipt. A consent must hold at this very moment.
    """
    at = now()
    row = locked(handover)
    receipt = locked_receipt(row)
    if not row.can_be_answered(at) or (receipt is not None and receipt.answer):
        raise PaperTooLate(
            _("Mottagaren har svarat, eller tiden för svar är ute. Öppna överlämnandet och se.")
        )
    _refuse_withdrawn(row, at=at)
    code = new_code()
    kept = receipt if receipt is not None else _new_receipt(row)
    ReceiptCode.objects.create(receipt=kept, digest=digest_of(code))
    log_export(
        actor=actor,
        event="handovers.paper_exported",
        subject="handover",
        ids=[row.pk],
        reason=row.ground,
    )
    return code


def _new_receipt(row: Handover) -> Receipt:
    receipt = Receipt.objects.create(closes_at=row.answer_by)
    Paper.objects.create(handover=row, receipt=receipt)
    return receipt


def _refuse_withdrawn(row: Handover, *, at: datetime) -> None:
    if row.ground == grounds.CONSENT:
        assert row.consent_ref is not None
        lock_valid(
            row.consent_ref,
            case=case_of(row),
            parts=row.parts,
            receiver=receiver_of_handover(row),
            on=local(at).date(),
        )


@transaction.atomic
def settle_receipt(*, actor: Actor, handover: Handover) -> bool:
    """Move a handover as its receiver has answered with the code; tell whether it moved."""
    row = locked(handover)
    return settle_locked(actor=actor, row=row)


def settle_locked(*, actor: Actor, row: Handover) -> bool:
    """Do it with the handover locked. The moment of the answer is that of the receipt."""
    receipt = locked_receipt(row)
    if receipt is None or receipt.answered_at is None:
        return False
    moves = row.is_waiting
    if moves and receipt.is_received:
        confirmed_with_code(actor=actor, row=row, at=receipt.answered_at)
    elif moves:
        declined_with_code(actor=actor, row=row, at=receipt.answered_at)
    if receipt.did_not_come:
        keep_watch(actor=actor, row=row, at=now())
    return moves


def settle_receipts(*, actor: Actor) -> int:
    """Hear every answer that was given with a code; return how many handovers moved.

    One transaction each: what one of them meets stops no other. Run it as often as you like.
    """
    rows = unsettled_handovers()
    return sum(each_alone(lambda row: settle_receipt(actor=actor, handover=row), rows))


@transaction.atomic
def forget_receipts() -> int:
    """Delete the receipts whose handover is destroyed; their codes go with them."""
    count, _rows = Receipt.objects.filter(paper__isnull=True).delete()
    return count
