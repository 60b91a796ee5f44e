"""Shipped data of the coordination track: lengths of time, rights, the package, countries."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TypedDict

from finmaskig.cases.rules import months_after

FOLDER = Path(__file__).parent / "data" / "track"
DAYS, WEEKS, MONTHS = "days", "weeks", "months"


def holds(first: date | None, last: date | None, on: date) -> bool:
    """Tell whether a day lies between two, each of which can be open."""
    return (first is None or first <= on) and (last is None or on <= last)


@dataclass(frozen=True)
class Deadline:
    """One length of time, with the section it comes from and the days it holds."""

    code: str
    what: str
    count: int
    unit: str
    direction: str
    counted_from: str
    section: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None

    def from_day(self, day: date) -> date:
        """Return the day that lies so long after, or before, another."""
        count = -self.count if self.direction == "before" else self.count
        if self.unit == MONTHS:
            return months_after(day, count)
        return day + timedelta(days=count * (7 if self.unit == WEEKS else 1))

    def holds(self, on: date) -> bool:
        """Tell whether it holds on a day."""
        return holds(self.valid_from, self.valid_to, on)


@dataclass(frozen=True)
class Right:
    """One right of the checklist."""

    code: str
    what: str
    source: str
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Tell whether it is offered on a day."""
        return holds(self.valid_from, self.valid_to, on)


@dataclass(frozen=True)
class Line:
    """One line of the package: a fact that is known, lines to fill in, or a box to tick."""

    label: str
    fact: str = ""
    blank: int = 0
    check: bool = False


@dataclass(frozen=True)
class PackagePart:
    """A heading of the package and its lines."""

    title: str
    lines: tuple[Line, ...]


class _Package(TypedDict):
    form: str
    section: str
    parts: tuple[PackagePart, ...]


@cache
def deadlines() -> tuple[Deadline, ...]:
    """Return every length of time that has held, as shipped."""
    return tuple(Deadline(**row) for row in tomllib.loads(_text("deadlines"))["deadline"])


def deadline(code: str, on: date) -> Deadline:
    """Return a length of time as it is on a day; before its first, as it first was."""
    found = [one for one in deadlines() if one.code == code]
    held = [one for one in found if one.holds(on)]
    return held[-1] if held else found[0]


def due(code: str, day: date) -> date:
    """Return the day that a length of time leads to, by the law of the day it is counted from."""
    return deadline(code, day).from_day(day)


def section(code: str, day: date) -> str:
    """Return the section that a length of time comes from."""
    return deadline(code, day).section


@cache
def rights() -> tuple[Right, ...]:
    """Return every right that has been on the checklist, in order."""
    return tuple(Right(**row) for row in tomllib.loads(_text("rights"))["right"])


def rights_on(on: date) -> list[Right]:
    """Return the rights of the checklist on a day, each in its latest words."""
    return list({right.code: right for right in rights() if right.holds(on)}.values())


@cache
def package() -> _Package:
    """Return what an application for a reflection period asks for."""
    raw = tomllib.loads(_text("package"))
    parts = tuple(
        PackagePart(part["title"], tuple(Line(**line) for line in part["lines"]))
        for part in raw["part"]
    )
    return {"form": raw["form"], "section": raw["section"], "parts": parts}


@cache
def countries() -> dict[str, str]:
    """Return the countries of ISO 3166 by code, with their Swedish names, in Swedish order."""
    with (FOLDER / "countries.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row["name"] for row in csv.DictReader(file)}


_UNITS = {DAYS: "dagar", WEEKS: "veckor", MONTHS: "månader"}


def deadlines_page() -> str:
    """Return the watched lengths of time as a page of the generated documentation."""
    lines = [
        "# Dates that the coordination track watches",
        "",
        "Written from `cases/data/track/deadlines.toml`. Do not edit.",
        "",
        "| Code | What | How long | Counted | Section | Source | Holds |",
        "|---|---|---|---|---|---|---|",
    ]
    return "\n".join([*lines, *(_page_row(one) for one in deadlines()), ""])


def _page_row(one: Deadline) -> str:
    word = "före" if one.direction == "before" else "efter"
    between = f"{one.valid_from or ''} – {one.valid_to or ''}".strip()
    length = f"{one.count} {_UNITS[one.unit]}"
    counted = f"{word} {one.counted_from}"
    cells = (f"`{one.code}`", one.what, length, counted, one.section, one.source, between)
    return "| " + " | ".join(cells) + " |"


def _text(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text("utf-8")
