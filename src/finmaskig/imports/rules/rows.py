"""Whether a row can be read in: each cell against its field, then the row as a whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from typing import Final

from finmaskig.imports.rules import text as said
from finmaskig.imports.rules.columns import Field, Mapped

FORMULA: Final = "\x00formula"
"""Stands for a cell with a formula whose result is not in the file."""

LONGEST_VALUE: Final = 200
"""A longer cell is not a value; it is cut before it is shown."""

Value = date | time | int | str | bool | tuple[str, ...]
Values = Mapping[str, Value]


@dataclass(frozen=True)
class Problem:
    """What is wrong with one cell, and what is allowed; the words are made elsewhere."""

    row: int
    column: str
    value: str
    code: str
    allowed: str = ""


@dataclass(frozen=True)
class Checked:
    """A row with its values, or with what is wrong."""

    number: int
    values: Values = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


Whole = Callable[[Values], Sequence[tuple[str, str]]]
"""Looks at a row as a whole; gives pairs of field and what is wrong."""


class Checker:
    """Checks rows of one file. The same cell is read once, however often it stands there."""

    def __init__(
        self, fields: Sequence[Field], mapped: Mapped, headings: Sequence[str], whole: Whole
    ) -> None:
        self._fields = {one.code: one for one in fields}
        self._mapped = mapped
        self._headings = headings
        self._whole = whole
        self._read: dict[tuple[str, str], tuple[Value | None, str]] = {}
        self._words = {
            code: {**one.words, **_own_words(one, mapped.values.get(code, {}))}
            for code, one in self._fields.items()
        }
        self._known = {code: frozenset(words) for code, words in self._words.items()}

    def check(self, number: int, cells: Sequence[str]) -> Checked:
        """Return a row's values, or every problem that it has."""
        values: dict[str, Value] = {}
        problems: list[Problem] = []
        for code, text in self._texts(cells):
            value, wrong = self._value(code, text)
            if wrong:
                problems.append(self._problem(number, code, text, wrong))
            elif value is not None:
                values[code] = value
        if not problems and (misfits := self._whole(values)):
            shown = dict(self._texts(cells))
            problems = [
                self._problem(number, code, shown.get(code, ""), wrong) for code, wrong in misfits
            ]
        return Checked(number, {} if problems else values, tuple(problems))

    def unknown_constants(self) -> list[Problem]:
        """Return what is wrong with the values that hold for all rows."""
        found = []
        for code, text in self._mapped.always.items():
            _value, wrong = self._value(code, text)
            if wrong:
                found.append(self._problem(0, code, text, wrong))
        return found

    def _texts(self, cells: Sequence[str]) -> list[tuple[str, str]]:
        found = []
        for code in self._fields:
            index = self._mapped.columns.get(code)
            text = cells[index].strip() if index is not None and index < len(cells) else ""
            found.append((code, text or self._mapped.always.get(code, "")))
        return found

    def _value(self, code: str, text: str) -> tuple[Value | None, str]:
        key = (code, text)
        if key not in self._read:
            self._read[key] = self._fresh(self._fields[code], text)
        return self._read[key]

    def _fresh(self, one: Field, text: str) -> tuple[Value | None, str]:
        if not text:
            return None, "missing" if one.needed else ""
        if text == FORMULA:
            return None, "formula"
        if len(text) > LONGEST_VALUE:
            return None, "long"
        value = self._translated(one, text)
        if value is None:
            return None, one.shape
        return value, _outside(one, value)

    def _translated(self, one: Field, text: str) -> Value | None:
        own = self._words[one.code].get(said.same(text))
        if one.shape in _READERS:
            return _READERS[one.shape](own or text)
        if one.shape == "age":
            return own if own is not None else said.whole(text)
        if one.shape == "label":
            return text
        if one.shape == "code":
            return own
        words = self._words[one.code]
        codes = [words.get(said.same(part)) for part in said.parts(text, self._known[one.code])]
        if not codes or None in codes:
            return None
        return tuple(dict.fromkeys(code for code in codes if code is not None))

    def _problem(self, number: int, code: str, text: str, wrong: str) -> Problem:
        one = self._fields[code]
        index = self._mapped.columns.get(code)
        column = self._headings[index] if index is not None else one.name
        shown = "" if text == FORMULA else text[:LONGEST_VALUE]
        return Problem(number, column, shown, wrong, one.allowed)


_READERS: Final[Mapping[str, Callable[[str], Value | None]]] = {
    "day": said.day,
    "clock": said.clock,
    "number": said.whole,
    "yes_no": said.yes_or_no,
}


def _own_words(one: Field, values: Mapping[str, str]) -> dict[str, str]:
    """Return a file's own words with the codes that they stand for."""
    return {said.same(word): one.words.get(said.same(code), code) for word, code in values.items()}


def _outside(one: Field, value: Value) -> str:
    """Return what is wrong with a value outside its limits."""
    if one.lowest is not None and _is_less(value, one.lowest):
        return "low"
    if one.highest is not None and _is_less(one.highest, value):
        return "high"
    return ""


def _is_less(one: Value, other: Value) -> bool:
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    return isinstance(one, int) and isinstance(other, int) and one < other


# --- The rows of each kind as a whole -------------------------------------------------------------


def shift_as_a_whole(values: Values) -> list[tuple[str, str]]:
    """Return what does not fit together in a shift: it may end after midnight, within a day."""
    if values.get("start") is not None and values.get("start") == values.get("end"):
        return [("end", "same_time")]
    return []


_OF_PERSON: Final = (
    "kind", "age", "sex", "residence", "trafficking", "offered", "answer", "could_not_reason",
    "talk_alone", "talked", "protection", "follow_up", "sugar_dating", "self_harm", "signs",
    "exploitation", "acute", "children", "language", "interpreter", "health_material",
    "card_given", "needs", "concerns",
)  # fmt: skip


def encounter_as_a_whole(values: Values) -> list[tuple[str, str]]:
    """Return what a meeting lacks: something must be told of whom we met.

    >>> encounter_as_a_whole({"day": date(2022, 3, 1)})
    [('kind', 'nothing')]
    """
    if not any(code in values for code in _OF_PERSON):
        return [("kind", "nothing")]
    return []


@dataclass(frozen=True)
class Decision:
    """The days on which a unit may leave identity undocumented."""

    first: date
    last: date | None

    def holds(self, on: date) -> bool:
        """Tell whether a day is one of them."""
        return self.first <= on and (self.last is None or on <= self.last)


SUPPORT: Final = "B"
CHILD_BANDS: Final = ("0-14", "15-17")


def contact_as_a_whole(decisions: Sequence[Decision]) -> Whole:
    """Return the check of a contact: days in order, a decision behind mode B, no child in it."""

    def look(values: Values) -> list[tuple[str, str]]:
        opened, closed = values["opened"], values["closed"]
        assert isinstance(opened, date)
        assert isinstance(closed, date)
        wrong = []
        if closed < opened:
            wrong.append(("closed", "before"))
        if values["mode"] == SUPPORT and not any(one.holds(opened) for one in decisions):
            wrong.append(("mode", "no_decision"))
        if values.get("age") in CHILD_BANDS:
            wrong.append(("age", "child"))
        return wrong

    return look
