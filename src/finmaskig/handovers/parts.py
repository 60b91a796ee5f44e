"""What can be told, to whom and how: closed lists and plain values. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from uuid import UUID

CONTACT: Final = "contact"
REACH: Final = "reach"
SITUATION: Final = "situation"
NEEDS: Final = "needs"
PLAN: Final = "plan"
TALK_DATES: Final = "talk_dates"
TALK_TEXTS: Final = "talk_texts"
NET: Final = "net"
SAFETY: Final = "safety"
TRACK: Final = "track"
PARTS: Final = (
    CONTACT,
    REACH,
    SITUATION,
    NEEDS,
    PLAN,
    TALK_DATES,
    TALK_TEXTS,
    NET,
    SAFETY,
    TRACK,
)
"""The parts of a contact that a consent covers, a handover takes along and a disclosure names."""

SEEN: Final = "seen"
PLACE: Final = "place"
MEETING_PARTS: Final = (SEEN, PLACE, NEEDS, SAFETY)
"""What can be told of a meeting or a shift, where there is no contact."""

EVERY_PART: Final = (*PARTS, SEEN, PLACE)

UNIT: Final = "unit"
POLICE: Final = "police"
PROSECUTOR: Final = "prosecutor"
SOCIAL_BOARD: Final = "social_board"
HEALTH_CARE: Final = "health_care"
MIGRATION_AGENCY: Final = "migration_agency"
INSURANCE_AGENCY: Final = "insurance_agency"
SHELTER: Final = "shelter"
SCHOOL: Final = "school"
ASSOCIATION: Final = "association"
RELATIVE: Final = "relative"
OTHER: Final = "other"
RECEIVER_KINDS: Final = (
    UNIT,
    POLICE,
    PROSECUTOR,
    SOCIAL_BOARD,
    HEALTH_CARE,
    MIGRATION_AGENCY,
    INSURANCE_AGENCY,
    SHELTER,
    SCHOOL,
    ASSOCIATION,
    RELATIVE,
    OTHER,
)

NAMES: Final = (MIGRATION_AGENCY, INSURANCE_AGENCY)
"""Kinds that are the name of one authority."""

ORAL: Final = "oral"
PHONE: Final = "phone"
PAPER: Final = "paper"
HANDOVER: Final = "handover"

CASE: Final = "case"
ENCOUNTER: Final = "encounter"
SHIFT: Final = "shift"
UNIT_ONLY: Final = "unit"
"""What a disclosure is about; the last is for what was said outside every contact and shift."""


@dataclass(frozen=True)
class Receiver:
    """Who is told: a unit of the directory, or a kind of receiver, never a person's name."""

    kind: str
    unit_id: UUID | None = None
    words: str = ""

    def is_same(self, other: Receiver) -> bool:
        """Tell whether two receivers are one; what was written in words is read without case."""
        return (self.kind, self.unit_id, _plain(self.words)) == (
            other.kind,
            other.unit_id,
            _plain(other.words),
        )

    @property
    def is_complete(self) -> bool:
        """Tell whether a unit is named where a unit is meant, and words where nothing else says."""
        if self.kind == UNIT:
            return self.unit_id is not None
        return self.kind in RECEIVER_KINDS and (self.kind != OTHER or bool(self.words.strip()))


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
