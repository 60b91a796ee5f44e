"""What is stored of grounds and handovers."""

from finmaskig.handovers.models.handover import Frozen, Handover, Package

__all__ = ["Frozen", "Handover", "Package"]
