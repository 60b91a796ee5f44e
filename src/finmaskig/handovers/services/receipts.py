"""A receiver outside answers with the code on a paper.

It runs in the public process, which has no keys and on PostgreSQL no right to any other table of
this domain than the receipts and their codes. The staff side reads the answer and moves the
handover (``services.papers``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from finmaskig.handovers import receipts
from finmaskig.handovers.models import Receipt, ReceiptCode
from finmaskig.handovers.receipts import Held, reply_to
from finmaskig.pure.sealing.receipt_codes import digest_of, read_code
from finmaskig.shared.clock import now

if TYPE_CHECKING:
    from uuid import UUID


def answer_receipt(*, written: str, choice: str) -> str:
    """Give the answer that goes with a code, and return what became of it.

    A code whose check sign is wrong is answered without a question to the database.
    """
    code = read_code(written)
    if code is None:
        return receipts.UNKNOWN
    found = ReceiptCode.objects.filter(digest=digest_of(code)).values_list("receipt_id", flat=True)
    receipt_id = found.first()
    if receipt_id is None:
        return receipts.UNKNOWN
    return _answer(receipt_id, choice)


@transaction.atomic
def _answer(receipt_id: UUID, choice: str) -> str:
    """Answer under a lock, so that two answers at once, or one and a withdrawal, come in turn."""
    receipt = Receipt.objects.select_for_update().filter(pk=receipt_id).first()
    if receipt is None:
        return receipts.UNKNOWN
    at = now()
    is_over = receipt.is_over or at > receipt.closes_at
    reply = reply_to(Held(receipt.answer, receipt.meeting), choice, is_over=is_over)
    if reply.verdict in receipts.CHANGING:
        receipt.answered_at = receipt.answered_at or at
        receipt.answer, receipt.meeting = reply.held.answer, reply.held.meeting
        receipt.save(update_fields=["answer", "answered_at", "meeting"])
    return reply.verdict
