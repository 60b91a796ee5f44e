"""The rows of this domain."""

from finmaskig.cases.models.case import NO_DAY, Case, CasePeriod
from finmaskig.cases.models.counts import PeriodCount
from finmaskig.cases.models.decisions import IdentityDecision
from finmaskig.cases.models.linking import Linking
from finmaskig.cases.models.measures import Measurement
from finmaskig.cases.models.plan import Plan, PlanVersion
from finmaskig.cases.models.stages import StageOfChange
from finmaskig.cases.models.talks import Talk
from finmaskig.cases.models.track import (
    Claim,
    Cost,
    Event,
    Hours,
    Housing,
    Permit,
    RightsItem,
    Track,
    VoluntaryReturn,
)

__all__ = [
    "NO_DAY",
    "Case",
    "CasePeriod",
    "Claim",
    "Cost",
    "Event",
    "Hours",
    "Housing",
    "IdentityDecision",
    "Linking",
    "Measurement",
    "PeriodCount",
    "Permit",
    "Plan",
    "PlanVersion",
    "RightsItem",
    "StageOfChange",
    "Talk",
    "Track",
    "VoluntaryReturn",
]
