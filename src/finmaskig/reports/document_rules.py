"""Who does what with a report, which earlier period it is compared with, what a version changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from finmaskig.reports.rules import Span, month_after

READERS: Final = frozenset({"worker", "lead", "coordinator", "analyst", "secretary"})
WRITERS: Final = frozenset({"analyst"})
APPROVERS: Final = frozenset({"analyst", "lead"})
YEAR_BEFORE, JUST_BEFORE, OTHER = "year_before", "just_before", "other"
"""How an earlier period lies to the one of the report."""
_PEOPLE = (
    "person|personer|barn|flicka|flickor|pojke|pojkar|kvinna|kvinnor|man|män|ungdom|ungdomar"
    "|unga|minderårig|minderåriga|utsatt|utsatta|köpare|sexköpare|säljare|tonåring|tonåringar"
)
_SMALL = re.compile(
    rf"(?<![\w.,:/–-])(?:[1-4]|två|tre|fyra)\s+(?:\w+\s+){{0,2}}(?:{_PEOPLE})(?!\w)", re.IGNORECASE
)
"""A number from 1 to 4, at most two words, and a word for people; the word "en" says too much."""


def comparable(span: Span, closed: Iterable[Span]) -> Span | None:
    """Return the period to put beside one: as many months, a year before or else just before.

    >>> from finmaskig.reports.rules import span as months
    >>> year, half = months(date(2021, 1, 1), date(2021, 12, 1)), months(
    ...     date(2021, 7, 1), date(2021, 12, 1))
    >>> comparable(months(date(2022, 1, 1), date(2022, 12, 1)), [half, year]).code
    '2021-01--2021-12'
    """
    known = [one for one in closed if len(one.months) == len(span.months)]
    for kind in (YEAR_BEFORE, JUST_BEFORE):
        for one in known:
            if relation(span, one) == kind:
                return one
    return None


def relation(span: Span, earlier: Span) -> str:
    """Return how an earlier period lies: the same months a year before, just before, or neither."""
    if len(earlier.months) != len(span.months):
        return OTHER
    if earlier.first == _year_before(span.first):
        return YEAR_BEFORE
    return JUST_BEFORE if month_after(earlier.last) == span.first else OTHER


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> list[str]:
    """Return the names of what differs between two versions, in the order of the new one.

    >>> changed({"a": "1", "b": "2"}, {"b": "3", "c": "4"})
    ['b', 'c', 'a']
    """
    differs = [name for name, text in new.items() if old.get(name) != text]
    return differs + [name for name in old if name not in new]


def small_counts(text: str) -> list[str]:
    """Return where a text tells a small number of people: such are hidden, also when typed.

    >>> small_counts("Av dem var tre unga flickor och 18 kvinnor. Två kurser hölls.")
    ['tre unga flickor']
    """
    return [" ".join(found.group().split()) for found in _SMALL.finditer(text)]


def share(part: int, whole: int) -> int:
    """Return a share in whole percent; 0 and 100 only where nobody, and everybody, is meant.

    >>> share(670, 670), share(669, 670), share(1, 670), share(0, 5)
    (100, 99, 1, 0)
    """
    if part in {0, whole}:
        return 100 * part // whole
    return min(99, max(1, round(100 * part / whole)))


def _year_before(day: date) -> date:
    return day.replace(year=day.year - 1)
