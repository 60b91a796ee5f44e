"""Who may do what with a handover, who is responsible, and how long an answer may take."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from finmaskig.pure.guidance.workdays import STOCKHOLM, add_working_days, end_of, local

PROPOSED: Final = "proposed"
SEEN: Final = "seen"
ACCEPTED: Final = "accepted"
RECEIPTED: Final = "receipted"
MET: Final = "met"
CONCLUDED: Final = "concluded"
DECLINED: Final = "declined"
WITHDRAWN: Final = "withdrawn"
EXPIRED: Final = "expired"

SENDER: Final = "sender"
RECEIVER: Final = "receiver"
OUTSIDE: Final = "outside"
"""A receiver without Finmaskig, who answers by the code on the paper or by word of mouth."""

CLOCK: Final = "clock"

SEE: Final = "see"
ACCEPT: Final = "accept"
CONFIRM: Final = "confirm"
DECLINE: Final = "decline"
WITHDRAW: Final = "withdraw"
EXPIRE: Final = "expire"
RECEIPT: Final = "receipt"
MEET: Final = "meet"
CONCLUDE: Final = "conclude"


ANSWERS: Final = frozenset({SEE, ACCEPT, CONFIRM, DECLINE})
"""What counts only until the time to answer is over."""


@dataclass(frozen=True)
class Move:
    """Where a verb leads, and which parties may take it."""

    target: str
    by: frozenset[str]


def _by(target: str, *parties: str) -> Move:
    return Move(target, frozenset(parties))


_END_OF_CARE: Final = {CONCLUDE: _by(CONCLUDED, RECEIVER, OUTSIDE)}
TRANSITIONS: Final[Mapping[str, Mapping[str, Move]]] = {
    PROPOSED: {
        SEE: _by(SEEN, RECEIVER),
        CONFIRM: _by(RECEIPTED, OUTSIDE),
        DECLINE: _by(DECLINED, OUTSIDE),
        WITHDRAW: _by(WITHDRAWN, SENDER),
        EXPIRE: _by(EXPIRED, CLOCK),
    },
    SEEN: {
        ACCEPT: _by(ACCEPTED, RECEIVER),
        DECLINE: _by(DECLINED, RECEIVER),
        WITHDRAW: _by(WITHDRAWN, SENDER),
        EXPIRE: _by(EXPIRED, CLOCK),
    },
    ACCEPTED: {RECEIPT: _by(RECEIPTED, RECEIVER)},
    RECEIPTED: {MEET: _by(MET, RECEIVER, OUTSIDE), **_END_OF_CARE},
    MET: _END_OF_CARE,
    CONCLUDED: {},
    DECLINED: {},
    WITHDRAWN: {},
    EXPIRED: {},
}
"""From each state, what can be done, where it leads, and who does it."""

STATES: Final = tuple(TRANSITIONS)
WAITING: Final = (PROPOSED, SEEN)
"""Nobody has answered: the sender is still responsible, and nothing else may be proposed."""

TAKEN: Final = (ACCEPTED, RECEIPTED, MET, CONCLUDED)
"""The receiver is responsible."""

GOING_ON: Final = (ACCEPTED, RECEIPTED, MET)
OPEN: Final = (*WAITING, *GOING_ON)
"""Something still happens with it: a contact has one of these at most."""

RETURNED: Final = (DECLINED, EXPIRED)
"""It came back: the sender decides anew what happens."""

UNIT: Final = "unit"
PAPER: Final = "paper"
RECEIVERS: Final = (UNIT, PAPER)
"""A unit that works in Finmaskig, or somebody who gets a package on paper."""

ACUTE: Final = "acute"
TRAFFICKING: Final = "trafficking"
CHILD: Final = "child"
SUPPORT: Final = "support"
MATTERS: Final = (ACUTE, TRAFFICKING, CHILD, SUPPORT)

ADULT: Final = "adult"
UNKNOWN: Final = "unknown"
AGES: Final = (CHILD, ADULT, UNKNOWN)
"""All that a preview says about who it is: a child, an adult, or that we do not know."""

TO_CLOSE: Final = "close"
TO_GO_ON: Final = "go_on"
AFTERWARDS: Final = (TO_CLOSE, TO_GO_ON)
"""What becomes of the sender's own contact: it ends, or goes on without responsibility."""

DECLINE_REASONS: Final = ("not_ours", "no_room", "wrong_place", "knows_person", "other")
WITHDRAW_REASONS: Final = ("person_changed", "situation_changed", "wrong_receiver", "other")
OUTCOMES: Final = ("supported", "inquiry", "moved_on", "said_no", "not_reached", "unknown")
NEEDS_WORDS: Final = "other"

ROLES: Final = frozenset({"worker", "lead"})
"""Who proposes and answers, in the unit that is responsible or asked to be."""


@dataclass(frozen=True)
class AnswerTime:
    """How long a receiver may take to answer, and when a first meeting is due after a yes."""

    hours: int = 0
    same_day: bool = False
    working_days: int = 0
    meeting_days: int = 5


ANSWER_TIMES: Final[Mapping[str, AnswerTime]] = {
    ACUTE: AnswerTime(hours=2, meeting_days=0),
    TRAFFICKING: AnswerTime(same_day=True, meeting_days=1),
    CHILD: AnswerTime(working_days=1, meeting_days=2),
    SUPPORT: AnswerTime(working_days=2, meeting_days=5),
}
"""By what it is about; without anything said it is two working days."""

SHORTEST: Final = timedelta(hours=4)
"""Late in the evening "the same day" would be no time at all: then it is noon the next day."""

OUTCOME_DAYS: Final = 30


def answer_by(matter: str, at: datetime) -> datetime:
    """Return the last moment to answer a proposal that is sent at a moment.

    >>> answer_by("support", datetime(2026, 6, 18, 10, tzinfo=STOCKHOLM)).isoformat()
    '2026-06-23T21:59:00+00:00'
    >>> answer_by("trafficking", datetime(2026, 6, 20, 22, 30, tzinfo=STOCKHOLM)).isoformat()
    '2026-06-21T10:00:00+00:00'
    """
    time_to = ANSWER_TIMES[matter]
    day = local(at).date()
    if time_to.hours:
        return at + timedelta(hours=time_to.hours)
    if not time_to.same_day:
        return end_of(add_working_days(day, time_to.working_days))
    if end_of(day) - at >= SHORTEST:
        return end_of(day)
    noon = datetime.combine(day + timedelta(days=1), time(12), tzinfo=STOCKHOLM)
    return noon.astimezone(end_of(day).tzinfo)


def meet_by(matter: str, on: date) -> date:
    """Return the day by which somebody who was taken over is met.

    >>> meet_by("trafficking", date(2026, 6, 18))
    datetime.date(2026, 6, 22)
    """
    return add_working_days(on, ANSWER_TIMES[matter].meeting_days)


def outcome_by(met_on: date) -> date:
    """Return the day on which somebody notes how it went."""
    return met_on + timedelta(days=OUTCOME_DAYS)


def target_of(state: str, verb: str, party: str) -> str | None:
    """Return where a verb leads a party from a state, or nothing when it may not take it."""
    move = TRANSITIONS[state].get(verb)
    return move.target if move is not None and party in move.by else None


def verbs_of(state: str, party: str) -> frozenset[str]:
    """Return what a party can do in a state."""
    return frozenset(verb for verb, move in TRANSITIONS[state].items() if party in move.by)


def responsible(state: str) -> str:
    """Return which of the two is responsible for the person: always one, never both.

    >>> [responsible(state) for state in (PROPOSED, ACCEPTED, EXPIRED)]
    ['sender', 'receiver', 'sender']
    """
    return RECEIVER if state in TAKEN else SENDER


def is_answered_in_time(answer_by: datetime, at: datetime) -> bool:
    """Tell whether a yes or a no still counts at a moment."""
    return at <= answer_by


def may_propose(states: Collection[str]) -> bool:
    """Tell whether a contact whose handovers stand so can be handed over: nothing is open.

    >>> may_propose([]), may_propose(["declined", "expired"]), may_propose(["expired", "met"])
    (True, True, False)
    """
    return not set(states) & set(OPEN)


def may_receive(story_side: str, unit_side: str, *, kind: str) -> bool:
    """Tell whether a unit may be told of somebody: on her side of the wall, or outside it.

    ``story_side`` is the side that the person's story began on, also when a unit outside the wall
    has it now: otherwise such a unit would be a door through the wall.

    >>> may_receive("victim", "neutral", kind="own"), may_receive("victim", "buyer", kind="own")
    (True, False)
    >>> may_receive("neutral", "buyer", kind="own"), may_receive("neutral", "victim", kind="buyer")
    (False, False)
    """
    if (kind, unit_side) in {("own", "buyer"), ("buyer", "victim")}:
        return False
    return story_side == unit_side or "neutral" in {story_side, unit_side}


def words_are_missing(reason: str, text: str) -> bool:
    """Tell whether a reason of its own kind stands without its words."""
    return reason == NEEDS_WORDS and not text.strip()


def state_diagram() -> str:
    """Draw the state table as a Mermaid diagram, for the generated documentation."""
    lines = [
        "# Where a handover can go",
        "",
        "Drawn from `TRANSITIONS` in `finmaskig/handovers/rules.py`. Do not edit.",
        "In brackets: who does it, and who is responsible in each state.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        f"    [*] --> {PROPOSED}: propose ({SENDER})",
    ]
    lines += [f"    {state}: {state} ({responsible(state)})" for state in STATES]
    lines += [
        f"    {state} --> {move.target}: {verb} ({', '.join(sorted(move.by))})"
        for state, verbs in TRANSITIONS.items()
        for verb, move in verbs.items()
    ]
    lines += [f"    {state} --> [*]" for state, verbs in TRANSITIONS.items() if not verbs]
    return "\n".join([*lines, "```", ""])
