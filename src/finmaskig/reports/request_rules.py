"""What may be decided on a request for exact figures (OSL 26:1), from plain values. No Django."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CLEAR, RISK, UNSURE = "clear", "risk", "unsure"
FULL, PART, REFUSED = "full", "part", "refused"
NOTHING, EXACT, ROWS, TOTAL, SAFE = "", "exact", "rows", "total", "safe"
PARTS: Final = (ROWS, TOTAL, SAFE)
"""What can be given instead of all that was asked for."""
HARM_TEST, STATISTICS, DUTY = "harm_test", "statistics", "duty"

REGISTRARS: Final = frozenset({"analyst", "lead", "secretary"})
"""Who takes in a request: it is answered at once, so whoever opens the mail can do it."""
ASSESSORS: Final = frozenset({"analyst", "lead"})
"""Who weighs the harm: those who know the figures, and those who know the field."""
DECIDERS: Final = frozenset({"secretary"})
"""Who decides, and sees the exact figures: she answers for the board, on neither side of the wall,
and is never the one who weighed."""
SENDERS: Final = frozenset({"coordinator", "analyst"})
"""Who sends the national sheet."""
POLICY_KEEPERS: Final = frozenset({"analyst", "lead"})
"""Who registers the board's stricter rules: those who close the periods that follow them."""

SECRECY: Final = "secrecy"
NO_PART: Final = "no_part"
NO_REASONS: Final = "no_reasons"
NOT_PUBLISHED: Final = "not_published"
NO_AXIS: Final = "no_axis"
PROBLEMS: Final = (SECRECY, NO_PART, NO_REASONS, NOT_PUBLISHED, NO_AXIS)
"""Why a decision does not hold."""


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What a decider has chosen, and what she chose from."""

    outcome: str
    part: str
    has_conditions: bool
    has_reasons: bool
    harm: str
    axes: int
    is_published: bool

    @property
    def given(self) -> str:
        """Return which table leaves.

        >>> Choice(outcome="refused", part="rows", has_conditions=False, has_reasons=True,
        ...        harm="risk", axes=1, is_published=False).given
        ''
        """
        if self.outcome == FULL:
            return EXACT
        return self.part if self.outcome == PART else NOTHING


def problems(choice: Choice) -> list[str]:
    """Return what is wrong with a decision, as codes; nothing when it holds.

    Secrecy is the rule: exact figures leave when it is clear that nobody comes to harm, or under
    a condition that takes the risk away (OSL 10:14). The protected table can always be given.
    """
    found = []
    if choice.outcome != FULL and not choice.has_reasons:
        found.append(NO_REASONS)
    if choice.outcome == PART:
        found += _of_part(choice)
    if choice.given in {EXACT, ROWS, TOTAL} and choice.harm != CLEAR and not choice.has_conditions:
        found.append(SECRECY)
    return found


def _of_part(choice: Choice) -> list[str]:
    if choice.part not in PARTS:
        return [NO_PART]
    if choice.part == SAFE and not choice.is_published:
        return [NOT_PUBLISHED]
    fewest = {ROWS: 2, TOTAL: 1, SAFE: 0}[choice.part]
    return [NO_AXIS] if choice.axes < fewest else []
