"""What a person fills in, as plain values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from finmaskig.cases import rules

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class Reach:
    """How somebody is reached safely, without a number of hers."""

    ways: tuple[str, ...] = ()
    days: tuple[str, ...] = ()
    hours: tuple[str, ...] = ()
    text: str = ""
    never_leave_message: bool = True


@dataclass(frozen=True, kw_only=True)
class NewCase:
    """A contact as it is opened. Without an alias the system makes one."""

    id: UUID | None = None
    """The id of the form: the same form sent twice opens one contact."""
    mode: str
    kind: str
    form: str = rules.INDIVIDUAL
    way_in: str = ""
    alias: str = ""
    external_reference: str = ""
    reach: Reach = field(default_factory=Reach)
    next_talk_on: date | None = None
    origin_kind: str = ""
    origin_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class PastCase:
    """A contact that ended before it was written here: only what a list can tell of it."""

    mode: str
    kind: str
    opened_on: date
    closed_on: date
    reason: str
    form: str = rules.INDIVIDUAL
    way_in: str = ""
    outcome: str = ""
    age_band: str = ""
    sex: str = ""
    residence: str = ""


@dataclass(frozen=True, kw_only=True)
class NewTalk:
    """A talk as it is logged: the day is all that is needed."""

    held_on: date
    minutes: int | None = None
    form: str = ""
    came: bool = True
    interpreter: str = ""
    help_given: tuple[str, ...] = ()
    text: str = ""
    next_talk_on: date | None = None
    hears_of_herself: bool = False
    """The person gets in touch herself: no next talk is agreed."""


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Why a contact ends and how it went."""

    reason: str
    outcome: str = ""


@dataclass(frozen=True, kw_only=True)
class NewMeasurement:
    """What somebody answered, or that she did not want to."""

    occasion: str
    answers: Mapping[str, int] = field(default_factory=dict)
    declined: bool = False


@dataclass(frozen=True, kw_only=True)
class NewLinking:
    """Where somebody is linked: a service of the catalogue, or a unit as such."""

    how: str
    linked_on: date
    unit_id: UUID | None = None
    service_id: UUID | None = None
    said_yes_on: date | None = None


@dataclass(frozen=True, kw_only=True)
class NewDecision:
    """A board's decision under 14 kap. 5 § SoL, as it is registered."""

    unit_id: UUID
    decided_on: date
    reference_number: str
    service: str
    special_reasons: str
    valid_from: date
    valid_to: date | None = None


@dataclass(frozen=True, kw_only=True)
class Situation:
    """What mode B holds of a person's situation. Empty is not recorded."""

    kind: str
    age_band: str = ""
    sex: str = ""
    residence: str = ""
    problems: tuple[str, ...] = ()
    compensations: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    need_areas: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    risk_factors: tuple[str, ...] = ()
    protective_factors: tuple[str, ...] = ()
    treatment_areas: tuple[str, ...] = ()
    sought_help: str = ""
    sought_help_at: tuple[str, ...] = ()
    first_time_band: str = ""
    returning: str = ""
    children: str = ""
    children_bands: tuple[str, ...] = ()
    guardian_consent_on: date | None = None
    suitability_on: date | None = None
    needs_text: str = ""
    children_text: str = ""
    suitability_text: str = ""


SITUATION_TEXTS: Final = ("needs_text", "children_text", "suitability_text")


@dataclass(frozen=True, kw_only=True)
class Told:
    """Something that has been told and asks for a next step. It is not kept."""

    age_band: str = ""
    may_be_child: bool = False
    trafficking: str = ""
    acute: bool = False
    children: bool = False
    child_fares_ill: bool = False
    guardian_safe: str = ""
    wants_return: bool = False
    needs: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
