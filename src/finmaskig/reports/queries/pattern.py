"""A publication's pattern between the ledger's rows and the tables that are shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import TypeAlias

from finmaskig.pure.statistics.dimension import Dimension, Sum
from finmaskig.pure.statistics.table import Identity, Key, SafeTable, identity

PERIOD, UNIT = "period", "unit"
Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"
Cells = Mapping[Key, int | None]


@dataclass(frozen=True)
class Published:
    """One table of a publication: a family by the axes of a grid, in one period."""

    family: str
    grid: str
    dimensions: tuple[Dimension, ...]
    """Without the period: all cells are of the same one."""
    cells: Cells

    @property
    def table(self) -> SafeTable:
        """Return it as it may be shown."""
        return SafeTable(self.dimensions, self.cells, self.family)

    def identities(self, measure: str, period: str) -> Iterator[tuple[Identity, int | None]]:
        """Yield what each cell counts, as tables of all periods name it, and what was told."""
        for key, value in self.cells.items():
            name, narrowed = identity(measure, self.dimensions, key)
            yield (name, narrowed | {(PERIOD, period)}), value

    @property
    def axes(self) -> frozenset[str]:
        """Return by what it is divided."""
        return frozenset(one.name for one in self.dimensions)


def digest(value: Json) -> str:
    """Return the SHA-256 of a value in one way of writing it (sorted, no spaces, UTF-8)."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def written(tables: list[Published]) -> Json:
    """Return tables as the ledger keeps them."""
    return [
        {
            "family": one.family,
            "grid": one.grid,
            "dimensions": [_written_dimension(each) for each in one.dimensions],
            "cells": [[*key, value] for key, value in sorted(one.cells.items())],
        }
        for one in tables
    ]


def read(pattern: Json) -> list[Published]:
    """Return the tables that the ledger keeps."""
    assert isinstance(pattern, list)
    return [_read_table(one) for one in pattern]


def narrowed(
    table: SafeTable, shown: tuple[str, ...], at: Mapping[str, tuple[str, ...]]
) -> SafeTable:
    """Return a part of a table: some axes, the others at codes that are counted together.

    A sum of shown cells tells nothing that they do not; with a hidden one in it, it is hidden.
    Raises ``TableError`` as ``SafeTable.view`` does.
    """
    others = [name for name in at if name not in shown]
    parts = [
        table.view(shown, dict(zip(others, codes, strict=True)))
        for codes in product(*(at[name] for name in others))
    ]
    keys = [key for key in parts[0].cells if all(key in part.cells for part in parts)]
    kept = [key for key in keys if _is_asked_for(key, shown, at)]
    cells = {key: _together([part.cells[key] for part in parts]) for key in kept}
    dimensions = tuple(
        Dimension(one.name, at[one.name]) if one.name in at else one for one in parts[0].dimensions
    )
    return SafeTable(dimensions, cells, table.measure)


def _is_asked_for(key: Key, shown: tuple[str, ...], at: Mapping[str, tuple[str, ...]]) -> bool:
    pairs = zip(shown, key, strict=True)
    return all(name not in at or code in at[name] for name, code in pairs)


def _together(values: list[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) else None


def _written_dimension(one: Dimension) -> Json:
    return {
        "name": one.name,
        "leaves": list(one.leaves),
        "sums": [[each.whole, list(each.parts)] for each in one.sums],
        "root": one.root,
        "silent": [*sorted(one.silent)],
    }


def _read_table(one: Json) -> Published:
    assert isinstance(one, dict)
    dimensions, cells = one["dimensions"], one["cells"]
    assert isinstance(dimensions, list)
    assert isinstance(cells, list)
    return Published(
        family=str(one["family"]),
        grid=str(one["grid"]),
        dimensions=tuple(_read_dimension(each) for each in dimensions),
        cells=dict(_read_cell(each) for each in cells),
    )


def _read_cell(row: Json) -> tuple[Key, int | None]:
    assert isinstance(row, list)
    *key, value = row
    assert value is None or isinstance(value, int)
    return tuple(str(code) for code in key), value


def _read_dimension(one: Json) -> Dimension:
    assert isinstance(one, dict)
    sums, root = one["sums"], one["root"]
    assert isinstance(sums, list)
    return Dimension(
        name=str(one["name"]),
        leaves=_words(one["leaves"]),
        sums=tuple(_read_sum(each) for each in sums),
        root=None if root is None else str(root),
        silent=frozenset(_words(one["silent"])),
    )


def _read_sum(one: Json) -> Sum:
    assert isinstance(one, list)
    whole, parts = one
    return Sum(str(whole), _words(parts))


def _words(words: Json) -> tuple[str, ...]:
    assert isinstance(words, list)
    return tuple(str(word) for word in words)
