"""Pure decisions about shifts and encounters: states, sides of the wall, ages, safety."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ADULT_AGE = 18
SAFE_CREW = 2
"""With fewer workers than this a shift needs a reason and a check-in time (R04-04)."""

TRANSITIONS: Mapping[tuple[str, str], str] = {
    ("planned", "start"): "running",
    ("planned", "cancel"): "cancelled",
    ("running", "close"): "closed",
}
"""From a state, by an action, to a state. Whatever is not here is refused."""

KINDS = ("exposed", "buyer", "youth_at_risk", "relative", "other")
AGE_BANDS = ("0-14", "15-17", "18-20", "21-24", "25+", "unknown")
ADULT_BANDS = ("18-20", "21-24", "25+")
SEXES = ("woman", "man", "other", "not_recorded")
TRAFFICKING = ("none", "suspected", "evident")
SIGNS_SEEN = ("suspected", "evident")
ANSWERS = ("yes", "no", "later", "could_not")
STAYS = ("resident", "eu_temporary", "permit", "reflection", "none", "unknown")
YES_NO = ("yes", "no")
YES_NO_UNKNOWN = ("yes", "no", "unknown")
SIDES = ("victim", "buyer", "neutral")


def next_state(state: str, action: str) -> str | None:
    """Return where an action leads, or nothing when it is not allowed.

    >>> next_state("planned", "start")
    'running'
    >>> next_state("closed", "start")
    """
    return TRANSITIONS.get((state, action))


def side_of(kind: str, unit_side: str) -> str:
    """Return the side of the wall on which a row lies once its shift is closed.

    >>> side_of("buyer", "victim"), side_of("relative", "buyer")
    ('buyer', 'buyer')
    """
    return {"exposed": "victim", "buyer": "buyer"}.get(kind, unit_side)


@dataclass(frozen=True)
class Standing:
    """How a reader stands to a row: plain values that the doors look up."""

    shift_open: bool
    own_unit: bool
    unit_in_shift: bool
    row_side: str
    reader_side: str


def may_read(standing: Standing) -> bool:
    """Tell whether a row is readable: shared while the shift is open, then on its side only."""
    if not (standing.own_unit or standing.unit_in_shift):
        return False
    if standing.shift_open or standing.row_side == standing.reader_side:
        return True
    return standing.own_unit and "neutral" in (standing.row_side, standing.reader_side)


def needs_check_in(crew: int) -> bool:
    """Tell whether so few workers need a reason and a check-in time."""
    return crew < SAFE_CREW


def check_in_is_missed(due_at: datetime | None, now: datetime) -> bool:
    """Tell whether a promised check-in has passed."""
    return due_at is not None and now > due_at


def counts_as_offered(answer: str) -> bool:
    """Tell whether support was offered: an answer was given, whatever it was."""
    return answer in ("yes", "no", "later")


FIELD_ROLES = frozenset({"worker", "lead"})
"""Who sees shifts and encounters at all; every other role gets the same 404 as a stranger."""

LONGEST_SHIFT_HOURS = 24
CLOCK_SKEW_MINUTES = 5
"""How far apart two clocks may stand before it is said."""


def may_be_same(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Tell whether two rows can stand for one meeting: nothing recorded in both differs.

    >>> may_be_same({"kind": "exposed", "sex": ""}, {"kind": "exposed", "sex": "woman"})
    True
    """
    unsaid = {"", "unknown", "not_recorded"}
    return all(
        value == second[key] or value in unsaid or second[key] in unsaid
        for key, value in first.items()
    )


def state_diagram() -> str:
    """Draw the state table as a Mermaid diagram, for the generated documentation."""
    lines = [
        "# Where a shift can go",
        "",
        "Drawn from `TRANSITIONS` in `finmaskig/outreach/rules.py`. Do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        "    [*] --> planned: plan",
    ]
    lines += [f"    {state} --> {end}: {action}" for (state, action), end in TRANSITIONS.items()]
    return "\n".join([*lines, "    cancelled --> [*]", "    closed --> [*]", "```", ""])
