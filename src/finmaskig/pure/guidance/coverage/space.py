"""The space of situations, and boolean masks over the few fields a claim reads."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from finmaskig.pure.guidance.obligations import Condition

Mask = NDArray[np.bool_]
REMEMBERED = 1 << 16


def condition_of(when: Mapping[str, Iterable[str]]) -> Condition:
    """Return a table of fields and values as a condition: hashable, so proofs are remembered.

    >>> condition_of({"kind": ["buyer"]})
    frozenset({('kind', frozenset({'buyer'}))})
    """
    return frozenset((name, frozenset(values)) for name, values in when.items())


def both(first: Condition, second: Condition) -> Condition:
    """Return the condition that holds where both do.

    >>> both(condition_of({"sex": ["man", "woman"]}), condition_of({"sex": ["man"]}))
    frozenset({('sex', frozenset({'man'}))})
    """
    fields = dict(first)
    for name, values in second:
        fields[name] = fields.get(name, values) & values
    return frozenset(fields.items())


def holds(condition: Condition, situation: Mapping[str, str]) -> bool:
    """Tell whether a situation meets a condition: the plain reading that masks must match."""
    return all(situation[name] in values for name, values in condition)


@dataclass(frozen=True, eq=False)
class Axis:
    """Fields that hang together: each point is one combination of values that can occur.

    The first point is the plainest: nothing recorded.
    """

    fields: tuple[str, ...]
    points: tuple[tuple[str, ...], ...]

    def column(self, condition: Condition) -> tuple[bool, ...]:
        """Return which points meet the part of the condition that reads this axis.

        >>> Axis(("kind",), (("buyer",), ("other",))).column(condition_of({"kind": ["buyer"]}))
        (True, False)
        """
        return _column(self, frozenset(part for part in condition if part[0] in self.fields))

    def values(self, point: int) -> dict[str, str]:
        """Return the values of the fields in a point."""
        return dict(zip(self.fields, self.points[point], strict=True))


@lru_cache(maxsize=REMEMBERED)
def _column(axis: Axis, parts: Condition) -> tuple[bool, ...]:
    read = [(axis.fields.index(name), values) for name, values in parts]
    return tuple(all(point[at] in values for at, values in read) for point in axis.points)


@dataclass(frozen=True, eq=False)
class Space:
    """Every situation: the product of its axes."""

    axes: tuple[Axis, ...]

    @cached_property
    def situations(self) -> int:
        """Return how many situations there are."""
        return prod(len(axis.points) for axis in self.axes)


@dataclass(frozen=True)
class Giver:
    """Where a rule gives its advice: where it applies, and none that goes before it does."""

    when: Condition
    unless: tuple[Condition, ...] = ()

    def gives(self, situation: Mapping[str, str]) -> bool:
        """Tell whether the advice is given in the situation."""
        return holds(self.when, situation) and not any(holds(c, situation) for c in self.unless)


@dataclass(frozen=True)
class Proof:
    """What a claim came to: a situation that needs and is not given, and the cells looked at."""

    hole: Mapping[str, str] | None
    cells: int


@lru_cache(maxsize=REMEMBERED)
def prove(space: Space, need: Condition, givers: tuple[Giver, ...]) -> Proof:
    """Look for a situation that meets the need and that no giver gives anything.

    The grid starts with no giver. Each hole found is tried against all givers; one that gives there
    joins the grid, so that only the fields are read that the proof needs. A hole that no giver
    gives anything is a finding; no hole left is a proof, since the grid holds every cell.

    >>> space = Space((Axis(("kind",), (("buyer",), ("other",), ("relative",))),))
    >>> giver = Giver(condition_of({"kind": ["buyer", "other"]}))
    >>> prove(space, condition_of({}), (giver,))
    Proof(hole={'kind': 'relative'}, cells=2)
    """
    used: list[Giver] = []
    while True:
        grid = _Grid(space, need, used)
        hole = grid.hole()
        found = [] if hole is None else [giver for giver in givers if giver.gives(hole)]
        if not found:
            return Proof(hole, grid.cells)
        used.append(min(found, key=_size))


def _size(giver: Giver) -> int:
    return len({name for condition in (giver.when, *giver.unless) for name, _ in condition})


class _Grid:
    """The cells of one claim: the axes that are read, points that nothing tells apart as one."""

    def __init__(self, space: Space, need: Condition, givers: Sequence[Giver]) -> None:
        self.space = space
        conditions = [c for giver in givers for c in (giver.when, *giver.unless)]
        self.alike = [_alike(axis, need, conditions) for axis in space.axes]
        self.cells = prod(len(classes) for classes in self.alike)
        self.numbers = {condition: at for at, condition in enumerate(conditions)}
        self.givers = givers

    def hole(self) -> dict[str, str] | None:
        """Return the first situation that is left without anything given."""
        if not self.cells:
            return None
        missing: Mask = np.ones([len(classes) for classes in self.alike], dtype=np.bool_)
        for giver in self.givers:
            missing &= ~self._given(giver)
        cell = int(missing.argmax())
        if not missing.flat[cell]:
            return None
        places = np.unravel_index(cell, missing.shape)
        return {
            name: value
            for axis, classes, at in zip(self.space.axes, self.alike, places, strict=True)
            for name, value in axis.values(list(classes.values())[int(at)]).items()
        }

    def _given(self, giver: Giver) -> Mask:
        given = self._mask(giver.when)
        for condition in giver.unless:
            given = given & ~self._mask(condition)
        return given

    def _mask(self, condition: Condition) -> Mask:
        mask: Mask = np.ones((1,) * len(self.alike), dtype=np.bool_)
        for axis, classes in enumerate(self.alike):
            met = [signature[self.numbers[condition]] for signature in classes]
            if not all(met):
                shape = [-1 if at == axis else 1 for at in range(len(self.alike))]
                mask = mask & np.array(met, dtype=np.bool_).reshape(shape)
        return mask


def _alike(
    axis: Axis, need: Condition, conditions: Sequence[Condition]
) -> dict[tuple[bool, ...], int]:
    """Return for each way to meet the conditions the first point that does, within the need."""
    needed = axis.column(need)
    columns = [axis.column(condition) for condition in conditions]
    found: dict[tuple[bool, ...], int] = {}
    for point in (at for at, wanted in enumerate(needed) if wanted):
        found.setdefault(tuple(column[point] for column in columns), point)
    return found
