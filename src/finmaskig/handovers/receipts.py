"""What a receiver outside can answer with the code on a paper. Plain values, no Django."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

NONE: Final = ""
RECEIVED: Final = "received"
CANNOT: Final = "cannot"
ANSWERS: Final = (NONE, RECEIVED, CANNOT)
"""What the first answer says: they have taken over, or they cannot."""

BOOKED: Final = "booked"
DID_NOT_COME: Final = "did_not_come"
MEETINGS: Final = (NONE, BOOKED, DID_NOT_COME)
"""What is said of the first meeting, with the receipt or later with the same code."""

CHOICES: Final = (RECEIVED, BOOKED, DID_NOT_COME, CANNOT)
"""What can be said with a code; whoever books a meeting, or waits in vain, has received."""

LATER: Final = {NONE: (BOOKED, DID_NOT_COME), BOOKED: (DID_NOT_COME,), DID_NOT_COME: ()}
"""What can still be said of the meeting, after what has been said."""

UNKNOWN: Final = "unknown"
USED: Final = "used"
OVER: Final = "over"
TAKEN: Final = "taken"
REFUSED: Final = "refused"
NOTED: Final = "noted"
"""No such code; said already; too late; taken over; could not; a word about the meeting."""

CHANGING: Final = (TAKEN, REFUSED, NOTED)
"""Those after which the receipt says something new."""


@dataclass(frozen=True)
class Held:
    """What a receipt says."""

    answer: str = NONE
    meeting: str = NONE


@dataclass(frozen=True)
class Reply:
    """What becomes of an answer, and what the receipt says afterwards."""

    verdict: str
    held: Held


def reply_to(held: Held, choice: str, *, is_over: bool) -> Reply:
    """Return what an answer leads to; a receipt that has been given stands whatever follows.

    >>> reply_to(Held(), BOOKED, is_over=False)
    Reply(verdict='taken', held=Held(answer='received', meeting='booked'))
    >>> reply_to(Held(RECEIVED), CANNOT, is_over=False).verdict
    'used'
    >>> reply_to(Held(), RECEIVED, is_over=True).verdict
    'over'
    """
    if held.answer == NONE:
        return Reply(OVER, held) if is_over else _first(choice)
    if held.answer == RECEIVED and choice in LATER[held.meeting]:
        return Reply(NOTED, replace(held, meeting=choice))
    return Reply(USED, held)


def _first(choice: str) -> Reply:
    if choice == CANNOT:
        return Reply(REFUSED, Held(CANNOT))
    return Reply(TAKEN, Held(RECEIVED, choice if choice in MEETINGS else NONE))
