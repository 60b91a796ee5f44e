"""The rows of this domain."""

from finmaskig.cases.models.case import NO_DAY, Case, CasePeriod
from finmaskig.cases.models.decisions import IdentityDecision
from finmaskig.cases.models.linking import Linking
from finmaskig.cases.models.measures import Measurement
from finmaskig.cases.models.plan import Plan, PlanVersion
from finmaskig.cases.models.stages import StageOfChange
from finmaskig.cases.models.talks import Talk

__all__ = [
    "NO_DAY",
    "Case",
    "CasePeriod",
    "IdentityDecision",
    "Linking",
    "Measurement",
    "Plan",
    "PlanVersion",
    "StageOfChange",
    "Talk",
]
