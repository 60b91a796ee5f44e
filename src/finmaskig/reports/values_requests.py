"""What is asked for, weighed, decided and sent, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from finmaskig.reports.rules import Span


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """A request as it came; nothing of who asks."""

    received_on: date
    way: str
    measure: str
    rows: str
    columns: str
    months: Span
    reference_number: str


@dataclass(frozen=True, kw_only=True)
class NewAssessment:
    """A weighing of harm."""

    harm: str
    recognisers: tuple[str, ...]
    alternatives: tuple[str, ...]
    weighing: str
    after: int
    """The number of the weighing that its maker had before her; 0 when there was none."""


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """A decision, and what its maker had before her."""

    outcome: str
    part: str
    conditions: str
    reasons: str
    assessment: UUID
    seen: str
    """The digest of the exact figures that she saw."""


@dataclass(frozen=True, kw_only=True)
class NewSheet:
    """A national sheet to send."""

    months: Span
    recipient: str
    ground: str
    weighing: str
    reference_number: str


@dataclass(frozen=True, kw_only=True)
class NewPolicy:
    """Rules that a board has decided for its own figures."""

    valid_from: date
    threshold: int
    width: int
    zeros_safe: bool
    sensitive: tuple[str, ...]
    reference_number: str
