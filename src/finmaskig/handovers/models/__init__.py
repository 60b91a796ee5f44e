"""What is stored of grounds and handovers."""

from finmaskig.handovers.models.consent import Consent
from finmaskig.handovers.models.disclosure import Disclosure
from finmaskig.handovers.models.handover import Frozen, Handover, Package

__all__ = ["Consent", "Disclosure", "Frozen", "Handover", "Package"]
