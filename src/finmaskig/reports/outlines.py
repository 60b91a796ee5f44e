"""Which reports there are: their parts, sentences and figures, read from ``data/documents``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from pathlib import Path
from typing import TypeAlias

FOLDER = Path(__file__).parent / "data" / "documents"
PLACES = ("period", "board", "unit", "unit_about")
"""What a sentence can name beside its figures."""
PLACE = re.compile(r"\{([a-z0-9_]+)\}")


class OutlineError(ValueError):
    """The file of a report cannot be read; the message says which part of it and why."""


@dataclass(frozen=True, kw_only=True)
class FigureOf:
    """A published number, or with ``share_of`` how large a part it is of another."""

    measure: str
    at: Mapping[str, str] = field(default_factory=dict)
    share_of: str = ""


@dataclass(frozen=True, kw_only=True)
class Say:
    """A paragraph; ``otherwise`` is said when one of its figures is hidden."""

    say: str
    figures: Mapping[str, FigureOf] = field(default_factory=dict)
    otherwise: str = ""


@dataclass(frozen=True, kw_only=True)
class Propose:
    """Numbered points, such as what the board is asked to decide."""

    propose: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Write:
    """A place for the writer's own text; its code is unique in the report."""

    write: str
    label: str
    help: str = ""
    as_points: bool = False
    """Tell that each paragraph is a numbered point, on from those before."""


@dataclass(frozen=True, kw_only=True)
class NamedFigure:
    """One of the key figures."""

    name: str
    measure: str
    at: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Figures:
    """Key figures under a caption."""

    caption: str
    lines: tuple[NamedFigure, ...]


@dataclass(frozen=True, kw_only=True)
class Table:
    """A measure by one or two axes."""

    caption: str
    measure: str
    rows: str
    columns: str = ""
    at: Mapping[str, str] = field(default_factory=dict)
    row_codes: tuple[str, ...] = ()
    column_codes: tuple[str, ...] = ()
    """Which codes are shown beside the total; all of them when nothing is said."""
    is_drawn: bool = False
    """Tell whether bars help the reader, beside the table."""


Item: TypeAlias = "Say | Propose | Write | Figures | Table"


@dataclass(frozen=True, kw_only=True)
class Part:
    """A heading and what stands under it; ``each_unit`` repeats it for every unit chosen."""

    heading: str
    level: int = 1
    each_unit: bool = False
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outline:
    """One kind of report."""

    code: str
    name: str
    about: str
    kind: str
    title: str
    to: str
    source: str
    parts: tuple[Part, ...]
    attachments: tuple[str, ...] = ()
    order: int = 0
    """Where it stands when one is chosen."""

    @property
    def has_units(self) -> bool:
        """Tell whether it has parts for single units."""
        return any(part.each_unit for part in self.parts)

    def slots(self, units: Iterator[str] | tuple[str, ...]) -> Iterator[tuple[str, Write, str]]:
        """Yield each place to write in: its code, what it is, and the unit it is about."""
        chosen = tuple(units)
        for part in self.parts:
            for unit in chosen if part.each_unit else ("",):
                for item in part.items:
                    if isinstance(item, Write):
                        yield slot(item.write, unit), item, unit


def slot(code: str, unit: str = "") -> str:
    """Return what a place to write in is called, for one unit or for all."""
    return f"{code}:{unit}" if unit else code


@cache
def outlines() -> Mapping[str, Outline]:
    """Return every report by its code; raises ``OutlineError`` for a file that is wrong."""
    found = [read(path.read_text(encoding="utf-8"), path.name) for path in _files()]
    return {one.code: one for one in sorted(found, key=lambda one: one.order)}


def read(text: str, name: str) -> Outline:
    """Return the report that a file describes; raises ``OutlineError``."""
    try:
        whole = tomllib.loads(text)
        parts = tuple(_part(one) for one in whole.pop("part"))
        attachments = tuple(whole.pop("attachments", ()))
        outline = Outline(parts=parts, attachments=attachments, **whole)
    except (tomllib.TOMLDecodeError, TypeError, KeyError, OutlineError) as error:
        raise OutlineError(f"{name}: {error}") from error
    _refuse_odd(outline, name)
    return outline


def _files() -> list[Path]:
    return sorted(FOLDER.glob("*.toml"))


def _part(row: dict[str, object]) -> Part:
    items = row.pop("item", [])
    assert isinstance(items, list)
    return Part(items=tuple(_item(one) for one in items), **row)  # type: ignore[arg-type]


def _item(row: dict[str, object]) -> Item:
    """Return one item; what it is follows from its keys."""
    for kind in (Say, Propose, Write, Figures, Table):
        names = [one.name for one in fields(kind)]
        if set(row) <= set(names) and names[0] in row:
            return _made(kind, row)
    raise OutlineError(f"unknown item: {', '.join(sorted(row))}")


def _made(kind: type[Item], row: dict[str, object]) -> Item:
    match kind.__name__, row:
        case "Say", {"figures": dict(figures)}:
            row["figures"] = {name: FigureOf(**one) for name, one in figures.items()}
        case "Propose", {"propose": list(points)}:
            row["propose"] = tuple(str(one) for one in points)
        case "Figures", {"lines": list(lines)}:
            row["lines"] = tuple(NamedFigure(**one) for one in lines)
        case "Table", _:
            for name in {"row_codes", "column_codes"} & set(row):
                row[name] = _codes(row[name])
    return kind(**row)  # type: ignore[arg-type]


def _codes(codes: object) -> tuple[str, ...]:
    assert isinstance(codes, list)
    return tuple(str(code) for code in codes)


def _refuse_odd(outline: Outline, name: str) -> None:
    """Refuse a place that nothing fills and two places to write in with one name."""
    for part in outline.parts:
        for item in part.items:
            if isinstance(item, Say):
                known = {*PLACES, *item.figures}
                if unknown := set(PLACE.findall(item.say + item.otherwise)) - known:
                    raise OutlineError(f"{name}: nothing fills {', '.join(sorted(unknown))}")
                for figure in item.figures.values():
                    if figure.share_of and figure.share_of not in item.figures:
                        raise OutlineError(f"{name}: no figure is called {figure.share_of}")
    codes = [code for code, _item, _unit in outline.slots(("*",))]
    if len(codes) != len(set(codes)):
        raise OutlineError(f"{name}: two places to write in have the same code")
