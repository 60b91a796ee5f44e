"""What a person fills in about a handover, as plain values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.handovers import rules

if TYPE_CHECKING:
    from uuid import UUID

    from finmaskig.handovers.grounds import GroundChoice
    from finmaskig.handovers.parts import Receiver


@dataclass(frozen=True, kw_only=True)
class NewHandover:
    """A handover as it is proposed: to whom, what goes along, on what ground."""

    id: UUID | None = None
    """The id of the form: the same form sent twice proposes once."""
    receiver: Receiver
    parts: tuple[str, ...]
    choice: GroundChoice
    matter: str = rules.SUPPORT
    age_group: str = rules.UNKNOWN
    languages: tuple[str, ...] = ()
    afterwards: str = rules.TO_CLOSE


@dataclass(frozen=True, kw_only=True)
class Acceptance:
    """How the receiver begins: its own contact, documented by its own rules."""

    mode: str
    alias: str = ""


@dataclass(frozen=True, kw_only=True)
class Why:
    """Why somebody says no or takes back: a reason of the list, and words where it needs them."""

    reason: str
    text: str = ""
