"""The organisations of the files, and the board that every municipality has."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache

from finmaskig.organisations import rules
from finmaskig.organisations.shipped.entries import ShippedOrganisation
from finmaskig.organisations.shipped.reading import day, rows, text


@cache
def organisations() -> tuple[ShippedOrganisation, ...]:
    """Return every organisation, parents before children."""
    named = sorted(_named(), key=lambda entry: entry.parent != "")
    return (*_municipalities(), *_boards(), *named, *_district_boards())


def _named() -> Iterator[ShippedOrganisation]:
    for row in rows("organisations"):
        yield ShippedOrganisation(
            code=row["code"],
            name=row["name"],
            kind=row["kind"],
            parent=row["parent"],
            municipality=row["municipality"],
            responsibility=row["responsibility"],
            function_address=row["function_address"],
            consult_function=row["consult_function"],
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
        )


def _municipalities() -> Iterator[ShippedOrganisation]:
    words = tomllib.loads(text("units_templates.toml"))["municipality"]
    for row in rows("municipalities"):
        yield ShippedOrganisation(
            code=f"municipality-{row['code']}",
            name=row["name"],
            kind="municipality",
            municipality=row["code"],
            function_address=f"kontakt.{rules.slug(row['name'])}@kommun.example",
            **words,
        )


def _boards() -> Iterator[ShippedOrganisation]:
    words = tomllib.loads(text("units_templates.toml"))["board"]
    for row in rows("municipalities"):
        yield ShippedOrganisation(
            code=f"board-{row['code']}",
            name=words["name"].format(name=row["name"]),
            kind="board",
            parent=f"municipality-{row['code']}",
            municipality=row["code"],
            function_address=f"socialnamnd.{rules.slug(row['name'])}@kommun.example",
            responsibility=words["responsibility"],
            consult_function=words["consult_function"],
        )


def _district_boards() -> Iterator[ShippedOrganisation]:
    for row in rows("districts"):
        yield ShippedOrganisation(
            code=f"district-board-{row['code']}",
            name=f"{row['name']} stadsdelsnämnd",
            kind="board",
            parent="municipality-0180",
            municipality="0180",
            function_address=f"namnd.{row['code']}@stockholm.example",
            consult_function="Nämndens sekreterare",
            responsibility="Socialtjänst, förebyggande arbete och ungdomsmottagning i stadsdelen.",
            valid_from=day(row["valid_from"]),
            valid_to=day(row["valid_to"]),
        )
