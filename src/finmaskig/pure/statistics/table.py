"""The three kinds of table: exact and never shown, one's own, and safe to publish."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.statistics.dimension import Dimension

Key = tuple[str, ...]
"""One code for each dimension, in the table's order."""
Identity = tuple[str, frozenset[tuple[str, str]]]
"""What a cell counts, whichever table it stands in: the measure, and each code that narrows."""


class TableError(ValueError):
    """The counts do not make a table; the message says which and why."""


def identity(measure: str, dimensions: Sequence[Dimension], key: Key) -> Identity:
    """Return what a cell counts; a dimension at its root narrows nothing."""
    pairs = zip(dimensions, key, strict=True)
    return measure, frozenset((d.name, code) for d, code in pairs if code != d.root)


@dataclass(frozen=True)
class CountedTable:
    """Exact counts of the innermost cells; a missing one is 0. Never rendered.

    `measure` says what is counted: cells of two tables with the same measure and the same
    codes are the same cell. `margins` names the sets of dimensions that may be shown together;
    None means all of them, at every level.
    """

    dimensions: tuple[Dimension, ...]
    counts: Mapping[Key, int]
    measure: str = ""
    margins: tuple[frozenset[str], ...] | None = None

    def __post_init__(self) -> None:
        """Raise `TableError` for a negative count or a code that is no leaf."""
        known = [frozenset(one.leaves) for one in self.dimensions]
        for key, count in self.counts.items():
            if count < 0:
                raise TableError(f"{' × '.join(key)} har ett negativt antal: {count}.")
            if len(key) != len(known) or any(c not in k for c, k in zip(key, known, strict=True)):
                raise TableError(f"{' × '.join(key)} är ingen innersta cell i tabellen.")

    @cached_property
    def values(self) -> NDArray[np.int64]:
        """Return the count of every cell, an axis for each dimension, in the order of `codes`."""
        inner = np.zeros([len(one.leaves) for one in self.dimensions], dtype=np.int64)
        places = [{code: at for at, code in enumerate(one.leaves)} for one in self.dimensions]
        for key, count in self.counts.items():
            inner[tuple(place[code] for place, code in zip(places, key, strict=True))] += count
        for axis, dimension in enumerate(self.dimensions):
            inner = np.moveaxis(np.tensordot(dimension.matrix, inner, (1, axis)), 0, axis)
        return inner

    def keys(self) -> Iterator[Key]:
        """Yield the key of every cell, in the order of `values`."""
        codes = [one.codes for one in self.dimensions]
        for place in np.ndindex(*[len(each) for each in codes]):
            yield tuple(codes[axis][at] for axis, at in enumerate(place))

    def is_shown(self, key: Key) -> bool:
        """Tell whether a cell may be shown at all, if it is safe."""
        if any(code in d.silent for d, code in zip(self.dimensions, key, strict=True)):
            return False
        _, narrowed = identity(self.measure, self.dimensions, key)
        names = {name for name, _ in narrowed}
        return self.margins is None or any(names <= margin for margin in self.margins)


@dataclass(frozen=True)
class OwnTable:
    """Exact counts that a unit sees of its own rows; made only by its door, never exported."""

    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, int]
    measure: str = ""


@dataclass(frozen=True)
class SafeTable:
    """What may be published: a count, or None where it is hidden. Made only by protection.

    With `rounded_to`, every count is a multiple of it and none is hidden.
    """

    dimensions: tuple[Dimension, ...]
    cells: Mapping[Key, int | None]
    measure: str = ""
    rounded_to: int | None = None

    @property
    def hidden(self) -> tuple[Key, ...]:
        """Return the keys of the hidden cells."""
        return tuple(key for key, count in self.cells.items() if count is None)

    def view(self, shown: Sequence[str], at: Mapping[str, str] | None = None) -> SafeTable:
        """Return a part of the table: some dimensions, the others at one code each.

        A dimension that is not named stands at its root. The part tells nothing that the whole
        does not. Raises `TableError` when a dimension or code is unknown, or has no root.
        """
        fixed = dict(at or {})
        for one in self.dimensions:
            if one.name not in shown and one.name not in fixed:
                if one.root is None:
                    raise TableError(f"Välj en kod för {one.name}.")
                fixed[one.name] = one.root
        places = {one.name: axis for axis, one in enumerate(self.dimensions)}
        if unknown := (set(shown) | set(fixed)) - set(places):
            raise TableError(f"Tabellen delas inte efter {', '.join(sorted(unknown))}.")
        cells = {
            tuple(key[places[name]] for name in shown): count
            for key, count in self.cells.items()
            if all(key[places[name]] == code for name, code in fixed.items())
        }
        if not cells:
            raise TableError("Den delen av tabellen är inte publicerad.")
        dimensions = tuple(self.dimensions[places[name]] for name in shown)
        return SafeTable(dimensions, cells, self.measure, self.rounded_to)
