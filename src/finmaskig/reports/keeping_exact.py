"""An exact table as the ledger keeps it: with the words of its codes, so that it stays readable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from finmaskig.reports.exact import Worded

if TYPE_CHECKING:
    from finmaskig.pure.statistics.table import Key
    from finmaskig.reports.queries.pattern import Json


def written(table: Worded) -> Json:
    """Return a table as it is kept."""
    return {
        "caption": table.caption,
        "definition": table.definition,
        "names": [*table.names],
        "words": [[[code, word] for code, word in one.items()] for one in table.words],
        "cells": written_cells(table),
    }


def written_cells(table: Worded) -> Json:
    """Return every cell as a row of its codes and its number."""
    return [[*key, value] for key, value in sorted(table.cells.items())]


def read(kept: Json) -> Worded:
    """Return a table that was kept."""
    assert isinstance(kept, dict)
    return Worded(
        caption=str(kept["caption"]),
        definition=str(kept["definition"]),
        names=tuple(str(name) for name in _list(kept["names"])),
        words=tuple(dict(_pair(each) for each in _list(one)) for one in _list(kept["words"])),
        cells=dict(_cell(each) for each in _list(kept["cells"])),
    )


def _list(kept: Json) -> list[Json]:
    assert isinstance(kept, list)
    return kept


def _pair(kept: Json) -> tuple[str, str]:
    code, word = _list(kept)
    return str(code), str(word)


def _cell(kept: Json) -> tuple[Key, int | None]:
    *key, value = _list(kept)
    assert value is None or isinstance(value, int)
    return tuple(str(code) for code in key), value
