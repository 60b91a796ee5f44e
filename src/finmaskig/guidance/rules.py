"""Decisions about steps: their states, who may take them, when they climb. No Django."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from finmaskig.pure.guidance.facts import Facts
from finmaskig.pure.guidance.workdays import STOCKHOLM, end_of, local

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
NO_ANSWER: Final = "no_answer"
COULD_NOT: Final = "could_not"
FACTS_CHANGED: Final = "facts_changed"
PASSED: Final = "passed"

ANSWER: Final = "answer"
DEED: Final = "deed"
REPORT: Final = "report"
FEEDBACK: Final = "feedback"
GUARDIANS: Final = "guardians"
LINK: Final = "link"
NOTICE: Final = "notice"
HEED: Final = "heed"
SHAPES: Final[Mapping[str, tuple[str, ...]]] = {
    ANSWER: (YES, NO, LATER),
    DEED: (FULFILLED,),
    HEED: (UNDERSTOOD,),
    REPORT: (FULFILLED,),
    FEEDBACK: ("received", "inquiry_opened", "inquiry_not_opened", "not_told", "no_answer"),
    GUARDIANS: ("contacted", "not_reached", "child_said_no", "not_safe", "board_decides"),
    LINK: ("came", "did_not_come", "unknown"),
    NOTICE: ("sent",),
}
"""The results a step can end with, by what kind of thing is to be done."""

CODE_OF_LINK: Final = "link"
CODE_OF_QUESTION: Final = "ask-for-answer"
CODE_OF_NOTICE: Final = "notify-municipality"
SHAPE_OF_CODE: Final[Mapping[str, str]] = {
    "report-concern": REPORT,
    "contact-guardians": GUARDIANS,
    "no-guardian-contact": HEED,
    "keep-home-secret": HEED,
    "respect-no": HEED,
    "handover-unanswered": HEED,
    CODE_OF_QUESTION: FEEDBACK,
    CODE_OF_LINK: LINK,
    CODE_OF_NOTICE: NOTICE,
}
"""Steps that are neither plain deeds nor plain offers."""

ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    MUST: (FULFILLED, UNDERSTOOD, COULD_NOT),
    OFFER: (YES, NO, LATER, COULD_NOT),
    MAY: (FULFILLED, YES, NO, LATER, COULD_NOT),
}
"""What can be ticked in the meeting, for each level."""

NEUTRAL: Final = "neutral"
BUYER: Final = "buyer"

NOTICE_SUBJECT: Final = "quarterly_notice"

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
CLIMBING_LEVELS: Final = (MUST, OFFER)
"""What must or shall be done climbs when it is late; what can help never alarms anybody."""

GRACE: Final[Mapping[str, timedelta]] = {
    NOW: timedelta(hours=1),
    MEETING: timedelta(),
    HOUR: timedelta(),
}
"""How long after its due time a step counts as late; a day is late when it has ended."""

DAYS_OF_A_SUGGESTION: Final = timedelta(days=3)
URGENT: Final = (NOW, MEETING, HOUR)
"""Somebody must answer at the moment itself."""

PRECISION_OF_UNIT: Final[Mapping[str, str]] = {"now": NOW, "meeting": MEETING, "hours": HOUR}
ADULT_AGE: Final = 18
CHILD_BANDS: Final = frozenset({"0-14", "15-17"})
ADULT_BANDS: Final = frozenset({"18-20", "21-24", "25+"})


@dataclass(frozen=True)
class Subject:
    """What a step is about, as plain values: guidance never learns what an encounter is."""

    kind: str
    id: UUID
    context: str
    side: str
    unit_id: UUID
    board_id: UUID
    only_day: bool = False  # a buyer is a count: no step of it says when in the day


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


def shape_of(code: str, level: str) -> str:
    """Return what kind of thing a step is, from its code or else its level."""
    return SHAPE_OF_CODE.get(code, ANSWER if level == OFFER else DEED)


def results_of(code: str, level: str) -> tuple[str, ...]:
    """Return the results that a step can end with."""
    return SHAPES[shape_of(code, level)]


def verb_of(result: str) -> str:
    """Return the verb in the state table that a result stands for."""
    return {NO: "answer_no", COULD_NOT: "set_aside"}.get(result, "fulfil")


@dataclass(frozen=True)
class Quarter:
    """A calendar quarter, both days included."""

    first: date
    last: date


def quarter_before(day: date) -> Quarter:
    """Return the quarter that ended last before a day.

    >>> quarter_before(date(2026, 1, 1))
    Quarter(first=datetime.date(2025, 10, 1), last=datetime.date(2025, 12, 31))
    """
    last = day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1) - timedelta(days=1)
    return Quarter(last.replace(month=last.month - 2, day=1), last)


def target_of(status: str, verb: str) -> str | None:
    """Return the state that a verb leads to, or nothing when it is not allowed there."""
    return TRANSITIONS[status].get(verb)


def due_of(unit: str, at: datetime | None, *, whole_day: bool = False) -> Due:
    """Return when a step is due from the unit of its time limit."""
    if at is None:
        return Due(None, UNDATED)
    if whole_day:
        return Due(end_of(local(at).date()), DAY)
    return Due(at, PRECISION_OF_UNIT.get(unit, DAY))


def can_be_ticked(level: str, tick: Tick | None) -> bool:
    """Tell whether an answer from the meeting fits a step of a level."""
    return tick is not None and tick.answer in ANSWERS[level]


def no_ends_offers(facts: Facts) -> bool:
    """Tell whether one no closes every offer: so it is for everyone who is not a child."""
    if facts.age is not None:
        return facts.age >= ADULT_AGE
    if facts.age_band in CHILD_BANDS:
        return False
    return facts.age_band in ADULT_BANDS or not (facts.may_be_child or facts.child_leaves)


def late_from(due: Due, level: str = MUST) -> datetime | None:
    """Return the moment from which a step counts as late, if it ever does.

    A suggestion for the meeting is let go of by the clock before it can be late.
    """
    if due.at is None:
        return None
    if level == MAY and due.precision == MEETING:
        return due.at + DAYS_OF_A_SUGGESTION
    if due.precision == DAY:
        day = local(due.at).date() + timedelta(days=1)
        return datetime.combine(day, time.min, tzinfo=STOCKHOLM)
    return due.at + GRACE[due.precision]


def climb_level_at(late_at: datetime, moment: datetime) -> int:
    """Return how high a step that is late from then stands at a moment."""
    if moment <= late_at:
        return WITH_WORKER
    if moment <= late_at + timedelta(days=DAYS_BEFORE_NEXT_LEAD):
        return WITH_LEAD
    return WITH_NEXT_LEAD


def may_meet(side: str, other: str) -> bool:
    """Tell whether two sides of the wall may share a step: only with themselves or with none."""
    return side == other or NEUTRAL in (side, other)


def state_diagram() -> str:
    """Draw the state table as a Mermaid diagram, for the generated documentation."""
    lines = [
        "# Where a step can go",
        "",
        "Drawn from `TRANSITIONS` in `finmaskig/guidance/rules.py`. Do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {OPEN}",
    ]
    for state, verbs in TRANSITIONS.items():
        lines += [f"    {state} --> {target}: {verb}" for verb, target in verbs.items()]
    return "\n".join([*lines, "```", ""])
