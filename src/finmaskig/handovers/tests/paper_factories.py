"""Receipts and papers for tests."""

from datetime import timedelta

from finmaskig.cases.tests.factories import opened
from finmaskig.handovers.models import Receipt, ReceiptCode
from finmaskig.handovers.parts import SOCIAL_BOARD, Receiver
from finmaskig.handovers.services import handovers, papers
from finmaskig.handovers.tests.move_factories import new_to
from finmaskig.pure.sealing.receipt_codes import digest_of, new_code
from finmaskig.shared.clock import now

OUTSIDE = Receiver(SOCIAL_BOARD, words="Socialkontoret i Gnesta")


def make_receipt(receipt=None):
    """Make a receipt that can be given for two days, or one more code for one; and the code."""
    receipt = receipt or Receipt.objects.create(closes_at=now() + timedelta(days=2))
    code = new_code()
    ReceiptCode.objects.create(receipt=receipt, digest=digest_of(code))
    return receipt, code


def on_paper(town, case=None, **values):
    """Propose a handover to somebody outside the directory."""
    case = case or opened(town.sara)
    new = new_to(town.district, **({"receiver": OUTSIDE} | values))
    return handovers.propose(actor=town.sara, case=case, new=new)


def with_code(town, **values):
    """Propose one and make its paper; return both the handover and the code."""
    row = on_paper(town, **values)
    return row, papers.make_paper(actor=town.sara, handover=row)
