"""How a person is reached safely, in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from finmaskig.organisations.queries import label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from finmaskig.cases.models import Case
    from finmaskig.vault.box import Box


@dataclass(frozen=True)
class Reached:
    """Ways, days and hours in words, and what to think of."""

    ways: str
    days: str
    hours: str
    text: str
    never_leave_message: bool


def reach_of(case: Case, box: Box) -> Reached:
    """Return how a person is reached safely."""
    return Reached(
        ways=_words("case_reach", case.reach),
        days=_words("weekday", case.reach_days),
        hours=_words("daypart", case.reach_hours),
        text=box.text(case, "reach_text"),
        never_leave_message=case.never_leave_message,
    )


def reach_initial(case: Case, box: Box) -> dict[str, object]:
    """Return how a person is reached as the form begins with it."""
    return {
        "reach": case.reach,
        "reach_days": case.reach_days,
        "reach_hours": case.reach_hours,
        "reach_text": box.text(case, "reach_text"),
        "never_leave_message": case.never_leave_message,
    }


def _words(words: str, codes: Iterable[str]) -> str:
    text = ", ".join(label(words, code).lower() for code in codes)
    return text[:1].upper() + text[1:]
