"""How soon a step must be done: in words for the phone, as a time for the list of steps."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from finmaskig.pure.guidance.workdays import (
    add_months,
    add_working_days,
    end_of,
    end_of_quarter,
    local,
)

# A step of the meeting that is left open is due when the longest shift is over.
MEETING = timedelta(hours=12)
AT_ONCE = ("now", "meeting", "hours")  # someone must answer at the very moment

# From the most urgent: also the order of the advice.
_WORDS: Mapping[str, str] = {
    "now": "genast",
    "meeting": "under mötet",
    "hours": "inom {count} timmar",
    "working_days": "inom {count} arbetsdagar",
    "early": "tidigt, efter anmälan",
    "days": "inom {count} dagar",
    "next_talk": "vid nästa samtal",
    "consent": "när personen vill",
    "months": "inom {count} månader",
    "quarter": "före kvartalets slut",
    "none": "tills vidare",
}
_ONE: Mapping[str, str] = {
    "hours": "inom en timme",
    "working_days": "nästa arbetsdag",
    "days": "i morgon",
    "months": "inom en månad",
}
_DAYS: Mapping[str, Callable[[date, int], date]] = {
    "working_days": add_working_days,
    "days": lambda day, count: day + timedelta(days=count),
    "months": add_months,
    "quarter": lambda day, _: end_of_quarter(day),
}
_COUNTED = tuple(_ONE)


@dataclass(frozen=True)
class Within:
    """A time limit: a unit and, for hours, days and months, how many."""

    unit: str
    count: int = 0

    @property
    def at_once(self) -> bool:
        """Say whether the receiver must answer at the moment itself."""
        return self.unit in AT_ONCE

    @property
    def urgency(self) -> tuple[int, int]:
        """Return what to sort by, the most urgent first."""
        return list(_WORDS).index(self.unit), self.count

    @property
    def words(self) -> str:
        """Return the limit in Swedish.

        >>> Within("working_days", 1).words, Within("days", 21).words
        ('nästa arbetsdag', 'inom 21 dagar')
        """
        if self.count == 1:
            return _ONE[self.unit]
        return _WORDS[self.unit].format(count=self.count)

    def due(self, at: datetime) -> datetime | None:
        """Return when the step is late; hours are absolute, days are Swedish calendar days."""
        if self.unit == "now":
            return at
        if self.unit == "meeting":
            return at.astimezone(UTC) + MEETING
        if self.unit == "hours":
            return at.astimezone(UTC) + timedelta(hours=self.count)
        if self.unit in _DAYS:
            return end_of(_DAYS[self.unit](local(at).date(), self.count))
        return None


def within_from(text: str) -> Within | None:
    """Read "now" or "5 working_days"; return None for anything else.

    >>> within_from("21 days")
    Within(unit='days', count=21)
    """
    match = re.fullmatch(r"(?:([1-9]\d{0,2}) )?([a-z_]+)", text)
    if match is None or match[2] not in _WORDS or (match[1] is not None) != (match[2] in _COUNTED):
        return None
    return Within(match[2], int(match[1] or 0))
