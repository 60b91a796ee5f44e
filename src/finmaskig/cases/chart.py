"""Where the points of a small chart lie, in whole numbers that need no locale."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

LEFT: Final = 26
TOP: Final = 12
WIDTH: Final = 250
HEIGHT: Final = 120
HIGHEST: Final = 10
SHIFT: Final = 4
"""Lines that meet are drawn a little apart, so that none hides another."""


@dataclass(frozen=True)
class Point:
    """One answer."""

    x: int
    y: int
    answer: int


@dataclass(frozen=True)
class Line:
    """One question over time. ``number`` tells its look: colour, dash and mark."""

    number: int
    label: str
    points: tuple[Point, ...]

    @property
    def path(self) -> str:
        """Return the points as SVG wants them."""
        return " ".join(f"{point.x},{point.y}" for point in self.points)


@dataclass(frozen=True)
class Tick:
    """A place on an axis, with its word."""

    at: int
    label: str
    anchor: str = "middle"


@dataclass(frozen=True)
class Chart:
    """Lines between 0 and 10, an occasion a column."""

    lines: tuple[Line, ...]
    columns: tuple[Tick, ...]
    rows: tuple[Tick, ...]


def chart_of(columns: Sequence[str], answers: Mapping[str, Sequence[int | None]]) -> Chart:
    """Place the answers of each question, by column.

    >>> chart_of(["Start", "Slut"], {"Mående": [0, 10]}).lines[0].path
    '26,132 276,12'
    """
    step = WIDTH // max(len(columns) - 1, 1)
    lines = [
        Line(number, label, _points(row, step, number))
        for number, (label, row) in enumerate(answers.items())
    ]
    return Chart(
        lines=tuple(lines),
        columns=tuple(
            Tick(LEFT + step * at, label, _anchor(at, len(columns)))
            for at, label in enumerate(columns)
        ),
        rows=tuple(Tick(_height(value), str(value)) for value in (HIGHEST, HIGHEST // 2, 0)),
    )


def _points(row: Sequence[int | None], step: int, number: int) -> tuple[Point, ...]:
    return tuple(
        Point(LEFT + step * at + number * SHIFT, _height(answer), answer)
        for at, answer in enumerate(row)
        if answer is not None
    )


def _height(answer: int) -> int:
    return TOP + HEIGHT - answer * HEIGHT // HIGHEST


def _anchor(at: int, count: int) -> str:
    """Keep the first and the last word inside the picture."""
    if at == 0:
        return "start"
    return "end" if at == count - 1 else "middle"
