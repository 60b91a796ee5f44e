"""What is kept of figures: frozen counts, closed periods, publications and policies."""

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
    "Snapshot",
]
