"""What is stored of grounds and handovers."""

from finmaskig.handovers.models.consent import Consent
from finmaskig.handovers.models.disclosure import Disclosure
from finmaskig.handovers.models.handover import Frozen, Handover, Package
from finmaskig.handovers.models.paper import Paper, Receipt, ReceiptCode

__all__ = [
    "Consent",
    "Disclosure",
    "Frozen",
    "Handover",
    "Package",
    "Paper",
    "Receipt",
    "ReceiptCode",
]
