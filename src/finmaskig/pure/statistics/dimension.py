"""What a table is divided by: codes, and which of them add up to which."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

TOTAL = "Total"


class DimensionError(ValueError):
    """The codes do not make a dimension; the message says which and why."""


@dataclass(frozen=True)
class Sum:
    """One equality: the whole counts what its parts count together."""

    whole: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Dimension:
    """Codes with their sums.

    A tree has one sum for each inner code. Two sums with the same whole are two ways to divide
    it (the forms of exploitation, several for one person), and parts may belong to several
    wholes (periods that overlap). `root` is the code that stands for "all"; without one, every
    code says something. A silent code is counted and protected but never shown.
    """

    name: str
    leaves: tuple[str, ...]
    sums: tuple[Sum, ...] = ()
    root: str | None = None
    silent: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Raise `DimensionError` when codes are double, unknown or go in a circle."""
        if not self.leaves:
            raise DimensionError(f"Dimensionen {self.name} har inga koder.")
        if len(set(self.leaves)) < len(self.leaves):
            raise DimensionError(f"Dimensionen {self.name} har samma kod två gånger.")
        for code in {part for one in self.sums for part in one.parts}:
            if code not in self._expanded:
                raise DimensionError(f"Koden {code} finns inte i dimensionen {self.name}.")
        if self.root is not None and self.root not in self._expanded:
            raise DimensionError(f"Dimensionen {self.name} saknar sin summa {self.root}.")

    @classmethod
    def flat(cls, name: str, leaves: Iterable[str], *, root: str = TOTAL) -> Dimension:
        """Return a dimension whose codes have one total."""
        codes = tuple(leaves)
        return cls(name, codes, (Sum(root, codes),), root)

    @classmethod
    def tree(cls, name: str, parents: Mapping[str, str | None]) -> Dimension:
        """Return a dimension from each code's parent; the root's is None or empty.

        Raises `DimensionError` for no root or several, an unknown parent or a circle.
        """
        roots = [code for code, parent in parents.items() if not parent]
        if len(roots) != 1:
            found = ", ".join(roots) or "ingen"
            raise DimensionError(f"Dimensionen {name} ska ha en rot; den har {found}.")
        for code, parent in parents.items():
            if parent and parent not in parents:
                raise DimensionError(f"Koden {code} har den okända föräldern {parent} i {name}.")
        children: dict[str, list[str]] = {}
        for code, parent in parents.items():
            if parent:
                children.setdefault(parent, []).append(code)
        order = _from_root(name, roots[0], children, len(parents))
        sums = tuple(Sum(code, tuple(children[code])) for code in order if code in children)
        leaves = tuple(code for code in order if code not in children)
        return cls(name, leaves, sums, roots[0])

    @classmethod
    def several(cls, name: str, codes: Iterable[str], *, root: str = TOTAL) -> Dimension:
        """Return a dimension where one counted thing may have several codes, or none.

        Each code has a silent complement `not:code`; together they are the total.
        """
        pairs = [(code, f"not:{code}") for code in codes]
        leaves = tuple(code for pair in pairs for code in pair)
        silent = frozenset(without for _, without in pairs)
        return cls(name, leaves, tuple(Sum(root, pair) for pair in pairs), root, silent)

    @cached_property
    def _expanded(self) -> dict[str, tuple[int, ...]]:
        """Return for each code the places of the leaves that it counts."""
        done: dict[str, tuple[int, ...]] = {code: (at,) for at, code in enumerate(self.leaves)}
        waiting: dict[str, Sum] = {}
        for one in self.sums:
            waiting.setdefault(one.whole, one)
        while waiting:
            ready = [w for w, one in waiting.items() if all(p in done for p in one.parts)]
            if not ready:
                circle = ", ".join(sorted(waiting))
                raise DimensionError(f"Koderna {circle} i {self.name} går i en cirkel.")
            for whole in ready:
                if whole in done:
                    raise DimensionError(f"Koden {whole} i {self.name} är både del och summa.")
                parts = waiting.pop(whole).parts
                done[whole] = tuple(sorted(at for part in parts for at in done[part]))
        return done

    @cached_property
    def codes(self) -> tuple[str, ...]:
        """Return every code: the wholes in the order of their sums, then the leaves."""
        return (*dict.fromkeys(one.whole for one in self.sums), *self.leaves)

    @cached_property
    def matrix(self) -> NDArray[np.int64]:
        """Return codes × leaves: 1 where the code counts the leaf."""
        matrix = np.zeros((len(self.codes), len(self.leaves)), dtype=np.int64)
        for row, code in enumerate(self.codes):
            matrix[row, list(self._expanded[code])] = 1
        return matrix

    @property
    def shown(self) -> tuple[str, ...]:
        """Return the codes that may be shown."""
        return tuple(code for code in self.codes if code not in self.silent)

    def leaves_of(self, code: str) -> tuple[str, ...]:
        """Return the leaves that a code counts."""
        return tuple(self.leaves[at] for at in self._expanded[code])


def _from_root(name: str, root: str, children: Mapping[str, list[str]], count: int) -> list[str]:
    order, stack = [], [root]
    while stack:
        code = stack.pop()
        order.append(code)
        stack += reversed(children.get(code, ()))
    if len(order) < count:
        raise DimensionError(f"Koderna i {name} går i en cirkel.")
    return order
