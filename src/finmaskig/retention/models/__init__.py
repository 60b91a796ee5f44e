"""What is stored of decisions, holds, lists and proofs of destruction."""

from finmaskig.retention.models.decisions import DestructionDecision, Hold
from finmaskig.retention.models.lists import DestructionList, ListItem
from finmaskig.retention.models.proofs import NightlyRun, Proof

__all__ = [
    "DestructionDecision",
    "DestructionList",
    "Hold",
    "ListItem",
    "NightlyRun",
    "Proof",
]
