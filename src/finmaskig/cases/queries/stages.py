"""Reads of where in the change somebody is."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from finmaskig.cases import rules
from finmaskig.cases.models import StageOfChange
from finmaskig.organisations.queries import word_choices

if TYPE_CHECKING:
    from datetime import date

    from finmaskig.cases.models import Case


@dataclass(frozen=True)
class Noted:
    """A stage from a day."""

    label: str
    from_on: date
    is_way_back: bool


@dataclass(frozen=True)
class Place:
    """One stage on the line."""

    label: str
    is_now: bool


@dataclass(frozen=True)
class StageView:
    """The line of stages with today's marked, and the way there."""

    line: list[Place]
    now: Noted | None
    history: list[Noted]


def stage_view(case: Case) -> StageView:
    """Return where somebody is in the change, and how she came there."""
    words = dict(word_choices("stage_of_change"))
    rows = list(StageOfChange.objects.filter(case=case).order_by("from_on"))
    back = [False, *(rules.is_way_back(one.stage, two.stage) for one, two in pairwise(rows))]
    noted = [
        Noted(words.get(row.stage, row.stage), row.from_on, is_back)
        for row, is_back in zip(rows, back, strict=False)
    ]
    at = rows[-1].stage if rows else ""
    return StageView(
        line=[Place(label, code == at) for code, label in words.items()],
        now=noted[-1] if noted else None,
        history=noted[::-1],
    )
