"""Pure decisions about the coordination track: stages, odd days, quarters, what an answer means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from finmaskig.cases.rules import months_after

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ADULTS: Final = "adults"
CHILDREN: Final = "children"
QUEUES: Final = (ADULTS, CHILDREN)
CHILD_UNIT: Final = "child_coordinator"
COORDINATOR_KINDS: Final = ("adult_coordinator", CHILD_UNIT)

IDENTIFICATION: Final = "identification"
ACUTE: Final = "acute"
INITIAL: Final = "initial"
LONG_TERM: Final = "long_term"
PROCEEDINGS: Final = "proceedings"
RETURN: Final = "return"
STAGES: Final = (IDENTIFICATION, ACUTE, INITIAL, LONG_TERM, PROCEEDINGS, RETURN)
"""The six steps of the national manual, in its order; several can run at once."""

WAITING: Final = "waiting"
RUNNING: Final = "running"
DONE: Final = "done"
NOT_RELEVANT: Final = "not_relevant"
STAGE_STATES: Final = (WAITING, RUNNING, DONE, NOT_RELEVANT)

REFLECTION: Final = "reflection"
FOR_PROCEEDINGS: Final = "proceedings"
GRANTED: Final = "granted"
REFUSED: Final = "refused"
OUTCOMES: Final = ("", GRANTED, REFUSED)
PROVIDERS: Final = ("social_board", "lead_investigator", "self", "counsel")

OPEN: Final = "open"
DECLINED: Final = "declined"
RIGHT_STATES: Final = (OPEN, DONE, DECLINED, NOT_RELEVANT)

CONFERENCE: Final = "conference"
"""The event at which several functions sit around one table."""

YEARS_BEFORE: Final = 2
YEARS_AHEAD: Final = 5
YEAR: Final = 12


def default_queue(unit_kinds: Iterable[str]) -> str:
    """Return the queue that a unit's new tracks stand in.

    >>> default_queue(["child_coordinator"]), default_queue([])
    ('children', 'adults')
    """
    return CHILDREN if CHILD_UNIT in unit_kinds else ADULTS


def current_stage(states: Mapping[str, str]) -> str:
    """Return the stage that a track has come to: the last that runs, or the first that waits.

    >>> current_stage({"identification": "done", "acute": "running"})
    'acute'
    >>> current_stage({"identification": "done"})
    'acute'
    """
    running = [code for code in STAGES if states.get(code) == RUNNING]
    waiting = [code for code in STAGES if states.get(code, WAITING) == WAITING]
    return (running[-1:] or waiting[:1] or [RETURN])[0]


EARLY: Final = "early"
FAR: Final = "far"
FUTURE: Final = "future"
BEFORE: Final = "before"
NEEDS: Final = "needs"
LATE: Final = "late"


@dataclass(frozen=True)
class Odd:
    """A day that cannot be right: which field, how, and which other it clashes with."""

    name: str
    kind: str
    other: str = ""


@dataclass(frozen=True)
class Order:
    """What holds between a form's days: pairs in order, days that have been, pairs needed."""

    in_order: tuple[tuple[str, str], ...] = ()
    been: tuple[str, ...] = ()
    needs: tuple[tuple[str, str], ...] = ()


def odd_days(
    days: Mapping[str, date | None], order: Order, *, opened_on: date, on: date
) -> list[Odd]:
    """Return every day that is odd, at most one remark for each field.

    A contact is often opened after things have begun elsewhere, so a day may lie before it; two
    years before, it is a slip of the pen.
    """
    return [*_one(days, order, opened_on, on), *_two(days, order)]


def _one(days: Mapping[str, date | None], order: Order, opened_on: date, on: date) -> list[Odd]:
    found = []
    for name, day in days.items():
        if day is None:
            continue
        if day < months_after(opened_on, -YEARS_BEFORE * YEAR):
            found.append(Odd(name, EARLY))
        elif day > months_after(on, YEARS_AHEAD * YEAR):
            found.append(Odd(name, FAR))
        elif name in order.been and day > on:
            found.append(Odd(name, FUTURE))
    return found


def _two(days: Mapping[str, date | None], order: Order) -> list[Odd]:
    found = []
    for earlier, later in order.in_order:
        first, last = days.get(earlier), days.get(later)
        if first is not None and last is not None and last < first:
            found.append(Odd(later, BEFORE, earlier))
    for name, needed in order.needs:
        if days.get(name) is not None and days.get(needed) is None:
            found.append(Odd(needed, NEEDS, name))
    return found


def quarter_of(day: date) -> date:
    """Return the first day of a day's quarter.

    >>> quarter_of(date(2026, 6, 30))
    datetime.date(2026, 4, 1)
    """
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def quarter_end(first: date) -> date:
    """Return the last day of a quarter from its first.

    >>> quarter_end(date(2026, 10, 1))
    datetime.date(2026, 12, 31)
    """
    return months_after(first, 3) - timedelta(days=1)


def quarters_with_costs(spans: Sequence[tuple[date, date | None]], on: date) -> list[date]:
    """Return the first day of every quarter in which something cost, up to today's quarter.

    >>> quarters_with_costs([(date(2025, 12, 31), date(2026, 1, 1))], date(2026, 6, 15))
    [datetime.date(2025, 10, 1), datetime.date(2026, 1, 1)]
    """
    found = set()
    for first, last in spans:
        quarter, end = quarter_of(first), min(last or on, on)
        while quarter <= end:
            found.add(quarter)
            quarter = months_after(quarter, 3)
    return sorted(found)


APPLIED: Final = "applied"
PARTLY: Final = "partly"
PAID: Final = "paid"


def claim_state(*, amount: int | None, paid: int | None, refused: int | None) -> str:
    """Return where a claim stands: what was paid and refused, against what was applied for.

    >>> claim_state(amount=None, paid=None, refused=None)
    'open'
    >>> claim_state(amount=900, paid=600, refused=None)
    'partly'
    >>> claim_state(amount=900, paid=600, refused=300)
    'paid'
    """
    if amount is None:
        return OPEN
    settled = (paid or 0) + (refused or 0)
    if settled < amount:
        return PARTLY if settled else APPLIED
    return PAID if paid else REFUSED


def hours_text(minutes: int) -> str:
    """Write minutes as hours and minutes.

    >>> hours_text(95), hours_text(120), hours_text(45)
    ('1 h 35 min', '2 h', '45 min')
    """
    hours, rest = divmod(minutes, 60)
    parts = [f"{hours} h"] if hours else []
    return " ".join([*parts, f"{rest} min"] if rest or not hours else parts)
