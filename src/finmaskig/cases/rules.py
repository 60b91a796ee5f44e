"""Pure decisions about support contacts: modes of documentation, aliases, when to hear again."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

ADVICE: Final = "A"
SUPPORT: Final = "B"
FILE_ELSEWHERE: Final = "C"
COORDINATION: Final = "D"
MODES: Final = (ADVICE, SUPPORT, FILE_ELSEWHERE, COORDINATION)

GROUNDS: Final[Mapping[str, str]] = {
    ADVICE: "14 kap. 4 § SoL",
    SUPPORT: "11 kap. 5 § och 14 kap. 5 § SoL",
    FILE_ELSEWHERE: "14 kap. 3 § SoL",
    COORDINATION: "10 kap. 1 § och 12 kap. 2 § OSL",
}
"""The legal ground printed at the top of each contact."""

PLAN_MODES: Final = (ADVICE, SUPPORT)
"""Where a plan can be written; only support keeps it."""

TEXT_MODES: Final = (SUPPORT, FILE_ELSEWHERE)
"""Where a talk may have a text."""

FILE_MODES: Final = (FILE_ELSEWHERE, COORDINATION)
"""Where a reference to a file in the municipality's own system may stand."""

CHANGES_OF_MODE: Final[Mapping[str, tuple[str, ...]]] = {
    ADVICE: (SUPPORT, FILE_ELSEWHERE, COORDINATION),
    SUPPORT: (),
    FILE_ELSEWHERE: (),
    COORDINATION: (),
}
"""What advice can become; nothing that was documented becomes undocumented by a change of mode."""

OWN: Final = "own"
BUYER: Final = "buyer"
RELATIVE: Final = "relative"
PROFESSIONAL: Final = "professional"
KINDS: Final = (OWN, BUYER, RELATIVE, PROFESSIONAL)
KINDS_OF_SIDE: Final[Mapping[str, tuple[str, ...]]] = {
    "victim": (OWN, RELATIVE, PROFESSIONAL),
    "buyer": (BUYER, RELATIVE, PROFESSIONAL),
    "neutral": KINDS,
}
"""Whom a unit on each side of the wall supports."""

INDIVIDUAL: Final = "individual"
COUPLE: Final = "couple"
FORMS: Final = (INDIVIDUAL, COUPLE)
TOGETHER: Final = "together"
"""The form of a talk with both of a couple in the room."""

ROLES: Final = frozenset({"worker", "lead"})
"""Who reads and writes contacts in their own unit."""

EVALUATOR: Final = "lead"
"""Who takes the unit's answers to an evaluation."""

OLDER_CHILD_BAND: Final = "15-17"
YOUNGER_CHILD_BAND: Final = "0-14"
AGE_BANDS: Final = ("0-14", "15-17", "18-20", "21-24", "25+", "unknown")
SEXES: Final = ("woman", "man", "other", "not_recorded")
YES_NO_UNKNOWN: Final = ("yes", "no", "unknown")

QUIET_DAYS: Final = 60
"""After so many days without a note, somebody is asked whether the contact goes on."""

STAGES: Final = ("before", "deciding", "breaking_up", "new_life", "staying")
"""Where in the change somebody can be; one may go back and forth."""

START: Final = "start"
MIDWAY: Final = "midway"
AFTER: Final = "after"
FOLLOW_UP: Final = "follow_up"
OCCASIONS: Final = (START, MIDWAY, AFTER, FOLLOW_UP)
ANSWERS: Final = range(11)

TOLD: Final = "told"
INTRODUCED: Final = "introduced"
ACCOMPANIED: Final = "accompanied"
WAYS_TO_LINK: Final = (TOLD, INTRODUCED, ACCOMPANIED)
CAME: Final = "came"
DID_NOT_COME: Final = "did_not_come"
LINK_UNKNOWN: Final = "unknown"
LINK_ENDS: Final = (CAME, DID_NOT_COME, LINK_UNKNOWN)
WORKING_DAYS_TO_LINK: Final = 5

PERSON: Final = "person"
WE: Final = "we"
OTHER: Final = "other"
DOERS: Final = (PERSON, WE, OTHER)

DAYS_BEFORE_DECISION_ENDS: Final = 60
CHILD_BANDS: Final = (YOUNGER_CHILD_BAND, OLDER_CHILD_BAND)
AGAIN_DAYS: Final = (14, 30, 90)
"""After how many days we may be in touch again, when the person says yes."""

FACT_KIND: Final[Mapping[str, str]] = {
    OWN: "exposed",
    BUYER: "buyer",
    RELATIVE: "relative",
    PROFESSIONAL: "other",
}
"""What the rules of the net call those whom we support."""

ALREADY_HERE: Final = frozenset(
    {
        "offer-reception",
        "offer-buyer-reception",
        "offer-support",
        "offer-relative-talks",
        "offer-relative-talks-buyer",
    }
)
"""Offers of what the person has already come to: a contact never asks for itself."""

RECOGNITION_ANSWERS: Final = 3
SHORTEST_ANSWER: Final = 2
DECIDERS: Final = frozenset({"lead", "secretary"})
"""Who registers and ends a board's decision about documentation."""

DECISION_READERS: Final = frozenset({"worker", "lead", "secretary"})

RETURN_MONTHS: Final = 12


@dataclass(frozen=True)
class Allowed:
    """Whether a mode can be used, and why not."""

    mode: str
    is_allowed: bool
    why_not: str = ""


def modes_of(side: str, *, has_decision: bool) -> dict[str, bool]:
    """Return for each mode whether a unit can use it.

    Support without a needs test asks for the board's decision; coordination of suspected
    trafficking is never done on the buyers' side.

    >>> modes_of("buyer", has_decision=False)
    {'A': True, 'B': False, 'C': True, 'D': False}
    """
    return {
        ADVICE: True,
        SUPPORT: has_decision,
        FILE_ELSEWHERE: True,
        COORDINATION: side != "buyer",
    }


def may_change_mode(old: str, new: str) -> bool:
    """Tell whether a contact can go from one mode to another."""
    return new in CHANGES_OF_MODE[old]


def alias_key(alias: str) -> str:
    """Return the form of an alias that is searched: one case, one kind of space, no accents lost.

    >>> alias_key("  Stilla   BJÖRK 48 ")
    'stilla björk 48'
    """
    return " ".join(unicodedata.normalize("NFKC", alias).casefold().split())


def answer_key(answer: str) -> str:
    """Return an answer as it is compared: letters and digits only, one case, no accents.

    >>> answer_key(" En  RÖD dörr! "), answer_key("rosé")
    ('enroddorr', 'rose')
    """
    parts = unicodedata.normalize("NFKD", answer.casefold())
    return "".join(sign for sign in parts if sign.isalnum())


def recognition_text(answers: Mapping[str, str]) -> str:
    """Return the chosen questions and their answers in one order, to be hashed.

    >>> recognition_text({"song": "Blå", "bike": "Röd"})
    'bike=rod;song=bla'
    """
    return ";".join(f"{code}={answer_key(answers[code])}" for code in sorted(answers))


def warns_from(valid_to: date) -> date:
    """Return the day from which a decision that ends is pointed out."""
    return valid_to - timedelta(days=DAYS_BEFORE_DECISION_ENDS)


def quiet_on(last_heard_on: date) -> date:
    """Return the day on which somebody is asked whether a silent contact goes on."""
    return last_heard_on + timedelta(days=QUIET_DAYS)


def came_back(closed_on: date | None, opened_on: date) -> bool:
    """Tell whether a contact was opened again within twelve months of its end.

    >>> came_back(date(2025, 3, 1), date(2026, 3, 1)), came_back(date(2025, 3, 1), date(2026, 3, 2))
    (True, False)
    """
    if closed_on is None:
        return False
    return months_after(closed_on, RETURN_MONTHS) >= opened_on


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later, or the month's last day where there is none.

    >>> months_after(date(2025, 8, 31), 6)
    datetime.date(2026, 2, 28)
    """
    first = date(day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1, 1)
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return first.replace(day=min(day.day, last.day))


def is_way_back(earlier: str, later: str) -> bool:
    """Tell whether somebody went back a bit, as most people do on their way.

    >>> is_way_back("new_life", "deciding"), is_way_back("deciding", "deciding")
    (True, False)
    """
    return STAGES.index(later) < STAGES.index(earlier)


def next_occasion(asked: Collection[str]) -> str:
    """Return when the questions can be asked next; the last one when all have been.

    >>> next_occasion(["start"]), next_occasion(OCCASIONS)
    ('midway', 'follow_up')
    """
    return next((one for one in OCCASIONS if one not in asked), FOLLOW_UP)


def needs_yes(how: str) -> bool:
    """Tell whether a linking needs that the person has said yes: whatever is more than words."""
    return how != TOLD
