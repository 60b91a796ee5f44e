"""The voluntary questions, as dated data: which set a kind of person is asked, and when."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

from finmaskig.cases import rules

FILE: Final = Path(__file__).resolve().parent / "questions.toml"


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question with the words at both ends of its scale."""

    code: str
    text: str
    short: str
    low: str
    high: str
    occasions: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None

    def holds(self, on: date) -> bool:
        """Tell whether it is asked on a day."""
        begun = self.valid_from is None or self.valid_from <= on
        return begun and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, kw_only=True)
class QuestionSet:
    """The questions to one kind of person."""

    code: str
    name: str
    kinds: tuple[str, ...]
    questions: tuple[Question, ...]

    def asked(self, occasion: str, on: date) -> tuple[Question, ...]:
        """Return what is asked at an occasion on a day."""
        return tuple(one for one in self.questions if occasion in one.occasions and one.holds(on))


@cache
def question_sets() -> tuple[QuestionSet, ...]:
    """Return every set, with old questions too."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    return tuple(
        QuestionSet(
            code=one["code"],
            name=one["name"],
            kinds=tuple(one["kinds"]),
            questions=tuple(_question(question) for question in one["question"]),
        )
        for one in found["set"]
    )


def _question(found: dict[str, object]) -> Question:
    occasions = found.get("occasions", rules.OCCASIONS)
    first, last = found.get("valid_from"), found.get("valid_to")
    assert isinstance(occasions, list | tuple)
    assert first is None or isinstance(first, date)
    assert last is None or isinstance(last, date)
    return Question(
        code=str(found["code"]),
        text=str(found["text"]),
        short=str(found["short"]),
        low=str(found["low"]),
        high=str(found["high"]),
        occasions=tuple(str(one) for one in occasions),
        valid_from=first,
        valid_to=last,
    )


def set_for(kind: str) -> QuestionSet | None:
    """Return the set that a kind of person is asked; a professional is asked nothing."""
    return next((one for one in question_sets() if kind in one.kinds), None)


def set_of(code: str) -> QuestionSet:
    """Return a set by its code."""
    return next(one for one in question_sets() if one.code == code)
