"""The rows of this domain."""

from finmaskig.cases.models.case import Case, CasePeriod
from finmaskig.cases.models.decisions import IdentityDecision
from finmaskig.cases.models.talks import Talk

__all__ = ["Case", "CasePeriod", "IdentityDecision", "Talk"]
