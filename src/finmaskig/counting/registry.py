"""Which figures there are, and how each domain counts its own.

A domain registers its families from its ``measures.py``. A family is what is counted from the
same rows; each of its grids divides them in one way, by month and unit and at most three axes.
All grids of a family, and of families bound by equations, are protected together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Literal, NamedTuple
from uuid import UUID

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

NOT_RECORDED = "not_recorded"
"""What stands for an empty field; a category of every axis."""
BOARD = "board"
"""What stands for the unit where a row has none: the board itself."""
SEVERAL = "+"
"""What stands between the codes of one thing, on an axis that lets it have several."""
Counted = Literal[
    "persons", "encounters", "contacts", "shifts", "talks", "steps", "linkings", "reports",
    "handovers", "agreements", "consultations", "participants", "cards", "inhabitants",
]  # fmt: skip
"""The unit counted; two are never added."""
Direction = Literal["", "more_is_better", "less_is_better", "read_with_care"]


class Row(NamedTuple):
    """How many there were in a month at a unit, with one code for each axis of the grid.

    Without a unit it is the board's own: an agreement, say, that no single unit has.

    On an axis where one thing may have several codes, the code is ``together(codes)``: all that
    the thing has. So each thing is counted in one row, and never twice in a total.
    """

    unit_id: UUID | None
    month: date
    codes: tuple[str, ...]
    number: int


def together(codes: Iterable[str]) -> str:
    """Return the codes of one thing on an axis that lets it have several, or none.

    >>> together(["street", "online"]), together([])
    ('online+street', '')
    """
    return SEVERAL.join(sorted(set(codes)))


Counter = Callable[[UUID, date, date], Iterable[Row]]
"""Counts a board's rows from one day to another, both included; months are their first day."""


@dataclass(frozen=True, kw_only=True)
class Axis:
    """One way to divide: codes with their words, and which code lies under which."""

    code: str
    name: StrOrPromise
    words: Mapping[str, StrOrPromise] | Callable[[], Mapping[str, StrOrPromise]]
    """Every code that can be counted or summed, in the order to show; never the total."""
    parents: Mapping[str, str] | Callable[[], Mapping[str, str]] | None = None
    """The code above each code; those without one lie under the total."""
    several: bool = False
    """Tell that one counted thing can have several codes, or none."""

    def named(self) -> Mapping[str, StrOrPromise]:
        """Return the word of every code, as the words are today."""
        return self.words() if callable(self.words) else self.words

    def above(self) -> Mapping[str, str]:
        """Return the code above each code that has one, as they lie today."""
        return self.parents() if callable(self.parents) else self.parents or {}


@dataclass(frozen=True, kw_only=True)
class Grid:
    """One division of a family: at most three axes beside the period."""

    code: str
    axes: tuple[Axis, ...]
    count: Counter
    margins: tuple[frozenset[str], ...] | None = None
    """The sets of axes, units among them, that are published together; None means any three."""

    @classmethod
    def divided(cls, code: str, count: Callable[..., Iterable[Row]], *axes: Axis) -> Grid:
        """Return a grid whose counter takes the codes of its axes first."""
        return cls(code=code, axes=axes, count=partial(count, tuple(one.code for one in axes)))


@dataclass(frozen=True, kw_only=True)
class Family:
    """What is counted from the same rows."""

    code: str
    name: StrOrPromise
    counted: Counted
    period_rule: StrOrPromise
    """Which day decides the period."""
    grids: tuple[Grid, ...]
    about_people: bool = True
    """Tell that a small count can expose somebody; shifts and agreements cannot."""
    is_stock: bool = False
    """Tell that each month has what there is at its end. A period has what its last month has:
    months are never added."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """One figure with its definition: a family, narrowed to some codes."""

    code: str
    name: StrOrPromise
    definition: StrOrPromise
    family: str
    at: Mapping[str, tuple[str, ...]]
    """For each axis that narrows: the codes counted together; empty for the whole family."""
    sources: tuple[str, ...]
    direction: Direction = ""


def narrowed(
    family: str,
    code: str,
    words: tuple[StrOrPromise, StrOrPromise],
    sources: str,
    direction: Direction = "",
    **at: str,
) -> Measure:
    """Return a measure from its name and definition; codes and sources stand between spaces."""
    name, definition = words
    return Measure(
        code=code,
        name=name,
        definition=definition,
        family=family,
        at={axis: tuple(codes.split()) for axis, codes in at.items()},
        sources=tuple(sources.split()),
        direction=direction,
    )


@dataclass(frozen=True, kw_only=True)
class Equation:
    """Two figures that are the same number by their definitions, as everybody knows."""

    left: tuple[str, Mapping[str, str]]
    """A family, and the code on each axis that narrows it."""
    right: tuple[str, Mapping[str, str]]
    why: StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Flow:
    """What a stock moves by, as everybody knows: it grows by one family and shrinks by another."""

    stock: str
    grows: str
    shrinks: str
    axis: str
    """An axis that all three are divided by."""


_families: dict[str, Family] = {}
_measures: dict[str, Measure] = {}
_equations: list[Equation] = []
_flows: dict[str, Flow] = {}


def register(
    family: Family, measures: Iterable[Measure], equations: Iterable[Equation] = ()
) -> None:
    """Add a family with its measures; the same code replaces what it said before."""
    _families[family.code] = family
    _measures.update({one.code: one for one in measures})
    _equations.extend(one for one in equations if one not in _equations)


def bind(flow: Flow) -> None:
    """Tell that a stock moves by two families; the same stock replaces what it said before."""
    _flows[flow.stock] = flow


def families() -> tuple[Family, ...]:
    """Return every family."""
    return tuple(_families.values())


def measures() -> tuple[Measure, ...]:
    """Return every measure."""
    return tuple(_measures.values())


def measure(code: str) -> Measure:
    """Return a measure; raises ``KeyError`` when there is none."""
    return _measures[code]


def family(code: str) -> Family:
    """Return a family; raises ``KeyError`` when there is none."""
    return _families[code]


def equations() -> tuple[Equation, ...]:
    """Return what everybody knows to be equal."""
    return tuple(_equations)


def flows() -> tuple[Flow, ...]:
    """Return how every stock moves whose movements are counted too."""
    return tuple(_flows.values())


def bound() -> tuple[frozenset[str], ...]:
    """Return sets of families that everybody can count from each other."""
    pairs = [frozenset({one.left[0], one.right[0]}) for one in _equations]
    return (*pairs, *(frozenset({one.stock, one.grows, one.shrinks}) for one in _flows.values()))
