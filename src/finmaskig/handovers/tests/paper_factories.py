"""Receipts and papers for tests."""

from datetime import timedelta

from finmaskig.handovers.models import Receipt, ReceiptCode
from finmaskig.pure.sealing.receipt_codes import digest_of, new_code
from finmaskig.shared.clock import now


def make_receipt(receipt=None):
    """Make a receipt that can be given for two days, or one more code for one; and the code."""
    receipt = receipt or Receipt.objects.create(closes_at=now() + timedelta(days=2))
    code = new_code()
    ReceiptCode.objects.create(receipt=receipt, digest=digest_of(code))
    return receipt, code
