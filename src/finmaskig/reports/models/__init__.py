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

__all__ = [
    "Component",
    "ComponentLock",
    "CountPeriod",
    "CountPolicy",
    "PeriodKind",
    "Publication",
    "Report",
    "ReportEdition",
    "Snapshot",
]
