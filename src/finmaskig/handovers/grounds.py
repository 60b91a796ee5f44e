"""On what ground something may be told: dated data of the law, rules of consent. No Django."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from finmaskig.cases.rules import months_after

if TYPE_CHECKING:
    from collections.abc import Collection
    from uuid import UUID

    from finmaskig.handovers.parts import Receiver

DATA = Path(__file__).parent / "data"
CONSENT: Final = "consent"
WITHOUT_GROUND: Final = "without-ground"
"""Something was told that should not have been: registered all the same, and the lead is told."""

PERSON, WORKER, LEAD = "person", "worker", "lead"

# --- Sections -------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Ground:
    """One ground, in plain words, with what it does not permit."""

    code: str
    title: str
    section: str
    says: str
    when: tuple[str, ...]
    forbids: tuple[str, ...]
    source: str
    decider: str = LEAD
    weighing: bool = False
    urgent: bool = False
    of_child: bool = False
    receivers: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether it is the law on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)

    @property
    def is_section(self) -> bool:
        """Tell whether it is a section of law, and not the person's own yes."""
        return self.code != CONSENT


@cache
def grounds() -> tuple[Ground, ...]:
    """Return every ground that has held, as shipped."""
    rows = tomllib.loads((DATA / "grounds.toml").read_text(encoding="utf-8"))["ground"]
    lists = ("when", "forbids", "receivers")
    return tuple(
        Ground(**(row | {name: tuple(row.get(name, ())) for name in lists})) for row in rows
    )


def grounds_on(on: date) -> list[Ground]:
    """Return the grounds of a day, in order."""
    return [one for one in grounds() if one.holds(on)]


def ground_on(code: str, on: date) -> Ground | None:
    """Return a ground as it is on a day."""
    return next((one for one in grounds_on(on) if one.code == code), None)


def section_of(code: str) -> str:
    """Return the section of a ground, of whatever day."""
    return next((one.section for one in grounds() if one.code == code), "")


# --- A choice of ground ---------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class GroundChoice:
    """What somebody has chosen to rest on: a consent, or a section with its weighing."""

    ground: str
    consent_id: UUID | None = None
    weighing: str = ""
    meets_conditions: bool = False


@dataclass(frozen=True, kw_only=True)
class GroundFacts:
    """What is known when a ground is chosen. ``is_child`` is nothing when nobody knows."""

    on: date
    receiver: Receiver
    parts: tuple[str, ...]
    has_contact: bool = True
    is_child: bool | None = None
    was_urgent: bool = False
    told_before_decision: bool = False
    """A worker has told already, without waiting for a lead."""


UNKNOWN_GROUND: Final = "unknown_ground"
NO_PARTS: Final = "no_parts"
NO_RECEIVER: Final = "no_receiver"
NO_CONSENT: Final = "no_consent"
CONSENT_NEEDS_CONTACT: Final = "consent_needs_contact"
NO_WEIGHING: Final = "no_weighing"
CONDITIONS: Final = "conditions"
WRONG_RECEIVER: Final = "wrong_receiver"
NOT_A_CHILD: Final = "not_a_child"
NOT_URGENT: Final = "not_urgent"
ALREADY_TOLD: Final = "already_told"
PROBLEMS: Final = (
    UNKNOWN_GROUND,
    NO_PARTS,
    NO_RECEIVER,
    NO_CONSENT,
    CONSENT_NEEDS_CONTACT,
    NO_WEIGHING,
    CONDITIONS,
    WRONG_RECEIVER,
    NOT_A_CHILD,
    NOT_URGENT,
    ALREADY_TOLD,
)
"""Why a choice does not hold."""


def problems(choice: GroundChoice, facts: GroundFacts) -> list[str]:
    """Return what is wrong with a choice of ground, as codes; nothing when it holds.

    Whether the consent itself is valid is asked in the transaction that uses it.
    """
    found = [
        *([] if facts.parts else [NO_PARTS]),
        *([] if facts.receiver.is_complete else [NO_RECEIVER]),
    ]
    if choice.ground == WITHOUT_GROUND:
        return [*found, *([] if choice.weighing.strip() else [NO_WEIGHING])]
    ground = ground_on(choice.ground, facts.on)
    if ground is None:
        return [*found, UNKNOWN_GROUND]
    if not ground.is_section:
        return [*found, *_consent_problems(choice, facts)]
    return [*found, *_section_problems(ground, choice, facts)]


def _consent_problems(choice: GroundChoice, facts: GroundFacts) -> list[str]:
    if not facts.has_contact:
        return [CONSENT_NEEDS_CONTACT]
    return [] if choice.consent_id else [NO_CONSENT]


def _section_problems(ground: Ground, choice: GroundChoice, facts: GroundFacts) -> list[str]:
    claims = {
        NO_WEIGHING: ground.weighing and not choice.weighing.strip(),
        CONDITIONS: not choice.meets_conditions,
        WRONG_RECEIVER: _is_another(facts.receiver, ground),
        NOT_A_CHILD: ground.of_child and facts.is_child is False,
        NOT_URGENT: facts.was_urgent and not ground.urgent,
        ALREADY_TOLD: facts.told_before_decision and ground.decider == LEAD,
    }
    return [code for code, is_so in claims.items() if is_so]


def _is_another(receiver: Receiver, ground: Ground) -> bool:
    """Tell whether a ground is for others; one who is not chosen yet is nobody."""
    return bool(ground.receivers and receiver.kind) and receiver.kind not in ground.receivers


def needs_lead(code: str, on: date) -> bool:
    """Tell whether a worker proposes and a lead decides."""
    ground = ground_on(code, on)
    return ground is not None and ground.decider == LEAD


# --- Consent --------------------------------------------------------------------------------------

USUAL_MONTHS: Final = 3
MOST_MONTHS: Final = 12
DAYS_BEFORE_END: Final = timedelta(days=14)

BY_PERSON: Final = "person"
BY_YOUNG: Final = "young"
BY_GUARDIAN: Final = "guardian"
GIVERS: Final = (BY_PERSON, BY_YOUNG, BY_GUARDIAN)
"""Who can say yes: an adult, someone of 15–17 who is mature enough, the guardian of a child."""

UNDER_15: Final = "0-14"
YOUNG: Final = "15-17"
CHILD_BANDS: Final = (UNDER_15, YOUNG)

VALID: Final = "valid"
NOT_YET: Final = "not_yet"
EXPIRED: Final = "expired"
WITHDRAWN: Final = "withdrawn"
OTHER_PARTS: Final = "other_parts"
OTHER_RECEIVER: Final = "other_receiver"
OTHER_CASE: Final = "other_case"


@dataclass(frozen=True, kw_only=True)
class ConsentHeld:
    """A consent as it stands."""

    parts: tuple[str, ...]
    receiver: Receiver
    given_on: date
    valid_until: date
    is_withdrawn: bool = False


def consent_state(held: ConsentHeld, on: date) -> str:
    """Return how a consent stands on a day; one that is withdrawn is withdrawn for ever."""
    if held.is_withdrawn:
        return WITHDRAWN
    if on < held.given_on:
        return NOT_YET
    return VALID if on <= held.valid_until else EXPIRED


def consent_gap(held: ConsentHeld, *, parts: Collection[str], receiver: Receiver, on: date) -> str:
    """Return why a consent does not carry a disclosure; nothing when it does."""
    state = consent_state(held, on)
    if state != VALID:
        return state
    if not parts or not set(parts) <= set(held.parts):
        return OTHER_PARTS
    return "" if held.receiver.is_same(receiver) else OTHER_RECEIVER


def usual_end(given_on: date) -> date:
    """Return until when a consent holds if nothing else is said."""
    return months_after(given_on, USUAL_MONTHS)


def latest_end(given_on: date) -> date:
    """Return the last day that a consent can hold."""
    return months_after(given_on, MOST_MONTHS)


def givers_for(age_band: str) -> tuple[str, ...]:
    """Return who may consent for somebody of an age; all may be right when nobody knows it.

    A guardian decides for who is under 15. Between 15 and 17 the person does, when she is mature
    enough (12 kap. 3 § OSL, 21 kap. 2 § SoL).
    """
    if age_band == UNDER_15:
        return (BY_GUARDIAN,)
    if age_band == YOUNG:
        return (BY_YOUNG, BY_GUARDIAN)
    return (BY_PERSON,) if age_band else GIVERS


IN_FUTURE: Final = "in_future"
ENDS_BEFORE: Final = "ends_before"
TOO_LONG: Final = "too_long"
WRONG_GIVER: Final = "wrong_giver"
NO_MATURITY: Final = "no_maturity"


@dataclass(frozen=True, kw_only=True)
class ConsentGiven:
    """The days of a new consent and who gave it."""

    given_on: date
    valid_until: date
    given_by: str
    maturity: str = ""


def consent_problems(new: ConsentGiven, *, on: date, age_band: str = "") -> list[str]:
    """Return what is wrong with a new consent, as codes."""
    claims = {
        IN_FUTURE: new.given_on > on,
        ENDS_BEFORE: new.valid_until < new.given_on,
        TOO_LONG: new.valid_until > latest_end(new.given_on),
        WRONG_GIVER: new.given_by not in givers_for(age_band),
        NO_MATURITY: new.given_by == BY_YOUNG and not new.maturity.strip(),
    }
    return [code for code, is_so in claims.items() if is_so]


# --- What was shown -------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class ConsentText:
    """The words that are read to the person, as they were on a day."""

    code: str
    lines: tuple[str, ...]
    valid_from: date
    valid_to: date | None = None


@cache
def consent_texts() -> tuple[ConsentText, ...]:
    """Return every version of the words, as shipped."""
    rows = tomllib.loads((DATA / "consent_texts.toml").read_text(encoding="utf-8"))["text"]
    return tuple(ConsentText(**(row | {"lines": tuple(row["lines"])})) for row in rows)


def consent_text_on(on: date) -> ConsentText:
    """Return the words of a day; before the first, the first."""
    held = [one for one in consent_texts() if one.valid_from <= on]
    return (held or list(consent_texts()[:1]))[-1]


def consent_text(code: str) -> ConsentText | None:
    """Return the words of a version."""
    return next((one for one in consent_texts() if one.code == code), None)
