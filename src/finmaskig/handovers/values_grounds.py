"""Consents and disclosures as somebody fills them in: plain values for the services."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.handovers.parts import CASE

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from finmaskig.cases.models import Case
    from finmaskig.handovers.grounds import GroundChoice
    from finmaskig.handovers.parts import Receiver


@dataclass(frozen=True, kw_only=True)
class NewConsent:
    """A yes as it is received."""

    id: UUID | None = None
    """The id of the form: the same form sent twice receives one consent."""
    parts: tuple[str, ...]
    receiver: Receiver
    purpose: str
    given_how: str
    given_by: str
    language: str
    given_on: date
    valid_until: date
    interpreter: str = ""
    maturity: str = ""


@dataclass(frozen=True, kw_only=True)
class NewDisclosure:
    """What has been told, or what somebody proposes to tell.

    It is about a contact (``case``), or about a meeting, a shift or the unit's work
    (``about_kind`` and ``about_id``). ``made_at`` is when it was told; empty means now.
    """

    id: UUID | None = None
    """The id of the form: the same form sent twice registers one disclosure."""
    parts: tuple[str, ...]
    receiver: Receiver
    choice: GroundChoice
    how: str
    case: Case | None = None
    about_kind: str = CASE
    about_id: UUID | None = None
    was_urgent: bool = False
    made_at: datetime | None = None
    corrects_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class Decision:
    """What a lead decides about a proposal: yes with her own weighing, or no with a reason."""

    is_yes: bool
    weighing: str


@dataclass(frozen=True, kw_only=True)
class Correction:
    """What was told after all, and what was wrong in the note."""

    parts: tuple[str, ...]
    why: str
