"""The units of the files, and those that exist once for each municipality or region."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from finmaskig.organisations import rules
from finmaskig.organisations.shipped.entries import ShippedUnit
from finmaskig.organisations.shipped.reading import day, rows, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

UNIT_FILES = ("units_national", "units_stockholm", "units_receptions", "units_norrkoping")
TEMPLATES = (
    "social_board",
    "social_emergency",
    "district",
    "youth_clinic",
    "coordinator_adult",
    "coordinator_child",
)
FIRST_DISTRICT_NUMBER = 31
FIRST_CLINIC_NUMBER = 61


@dataclass(frozen=True)
class _Place:
    """What a template needs to know of the place."""

    organisation: str
    areas: tuple[str, ...]
    words: Mapping[str, str]
    board: str = ""
    valid_from: date | None = None
    valid_to: date | None = None


@cache
def units() -> tuple[ShippedUnit, ...]:
    """Return every unit; the named ones come first and win over the generated."""
    named = tuple(unit for name in UNIT_FILES for unit in _named(name))
    codes = {unit.code for unit in named}
    generated = (*_coordinators(), *_districts(), *_municipal())
    return (*named, *(unit for unit in generated if unit.code not in codes))


def _named(name: str) -> Iterator[ShippedUnit]:
    tree = tomllib.loads(text(f"{name}.toml"))
    likes = tree.get("like", {})
    for row in tree["unit"]:
        values = likes.get(row.pop("like", ""), {}) | row
        municipality = values.pop("municipality", "")
        if municipality:
            values |= dict.fromkeys(("organisation", "board"), f"board-{municipality}")
        yield ShippedUnit(**values)


@cache
def _shapes() -> Mapping[str, ShippedUnit]:
    tree = tomllib.loads(text("units_templates.toml"))
    return {name: ShippedUnit(**tree[name], organisation="", areas=()) for name in TEMPLATES}


def _filled(template: str, place: _Place) -> ShippedUnit:
    """Return the unit of a template in a place."""
    shape = _shapes()[template]
    return replace(
        shape,
        code=shape.code.format_map(place.words),
        name=shape.name.format_map(place.words),
        phone=shape.phone.format_map(place.words),
        function_address=shape.function_address.format_map(place.words),
        consult_function=shape.consult_function.format_map(place.words),
        organisation=place.organisation,
        board=place.board,
        areas=place.areas,
        valid_from=place.valid_from,
        valid_to=place.valid_to,
    )


def _municipal() -> Iterator[ShippedUnit]:
    for row in rows("municipalities"):
        board = f"board-{row['code']}"
        words = {"code": row["code"], "name": row["name"], "slug": rules.slug(row["name"])}
        place = _Place(board, (row["code"],), words, board)
        yield _filled("social_board", place)
        yield _filled("social_emergency", place)


def _coordinators() -> Iterator[ShippedUnit]:
    for region in tomllib.loads(text("units_templates.toml"))["region"]:
        areas = tuple(f"county:{code}" for code in region["counties"])
        place = _Place("regionkoordinatorer", areas, region)
        yield _filled("coordinator_adult", place)
        yield _filled("coordinator_child", place)


def _districts() -> Iterator[ShippedUnit]:
    firsts = {"district": FIRST_DISTRICT_NUMBER, "youth_clinic": FIRST_CLINIC_NUMBER}
    for number, row in enumerate(rows("districts")):
        board = f"district-board-{row['code']}"
        for template, first in firsts.items():
            place = _Place(
                organisation=board,
                board=board,
                areas=(f"0180/{row['name']}",),
                words={"name": row["name"], "slug": row["code"], "number": str(first + number)},
                valid_from=day(row["valid_from"]),
                valid_to=day(row["valid_to"]),
            )
            yield _filled(template, place)
