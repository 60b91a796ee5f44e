"""Pure decisions about destruction: when a time has run out, who may decide, what stops it."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

LAW: Final = "law"
BOARD: Final = "board"
NEXT_YEAR: Final = "next_year"

COOLING_DAYS: Final = 7
"""Whole days between the second person's decision and the destruction."""

REVIEW_MONTHS: Final = 6
"""After so many months somebody asks whether a hold is still needed."""

DATE_PATIENCE_DAYS: Final = 7
"""A record whose time has not begun after so many days is reported."""

MOST_YEARS: Final = 10

MADE: Final = "made"
REVIEWED: Final = "reviewed"
APPROVED: Final = "approved"
RUNNING: Final = "running"
DESTROYED: Final = "destroyed"
STOPPED: Final = "stopped"

TRANSITIONS: Final[Mapping[str, Mapping[str, str]]] = {
    MADE: {"review": REVIEWED, "stop": STOPPED},
    REVIEWED: {"approve": APPROVED, "stop": STOPPED},
    APPROVED: {"begin": RUNNING, "stop": STOPPED},
    RUNNING: {"finish": DESTROYED},
    DESTROYED: {},
    STOPPED: {},
}
"""The states of a list. Once it has begun nothing stops it; each record is still looked at."""

STATES: Final = tuple(TRANSITIONS)
OPEN_STATES: Final = (MADE, REVIEWED, APPROVED, RUNNING)

LISTED: Final = "listed"
KEPT: Final = "kept"
DROPPED: Final = "dropped"
GOING: Final = "going"
GONE: Final = "gone"
ITEM_STATES: Final = (LISTED, KEPT, DROPPED, GOING, GONE)
ACTIVE_ITEM_STATES: Final = (LISTED, GOING)

NO_RULE: Final = "no_rule"
NO_DATE: Final = "no_date"
IN_FUTURE: Final = "in_future"
NO_DECISION: Final = "no_decision"
HELD: Final = "held"
WAITS: Final = "waits"
DUE: Final = "due"
LATE: Final = "late"
ERRORS: Final = (NO_RULE, NO_DATE, IN_FUTURE)
RIPE: Final = (DUE, LATE)

CHANGED: Final = "changed"
IS_GONE: Final = "is_gone"

HOLD_REASONS: Final = (
    "court",
    "police",
    "supervision",
    "damages",
    "disclosure",
    "extract",
    "archive",
)
HOLDERS: Final = frozenset({"worker", "lead"})
LIFTERS: Final = frozenset({"lead"})
REVIEWERS: Final = frozenset({"worker", "lead"})
APPROVERS: Final = frozenset({"lead"})
DECIDERS: Final = frozenset({"lead", "secretary"})


@dataclass(frozen=True, kw_only=True)
class Rule:
    """How long one kind of record is kept, between two days."""

    kind: str
    action: str
    years: int
    set_by: str
    start: str
    done_by: str
    section: str
    text: str
    valid_from: date
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether the rule is read on a day."""
        return self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)

    @property
    def stamp(self) -> str:
        """Return what tells this rule from the one before and after it."""
        return f"{self.kind}|{self.action}|{self.years}|{self.done_by}|{self.valid_from}"


@dataclass(frozen=True)
class Period:
    """From which day a record may go, and the last day on which it should be gone."""

    earliest_on: date
    done_by_on: date | None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What decides about one record on one day."""

    began_on: date
    last_on: date | None
    rule: Rule | None
    decided_years: int | None
    """The years that the board has decided for the kind; None without a decision."""
    is_held: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a record stands on a day, and its days when they can be told."""

    code: str
    period: Period | None = None


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who acts, as far as destruction asks."""

    user: str
    role: str
    unit: str
    board: str
    side: str


@dataclass(frozen=True, kw_only=True)
class Place:
    """Whose records a list holds."""

    unit: str
    board: str
    side: str


def rule_on(rules: Sequence[Rule], kind: str, on: date) -> Rule | None:
    """Return the rule for a kind of record on a day."""
    return next((rule for rule in rules if rule.kind == kind and rule.holds(on)), None)


def years_after(day: date, years: int) -> date:
    """Return the last day of a time in years; a day that the month lacks is its last day.

    Source: 1 § lagen (1930:173) om beräkning av lagstadgad tid.

    >>> years_after(date(2024, 2, 29), 5), years_after(date(2021, 12, 31), 5)
    (datetime.date(2029, 2, 28), datetime.date(2026, 12, 31))
    """
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 2, 28)


def years_before(day: date, years: int) -> date:
    """Return the latest day from which so many years have run out on a day.

    >>> years_before(date(2029, 3, 1), 5), years_before(date(2028, 2, 29), 5)
    (datetime.date(2024, 2, 29), datetime.date(2023, 2, 28))
    """
    last = day - timedelta(days=1)
    try:
        begun = last.replace(year=last.year - years)
    except ValueError:
        return date(last.year - years, 2, 28)
    leap = begun + timedelta(days=1)
    return leap if years_after(leap, years) <= last else begun


def period_of(last_on: date, rule: Rule, years: int) -> Period:
    """Return when a record may go: the day after its time has run out.

    The law wants it gone at the latest on the last day of the year after (16 kap. 1 § SoL).
    """
    ends_on = years_after(last_on, years)
    done_by = date(ends_on.year + 1, 12, 31) if rule.done_by == NEXT_YEAR else None
    return Period(ends_on + timedelta(days=1), done_by)


def years_of(rule: Rule, decided: int | None) -> int:
    """Return the years that count: the law's, or the board's where the board may set them."""
    return decided if rule.set_by == BOARD and decided is not None else rule.years


def standing(facts: Facts, *, on: date) -> Standing:
    """Tell whether a record may be destroyed on a day, and if not why.

    A record without a rule or a day is an error that somebody must look into. Nothing is ripe
    without the board's decision, and nothing that is held.
    """
    if facts.rule is None:
        return Standing(NO_RULE)
    if facts.last_on is None:
        waits = on <= facts.began_on + timedelta(days=DATE_PATIENCE_DAYS)
        return Standing(WAITS if waits else NO_DATE)
    if facts.last_on > on:
        return Standing(IN_FUTURE)
    period = period_of(facts.last_on, facts.rule, years_of(facts.rule, facts.decided_years))
    return Standing(_code(facts, period, on), period)


def _code(facts: Facts, period: Period, on: date) -> str:
    if facts.is_held:
        return HELD
    if facts.decided_years is None:
        return NO_DECISION
    if on < period.earliest_on:
        return WAITS
    return LATE if period.done_by_on is not None and on > period.done_by_on else DUE


def review_on(set_on: date) -> date:
    """Return the last day on which a hold must be looked at again.

    >>> review_on(date(2026, 8, 31))
    datetime.date(2027, 2, 28)
    """
    months = set_on.month - 1 + REVIEW_MONTHS
    year, month = set_on.year + months // 12, months % 12 + 1
    return date(year, month, min(set_on.day, monthrange(year, month)[1]))


def target_of(state: str, verb: str) -> str | None:
    """Return the state that a verb leads to, or None when it cannot be done.

    >>> target_of("made", "review"), target_of("running", "stop")
    ('reviewed', None)
    """
    return TRANSITIONS[state].get(verb)


def cools_until(approved_on: date) -> date:
    """Return the last of the days on which a decision can still be stopped.

    >>> cools_until(date(2026, 3, 25))
    datetime.date(2026, 4, 1)
    """
    return approved_on + timedelta(days=COOLING_DAYS)


def has_cooled(approved_on: date, on: date) -> bool:
    """Tell whether seven whole days lie between the decision and a day."""
    return on > cools_until(approved_on)


def may_review(person: Person, place: Place) -> bool:
    """Tell whether somebody may go through a list: who works in the unit and knows its records."""
    return person.role in REVIEWERS and person.unit == place.unit and person.board == place.board


def may_approve(person: Person, place: Place, *, made_by: str, reviewed_by: str) -> bool:
    """Tell whether somebody may be the second person: a lead of the unit, or her deputy.

    The deputy leads another unit of the same board on the same side of the wall. Whoever made
    the list or went through it never decides about it.
    """
    if person.user in {made_by, reviewed_by}:
        return False
    if person.role not in APPROVERS:
        return False
    return person.board == place.board and person.side == place.side


def may_stop(person: Person, place: Place, *, acted: Sequence[str]) -> bool:
    """Tell whether somebody may stop a list: one of those who acted, or a lead of the unit."""
    is_lead = person.role in APPROVERS and person.unit == place.unit
    return person.user in acted or is_lead


def state_diagram() -> str:
    """Draw the states of a list as a Mermaid diagram, for the generated documentation."""
    lines = [
        "# Where a list of destruction can go",
        "",
        "Drawn from `TRANSITIONS` in `finmaskig/retention/rules.py`. Do not edit.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {MADE}",
    ]
    for state, verbs in TRANSITIONS.items():
        lines += [f"    {state} --> {target}: {verb}" for verb, target in verbs.items()]
    return "\n".join([*lines, "```", ""])
