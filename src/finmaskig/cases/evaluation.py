"""Answers made safe for an evaluation: no alias, no id, no day, no group under five persons."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random
from typing import Final, TypeAlias
from uuid import UUID

FEWEST: Final = 5
"""Persons in a group that may leave the unit."""

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would run."""

Group: TypeAlias = tuple[str, str, str]
"""Kind of person, set of questions, occasion."""


@dataclass(frozen=True, kw_only=True)
class Answered:
    """What one person answered one time."""

    person: UUID
    kind: str
    question_set: str
    occasion: str
    asked_on: date
    answers: Mapping[str, int] = field(default_factory=dict)

    @property
    def group(self) -> Group:
        """Return whom she is counted with."""
        return (self.kind, self.question_set, self.occasion)


@dataclass(frozen=True)
class Export:
    """What may leave: rows in random order, and which kinds of row may be missing."""

    rows: Sequence[Answered]
    missing: Sequence[Group]


def safe_rows(answers: Iterable[Answered], every: Collection[Group], rng: Random) -> Export:
    """Leave out each group of fewer than five persons, and mix the rest.

    ``every`` is each group there could be: an empty one is named as missing beside a small one,
    so that the file does not tell them apart.
    """
    grouped: dict[Group, list[Answered]] = defaultdict(list)
    for one in answers:
        grouped[one.group].append(one)
    kept = {group for group, rows in grouped.items() if _persons(rows) >= FEWEST}
    rows = [one for group in kept for one in grouped[group]]
    rng.shuffle(rows)
    return Export(rows=rows, missing=sorted(set(every) - kept))


def _persons(rows: Iterable[Answered]) -> int:
    return len({row.person for row in rows})


def month(day: date) -> str:
    """Return the month of a day.

    >>> month(date(2026, 6, 15))
    '2026-06'
    """
    return f"{day:%Y-%m}"


def cell(value: object) -> str:
    """Return a value that no spreadsheet takes for a formula.

    >>> cell("=1+1"), cell(7)
    ("'=1+1", '7')
    """
    text = str(value)
    return f"'{text}" if text.startswith(FORMULA) else text
