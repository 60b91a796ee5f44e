"""Decisions about steps: their states, who may take them, when they climb. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

OPEN: Final = "open"
DONE: Final = "done"
ANSWERED_NO: Final = "answered_no"
NOT_APPLICABLE: Final = "not_applicable"
HANDED_OVER: Final = "handed_over"

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    OPEN: {
        "fulfil": DONE,
        "answer_no": ANSWERED_NO,
        "set_aside": NOT_APPLICABLE,
        "hand_over": HANDED_OVER,
    },
    DONE: {"reopen": OPEN},
    ANSWERED_NO: {"reopen": OPEN},
    NOT_APPLICABLE: {"reopen": OPEN},
    HANDED_OVER: {},
}
"""From each state, what a person can do and where it leads."""

MUST: Final = "must"
OFFER: Final = "offer"
MAY: Final = "may"
LEVELS: Final = (MUST, OFFER, MAY)

NOW: Final = "now"
MEETING: Final = "meeting"
HOUR: Final = "hour"
DAY: Final = "day"
UNDATED: Final = "undated"
PRECISIONS: Final = (NOW, MEETING, HOUR, DAY, UNDATED)
"""How exactly a due time is meant: at once, in the meeting, an hour, a day, no time."""

FULFILLED: Final = "fulfilled"
UNDERSTOOD: Final = "understood"
YES: Final = "yes"
NO: Final = "no"
LATER: Final = "later"
COULD_NOT: Final = "could_not"
FACTS_CHANGED: Final = "facts_changed"

ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    MUST: (FULFILLED, UNDERSTOOD, COULD_NOT),
    OFFER: (YES, NO, LATER, COULD_NOT),
    MAY: (FULFILLED, YES, NO, LATER, COULD_NOT),
}
"""What can be ticked in the meeting, for each level."""

FOR_WORKER: Final = "worker"
FOR_COORDINATOR: Final = "coordinator"
READERS: Final[Mapping[str, frozenset[str]]] = {
    FOR_WORKER: frozenset({"worker", "lead"}),
    FOR_COORDINATOR: frozenset({"coordinator", "lead"}),
}
"""Which roles in the owner unit may read a step, by whom it is for."""

WITH_WORKER: Final = 0
WITH_LEAD: Final = 1
WITH_NEXT_LEAD: Final = 2
DAYS_BEFORE_NEXT_LEAD: Final = 3


@dataclass(frozen=True)
class Subject:
    """What a step is about, as plain values: guidance never learns what an encounter is."""

    kind: str
    id: UUID
    context: str
    side: str
    unit_id: UUID
    board_id: UUID


@dataclass(frozen=True)
class Tick:
    """What was done or answered in the meeting, for one advice (keyed by its rule code)."""

    answer: str
    reason: str = ""


@dataclass(frozen=True)
class Report:
    """What is kept of a report of concern: never who it is about."""

    sent_at: datetime
    to_board: str
    reference_number: str = ""
    receipt_at: datetime | None = None


@dataclass(frozen=True)
class Due:
    """When a step is due, and how exactly that is meant."""

    at: datetime | None
    precision: str


@dataclass(frozen=True)
class Outcome:
    """How a step ends: its result as a code, and a few words without identity."""

    result: str
    text: str = ""
    report: Report | None = field(default=None)


def target_of(status: str, verb: str) -> str | None:
    """Return the state that a verb leads to, or nothing when it is not allowed there."""
    return TRANSITIONS[status].get(verb)


def climb_level_at(due_at: datetime, moment: datetime) -> int:
    """Return how high a step that was due then stands now."""
    if moment <= due_at:
        return WITH_WORKER
    if moment < due_at + timedelta(days=DAYS_BEFORE_NEXT_LEAD):
        return WITH_LEAD
    return WITH_NEXT_LEAD
