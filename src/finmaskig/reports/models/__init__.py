"""What is kept of figures: frozen counts, closed periods, publications, policies, reports."""

from finmaskig.reports.models.documents import Report, ReportEdition
from finmaskig.reports.models.ledger import (
    Component,
    ComponentLock,
    CountPeriod,
    CountPolicy,
    PeriodKind,
    Publication,
    Snapshot,
)
from finmaskig.reports.models.requests import (
    CountAssessment,
    CountDecision,
    CountRequest,
    Given,
    Ground,
    Harm,
    NationalSheet,
    Outcome,
    Way,
)

__all__ = [
    "Component",
    "ComponentLock",
    "CountAssessment",
    "CountDecision",
    "CountPeriod",
    "CountPolicy",
    "CountRequest",
    "Given",
    "Ground",
    "Harm",
    "NationalSheet",
    "Outcome",
    "PeriodKind",
    "Publication",
    "Report",
    "ReportEdition",
    "Snapshot",
    "Way",
]
