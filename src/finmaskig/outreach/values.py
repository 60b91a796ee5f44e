"""What services are given: plain frozen values, shaped before they are saved."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass, replace
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from finmaskig.outreach import rules
from finmaskig.pure.guidance.facts import band_of

if TYPE_CHECKING:
    from datetime import date, datetime


@dataclass(frozen=True)
class NewShift:
    """A shift as it is planned. `partners` empty means not recorded."""

    kind: str
    planned_start_at: datetime
    planned_end_at: datetime
    arenas: tuple[str, ...] = ()
    area: str = ""
    partners: tuple[str, ...] = ()
    operation_id: UUID | None = None
    unit_ids: tuple[UUID, ...] = ()
    worker_ids: tuple[UUID, ...] = ()


@dataclass(frozen=True)
class RiskAssessment:
    """What is thought through before anyone goes out (R04-04)."""

    risks: tuple[str, ...]
    ways_out: tuple[str, ...]
    contact_function: str
    transport: str
    note: str = ""


@dataclass(frozen=True)
class Alone:
    """Why fewer than two go out, and when they report next."""

    reason: str = ""
    check_in_at: datetime | None = None


@dataclass(frozen=True)
class Closing:
    """What is said when a shift ends."""

    nobody_met: bool = False
    debrief: str = ""


@dataclass(frozen=True)
class NewIncident:
    """What hit a worker, without any name."""

    kind: str
    what: str
    follow_up: str = ""


@dataclass(frozen=True)
class NewCampaign:
    """A card with its code."""

    kind: str
    name: str
    code: str
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True)
class CardCount:
    """What was counted of a campaign on a day."""

    counted_on: date
    handed_out_count: int = 0
    answered_count: int = 0
    contact_count: int = 0


@dataclass(frozen=True)
class EncounterContent:
    """All that a meeting can hold. Empty means not recorded."""

    kind: str = ""
    age: int | None = None
    age_band: str = ""
    may_be_child: bool | None = None
    sex: str = ""
    residence: str = ""
    trafficking: str = ""
    offered: tuple[str, ...] = ()
    answer: str = ""
    could_not_reason: str = ""
    talk_alone: str = ""
    talked: bool = False
    protection: str = ""
    follow_up: bool = False
    sugar_dating: bool = False
    self_harm: bool = False
    signs: tuple[str, ...] = ()
    exploitation: tuple[str, ...] = ()
    acute: str = ""
    children: str = ""
    guardian_safe: str = ""
    child_leaves: str = ""
    stay: str = ""
    wants_return: str = ""
    language: str = ""
    interpreter: str = ""
    health_material: bool = False
    card_given: bool = False
    needs: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    arena: str = ""

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing at all was chosen."""
        return self == EncounterContent()


@dataclass(frozen=True)
class NewEncounter:
    """A meeting as the phone made it: its own id, its time, its content.

    `ticked` pairs a rule's code with what was answered in the meeting.
    """

    content: EncounterContent
    met_at: datetime
    id: UUID
    ticked: tuple[tuple[str, str], ...] = ()

    @property
    def digest(self) -> str:
        """Return the same text for the same content, whatever order lists came in."""
        plain = asdict(normalised(self.content))
        shaped = {
            key: sorted(value) if isinstance(value, tuple) else value
            for key, value in plain.items()
        }
        text = json.dumps([str(self.id), shaped], sort_keys=True, ensure_ascii=True)
        return hashlib.sha256(text.encode()).hexdigest()


@dataclass(frozen=True, kw_only=True)
class PastShift:
    """A shift that was held before it was written here: only what a list can tell of it."""

    id: UUID
    kind: str
    started_at: datetime
    ended_at: datetime
    arenas: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    nobody_met: bool = False


@dataclass(frozen=True, kw_only=True)
class PastEncounter:
    """A meeting that was written elsewhere first. The clock may be unknown."""

    shift_id: UUID
    met_on: date
    met_at: datetime | None
    content: EncounterContent


def new_encounter(
    content: EncounterContent, *, met_at: datetime, encounter_id: UUID | None = None
) -> NewEncounter:
    """Return a new meeting, with an id of its own where the form brought none."""
    return NewEncounter(content=content, met_at=met_at, id=encounter_id or uuid4())


def normalised(content: EncounterContent) -> EncounterContent:
    """Return the content as it may be kept: a buyer is a count, an age has its band."""
    band = content.age_band if content.age is None else band_of(content.age)
    content = replace(
        content,
        age_band=band,
        may_be_child=content.may_be_child if band in ("", "unknown") else None,
        could_not_reason=content.could_not_reason if content.answer == "could_not" else "",
        stay=content.stay if stay_may_be_asked(content) else "",
        guardian_safe="" if band in rules.ADULT_BANDS else content.guardian_safe,
        child_leaves="" if band in rules.ADULT_BANDS else content.child_leaves,
    )
    if content.kind != "buyer":
        return content
    return EncounterContent(
        kind=content.kind,
        age_band=content.age_band,
        may_be_child=content.may_be_child,
        sex=content.sex,
        offered=content.offered,
        answer=content.answer,
        could_not_reason=content.could_not_reason,
    )


def stay_may_be_asked(content: EncounterContent) -> bool:
    """Tell whether protection or a permit is the question."""
    return (
        content.trafficking in rules.SIGNS_SEEN
        or content.protection == "yes"
        or content.acute == "yes"
    )
